import { readText } from "./event-stream.ts";
import type { Answer, Call } from "./exchange.ts";
import { isJsonType } from "./exchange.ts";

/** The part of the Fetch API that the suite needs; an in-process handler is one. */
export type Fetch = (request: Request) => Promise<Response>;

/** Sends one call and reads the whole answer; of a stream of events up to the first of them. */
export type Transport = (call: Call, signal: AbortSignal) => Promise<Answer>;

/** Origin of requests to an in-process handler; `.invalid` never resolves (RFC 2606). */
export const inProcessOrigin = "http://conformance.invalid";

/** The headers of a call with its credential written in. */
export function headersOf(call: Call): Record<string, string> {
  const headers: Record<string, string> = { ...call.headers };
  if (call.credential.kind === "minted") headers.authorization = `Bearer ${call.credential.token}`;
  if (call.credential.kind === "literal") headers.authorization = call.credential.header;
  return headers;
}

/** The body as JSON where the media type says so and the text agrees. */
export function parseBody(text: string, contentType: string | undefined): unknown {
  if (!isJsonType(contentType) || text === "") return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A transport over any Fetch implementation: a network client or an in-process handler. */
export function fetchTransport(fetch: Fetch, baseUrl: string): Transport {
  const base = baseUrl.replace(/\/$/, "");
  return async (call, signal) => {
    const request = new Request(base + call.target, {
      method: call.method,
      headers: headersOf(call),
      redirect: "manual",
      signal,
      ...(call.body === undefined ? {} : { body: call.body as BodyInit }),
    });
    const response = await fetch(request);
    call.opened?.();
    const text = await readText(response);
    const headers = Object.fromEntries(response.headers);
    return {
      status: response.status,
      headers,
      text,
      json: parseBody(text, headers["content-type"]),
    };
  };
}
