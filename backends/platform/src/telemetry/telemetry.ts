import type { Tracer } from "@elqnt/service-kit";
import type { Config } from "../config.ts";
import { otelTracer } from "./otel-tracer.ts";

/** Where the traces of this process go. */
export interface Telemetry {
  /** Absent where nobody collects traces. */
  readonly tracer: Tracer | undefined;
  /** Sends what is not sent yet. */
  close(): Promise<void>;
}

/**
 * Sends traces to the collector at `OTEL_EXPORTER_OTLP_ENDPOINT` (OTLP over HTTP, batched; a collector that is away
 * costs the traces, never a request). Without the setting nothing of OpenTelemetry is loaded.
 *
 * @param service Name of this process in traces: `gateway`, `entities`, …
 */
export async function openTelemetry({ otlpEndpoint }: Config, service: string): Promise<Telemetry> {
  if (!otlpEndpoint) return { tracer: undefined, close: async () => {} };
  const [{ BatchSpanProcessor, TracerProvider }, { OTLPTraceExporter }, { resourceFromAttributes }] =
    await Promise.all([
      import("@opentelemetry/sdk-trace"),
      import("@opentelemetry/exporter-trace-otlp-http"),
      import("@opentelemetry/resources"),
    ]);
  const exporter = new OTLPTraceExporter({ url: `${otlpEndpoint.replace(/\/$/, "")}/v1/traces` });
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ "service.namespace": "elqnt", "service.name": service }),
    spanProcessors: [new BatchSpanProcessor({ exporter })],
  });
  return { tracer: otelTracer(provider.getTracer("elqnt")), close: () => provider.shutdown() };
}
