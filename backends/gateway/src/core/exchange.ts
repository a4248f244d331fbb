import type { Tracer } from "@elqnt/service-kit";
import { clientAddress } from "./client-address.ts";
import type { Cors } from "./cors.ts";
import { isTraceparent, newTraceparent, requestIdOf } from "./request-id.ts";
import type { Exchange, RequestHead } from "./types.ts";

/** Opens the record of a request: its ids, and the headers that every answer to it carries. */
export function openExchange(
  head: RequestHead,
  cors: Cors,
  trustedProxies: number,
  tracer: Tracer | undefined,
): Exchange {
  const { headers, remoteAddress } = head;
  const requestId = requestIdOf(headers.get("x-request-id"));
  const address =
    trustedProxies === 0
      ? remoteAddress
      : clientAddress(remoteAddress, headers.get("x-forwarded-for"), trustedProxies);
  const sent = headers.get("traceparent");
  const parent = isTraceparent(sent) ? sent : undefined;
  const span = tracer?.start({ name: head.method, kind: "server", parent });
  return {
    requestId,
    traceparent: span?.traceparent ?? parent ?? newTraceparent(),
    span,
    method: head.method,
    startedAt: performance.now(),
    responseHeaders: ["X-Request-ID", requestId, ...cors.headersFor(headers.get("origin"))],
    path: "",
    route: "",
    clientAddress: address,
    operation: undefined,
    identity: undefined,
    code: undefined,
    reason: undefined,
  };
}
