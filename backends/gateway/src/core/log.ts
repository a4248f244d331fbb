import type { LogEntry } from "@elqnt/service-kit";
import type { Exchange, Outcome } from "./types.ts";

/**
 * The one line a request leaves. Fields are listed, not copied, so that no header, query, body or token can slip in;
 * the path is the template of the operation, because parameters may be secrets too.
 */
export function accessLine(exchange: Exchange, outcome: Outcome, durationMs: number): LogEntry {
  const { operation, identity } = exchange;
  return {
    level: outcome.status >= 500 ? "error" : outcome.aborted ? "warn" : "info",
    message: "request",
    requestId: exchange.requestId,
    traceId: exchange.traceparent.slice(3, 35),
    method: exchange.method,
    route: exchange.route,
    status: outcome.status,
    durationMs: Math.round(durationMs * 100) / 100,
    operation: operation?.operationId,
    service: operation?.service,
    orgId: identity?.orgId,
    userId: identity?.userId,
    clientAddress: exchange.clientAddress,
    bytesOut: outcome.bytesOut,
    code: exchange.code,
    reason: exchange.reason,
    aborted: outcome.aborted,
  };
}

/** A path that matched nothing, fit for a log: short, and without segments that could be credentials. */
export function redactPath(path: string): string {
  return path
    .slice(0, 512)
    .split("/")
    .map((segment) => (looksSecret(segment) ? "***" : segment))
    .join("/")
    .slice(0, 128);
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

function looksSecret(segment: string): boolean {
  return segment.length > 24 && !uuid.test(segment);
}
