import { clientAddress } from "./client-address.ts";
import type { Cors } from "./cors.ts";
import { requestIdOf, traceparentOf } from "./request-id.ts";
import type { Exchange, RequestHead } from "./types.ts";

/** Opens the record of a request: its ids, and the headers that every answer to it carries. */
export function openExchange(head: RequestHead, cors: Cors, trustedProxies: number): Exchange {
  const { headers, remoteAddress } = head;
  const requestId = requestIdOf(headers.get("x-request-id"));
  const address =
    trustedProxies === 0
      ? remoteAddress
      : clientAddress(remoteAddress, headers.get("x-forwarded-for"), trustedProxies);
  return {
    requestId,
    traceparent: traceparentOf(headers.get("traceparent")),
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
