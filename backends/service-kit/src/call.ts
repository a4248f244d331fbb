import type { ByteSource } from "./byte-source.ts";
import type { StoredResponse } from "./context.ts";

/** Reads a request header by lower-case name; null when it was not sent. `Headers` is one. */
export type HeaderReader = Pick<Headers, "get">;

/** A request to a service as plain data: what a server received, before it makes web objects of it. */
export interface ServiceCall {
  readonly method: string;
  /** Path as sent, percent-encoded. */
  readonly path: string;
  /** The query with its leading `?`, or an empty string. */
  readonly search: string;
  readonly headers: HeaderReader;
  readonly body: Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array> | null;
  /** Aborted when the caller is gone or the operation's time is over. Servers may make it when it is first read. */
  readonly signal: AbortSignal;
}

/** An answer whose body is pushed as it comes, for servers with sockets. */
export interface PushedAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly source: ByteSource;
}

/** A whole answer as plain data, one that is pushed, or a response for streams and what a handler made itself. */
export type ServiceAnswer = StoredResponse | PushedAnswer | Response;

/** A fetch request as a call. */
export function toCall(request: Request): ServiceCall {
  const { pathname, search } = new URL(request.url);
  return {
    method: request.method,
    path: pathname,
    search,
    headers: request.headers,
    get body() {
      return request.body;
    },
    get signal() {
      return request.signal;
    },
  };
}

/** An answer as a fetch response. */
export function toResponse(answer: ServiceAnswer): Response {
  if (answer instanceof Response) return answer;
  const { status, headers } = answer;
  const body = "source" in answer ? answer.source.toStream() : answer.body;
  return new Response(body, { status, headers });
}
