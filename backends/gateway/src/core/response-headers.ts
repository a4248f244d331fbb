import { goesToClient } from "./forwarded-headers.ts";
import { isEventStream } from "./sse.ts";
import type { Exchange } from "./types.ts";

/** Response headers of an upstream by lower-case name. */
export type UpstreamHeaders = Readonly<Record<string, string | string[] | undefined>>;

/**
 * The headers of a forwarded answer as a flat name, value list: the upstream's without connection-level ones, then
 * the gateway's. An answer that says nothing about caching is not cached: a shared URL is not a shared tenant.
 */
export function responseHeaders(exchange: Exchange, headers: UpstreamHeaders): string[] {
  const list = exchange.responseHeaders.slice();
  for (const name in headers) {
    if (!goesToClient(name)) continue;
    const value = headers[name]!;
    if (typeof value === "string") list.push(name, value);
    else for (const entry of value) list.push(name, entry);
  }
  if (headers["cache-control"] === undefined) list.push("Cache-Control", "no-store");
  if (isEventStream(headers["content-type"] as string | undefined)) list.push("X-Accel-Buffering", "no");
  return list;
}
