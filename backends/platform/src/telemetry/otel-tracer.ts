import type { Tracer } from "@elqnt/service-kit";
import {
  type Tracer as OtelTracer,
  ROOT_CONTEXT,
  type SpanContext,
  SpanKind,
  SpanStatusCode,
  TraceFlags,
  trace,
} from "@opentelemetry/api";

const kinds = { server: SpanKind.SERVER, producer: SpanKind.PRODUCER, consumer: SpanKind.CONSUMER } as const;

/** Spans of the platform as spans of OpenTelemetry. Who belongs to whom is said by `traceparent`, nowhere else. */
export function otelTracer(tracer: OtelTracer): Tracer {
  return {
    start({ name, kind, parent, attributes = {} }) {
      const context = parent ? trace.setSpanContext(ROOT_CONTEXT, spanContextOf(parent)) : ROOT_CONTEXT;
      const span = tracer.startSpan(name, { kind: kinds[kind], attributes }, context);
      return {
        traceparent: traceparentOf(span.spanContext()),
        end({ name: better, failed, attributes: more = {} } = {}) {
          if (better) span.updateName(better);
          if (failed) span.setStatus({ code: SpanStatusCode.ERROR });
          span.setAttributes(more).end();
        },
      };
    },
  };
}

/** @param traceparent Well-formed: the gateway lets nothing else in. */
function spanContextOf(traceparent: string): SpanContext {
  const [, traceId = "", spanId = "", flags = "01"] = traceparent.split("-");
  return { traceId, spanId, traceFlags: Number.parseInt(flags, 16), isRemote: true };
}

function traceparentOf({ traceId, spanId, traceFlags }: SpanContext): string {
  return `00-${traceId}-${spanId}-${traceFlags & TraceFlags.SAMPLED ? "01" : "00"}`;
}
