import type { IncomingMessage } from "node:http";
import { connectionNames, goesToUpstream } from "../core/forwarded-headers.ts";
import type { Refusal } from "../core/problem-answer.ts";
import type { HeaderReader, RequestHead } from "../core/types.ts";

const maxHeaderCount = 100;
const tooManyHeaders: Refusal = {
  code: "headers_too_large",
  detail: "The request has more than 100 headers.",
};
const noHost: Refusal = { code: "bad_request", detail: "The request has no Host." };
const unknownExpectation: Refusal = { code: "bad_request", detail: "The only expectation is 100-continue." };

/** A Node request as the core reads it, without copying anything. */
export class NodeHead implements RequestHead, HeaderReader {
  readonly #request: IncomingMessage;
  readonly #expectation: boolean;

  /** @param expectation An `Expect` other than `100-continue`. */
  constructor(request: IncomingMessage, expectation = false) {
    this.#request = request;
    this.#expectation = expectation;
  }

  get method(): string {
    return this.#request.method ?? "";
  }

  get target(): string {
    return this.#request.url ?? "";
  }

  get headers(): HeaderReader {
    return this;
  }

  get(name: string): string | undefined {
    return this.#request.headers[name] as string | undefined;
  }

  get hasBody(): boolean {
    return hasBody(this.#request);
  }

  get remoteAddress(): string {
    return this.#request.socket.remoteAddress ?? "";
  }

  get fault(): Refusal | undefined {
    const { rawHeaders, headers, httpVersion } = this.#request;
    if (rawHeaders.length > maxHeaderCount * 2) return tooManyHeaders;
    if (headers.host === undefined && httpVersion === "1.1") return noHost;
    return this.#expectation ? unknownExpectation : undefined;
  }
}

/** Whether a body follows the head. */
export function hasBody({ headers }: IncomingMessage): boolean {
  const length = headers["content-length"];
  return (length !== undefined && length !== "0") || headers["transfer-encoding"] !== undefined;
}

/**
 * Copies the client's headers that may go on to an upstream, as a flat name, value list.
 *
 * @param uncompressed Leaves `Accept-Encoding` out: a compressor in front of an event stream holds events back.
 */
export function forwardedHeaders(request: IncomingMessage, uncompressed = false): string[] {
  const { headers } = request;
  const dropped = connectionNames(headers.connection);
  const list: string[] = [];
  for (const name in headers) {
    if (!goesToUpstream(name) || dropped?.has(name) || (uncompressed && name === "accept-encoding")) continue;
    list.push(name, headers[name] as string);
  }
  return list;
}
