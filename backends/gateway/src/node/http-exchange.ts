import type { IncomingMessage, ServerResponse } from "node:http";
import type { Readable } from "node:stream";
import { type Identity, proveIdentity } from "@elqnt/service-kit";
import type { Dispatcher } from "undici";
import { bodyTooLarge } from "../core/check-request.ts";
import type { Refusal } from "../core/problem-answer.ts";
import type { UpstreamHeaders } from "../core/response-headers.ts";
import type { Forward } from "../core/types.ts";
import type { HttpUpstream } from "./http-upstream.ts";
import { NodeExchange, TimedOutError } from "./node-exchange.ts";
import { forwardedHeaders, hasBody } from "./node-head.ts";
import { BodyTooLargeError, isSmall, limitedBody, readBody } from "./request-body.ts";
import type { Shell } from "./shell.ts";

/** A request on its way through a service in another process; bytes go from socket to socket. */
export class HttpExchange extends NodeExchange implements Dispatcher.DispatchHandler {
  readonly #upstream: HttpUpstream;
  #controller: Dispatcher.DispatchController | undefined;
  #options: Dispatcher.DispatchOptions | undefined;
  #hasAnswered = false;
  /** Bytes the answer announced, and the piece that held all of them. */
  #length: number | undefined;
  #whole: Buffer | undefined;
  #isRetry = false;

  constructor(
    shell: Shell,
    upstream: HttpUpstream,
    forward: Forward,
    request: IncomingMessage,
    response: ServerResponse,
  ) {
    super(shell, forward, request, response);
    this.#upstream = upstream;
    upstream.inFlight += 1;
  }

  /** Never rejects. */
  async run(): Promise<void> {
    try {
      const body = await this.#body();
      const headers = await this.#headers(body);
      const { method } = this.forward.operation;
      this.#options = { method, path: this.#upstream.basePath + this.forward.path, headers, body };
      if (this.isOver) return;
      if (!this.#upstream.breaker.tryAcquire()) throw new CircuitOpenError();
      if (isStream(body)) this.startIdleClock();
      else this.startClock();
      this.#dispatch(this.#options);
    } catch (error) {
      this.fail(error);
    }
  }

  #dispatch(options: Dispatcher.DispatchOptions): void {
    this.#upstream.poolFor(this.forward.operation).dispatch(options, this);
  }

  async #body(): Promise<Buffer | Readable | null> {
    const { operation, limits } = this.forward;
    if (!hasBody(this.request)) return null;
    if (!operation.body) return this.discardBody();
    if (isSmall(this.request)) return readBody(this.request, limits.maxBodyBytes);
    return limitedBody(this.request, limits.maxBodyBytes);
  }

  async #headers(body: Buffer | Readable | null): Promise<string[]> {
    const { operation, path, identity, headers } = this.forward;
    const list = forwardedHeaders(this.request, operation.stream === "sse");
    const length = this.request.headers["content-length"];
    if (body !== null && length !== undefined) list.push("content-length", length);
    list.push(...headers);
    const { proofHmac, basePath } = this.#upstream;
    const proven = await proveIdentity(proofHmac, operation.method, basePath + path, asciiOnly(identity));
    for (const name in proven) {
      if (name !== "x-request-id" && name !== "traceparent" && proven[name] !== "")
        list.push(name, proven[name]!);
    }
    return list;
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    // The client may have left while the request waited for a connection.
    if (this.isOver) controller.abort(new Error("The exchange is over."));
  }

  onBodySent(): void {
    this.touch();
  }

  /** The operation's time does not run while a large body is still coming in. */
  onRequestSent(): void {
    if (isStream(this.#options?.body) && !this.#hasAnswered) this.startClock();
  }

  onResponseStart(
    _controller: Dispatcher.DispatchController,
    status: number,
    headers: UpstreamHeaders,
  ): void {
    if (status < 200) return;
    this.#hasAnswered = true;
    this.#length = Number(headers["content-length"]);
    this.#upstream.breaker.succeeded();
    this.begin(status, headers);
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    if (this.settled) return;
    if (chunk.byteLength === this.#length) {
      this.#whole = chunk;
      return;
    }
    if (this.write(chunk)) return;
    controller.pause();
    this.response.once("drain", () => controller.resume());
  }

  onResponseEnd(): void {
    if (!this.settled) this.end(this.#whole);
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    if (this.settled) return;
    if (this.#mayRepeat(error)) {
      this.#isRetry = true;
      this.#dispatch(this.#options!);
    } else {
      this.fail(error);
    }
  }

  /** An idle connection may be closed by the upstream in the moment it is used again; that is nobody's failure. */
  #mayRepeat(error: Error): boolean {
    if (this.#isRetry || this.#hasAnswered || !this.#isIdempotent()) return false;
    return !isStream(this.#options!.body) && isConnectionLoss(error) && this.#upstream.tryRetry();
  }

  /** A creating POST is idempotent only with a key. */
  #isIdempotent(): boolean {
    const { retry, idempotency } = this.forward.operation;
    return retry !== "never" && (!idempotency || this.request.headers["idempotency-key"] !== undefined);
  }

  protected override abandon(reason: Error): void {
    this.#controller?.abort(reason);
  }

  protected override released(): void {
    this.#upstream.inFlight -= 1;
  }

  protected override refusalOf(error: unknown): Refusal {
    if (error instanceof BodyTooLargeError) return bodyTooLarge(this.forward.operation);
    const { breaker, name } = this.#upstream;
    if (error instanceof CircuitOpenError) {
      const headers = ["Retry-After", String(breaker.retryAfterSeconds)];
      return { code: "upstream_unavailable", reason: `${name}: circuit open`, headers };
    }
    breaker.failed();
    const reason = `${name}: ${codeOf(error)}`;
    if (error instanceof TimedOutError) {
      return { code: "timeout", detail: "The operation did not finish within its time.", reason };
    }
    if (isConnectFailure(error))
      return { code: "upstream_unavailable", reason, headers: ["Retry-After", "1"] };
    return { code: "bad_gateway", reason };
  }
}

/** The upstream failed too often to be asked. */
class CircuitOpenError extends Error {
  override readonly name = "CircuitOpenError";
}

/** Header values are Latin-1; an e-mail address that is not stays with the token. */
function asciiOnly(identity: Identity): Identity {
  if (identity.email === undefined || /^[\x21-\x7e]*$/.test(identity.email)) return identity;
  const { email: _email, ...rest } = identity;
  return rest;
}

function isStream(body: unknown): boolean {
  return body !== null && body !== undefined && !Buffer.isBuffer(body);
}

function codeOf(error: unknown): string {
  const { code, name } = error as { code?: unknown; name?: unknown };
  return String(code ?? name ?? "unknown");
}

function isConnectionLoss(error: unknown): boolean {
  return ["UND_ERR_SOCKET", "ECONNRESET", "EPIPE"].includes(codeOf(error)) && !isConnectFailure(error);
}

function isConnectFailure(error: unknown): boolean {
  const { syscall } = error as { syscall?: string };
  return syscall === "connect" || syscall === "getaddrinfo" || codeOf(error) === "UND_ERR_CONNECT_TIMEOUT";
}
