import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import type { ByteSource, PushedAnswer, ServiceAnswer } from "@elqnt/service-kit";
import { bodyTooLarge } from "../core/check-request.ts";
import { pairs } from "../core/pairs.ts";
import type { Refusal } from "../core/problem-answer.ts";
import { ServiceRequest } from "../core/service-request.ts";
import { isEventStream } from "../core/sse.ts";
import type { Forward } from "../core/types.ts";
import type { ServiceUpstream } from "../fetch-gateway.ts";
import { NodeExchange, TimedOutError } from "./node-exchange.ts";
import { forwardedHeaders, hasBody, NodeHead } from "./node-head.ts";
import { BodyTooLargeError, limitedBody, readBody } from "./request-body.ts";
import type { Shell } from "./shell.ts";

/** A request to a service of the same process: no socket, no proof, the identity goes along as a value. */
export class ServiceExchange extends NodeExchange {
  readonly #service: ServiceUpstream;
  readonly #onReleased: () => void;
  #call: ServiceRequest | undefined;
  #reader: ReadableStreamDefaultReader<Uint8Array> | undefined;
  #source: ByteSource | undefined;

  constructor(
    shell: Shell,
    service: ServiceUpstream,
    forward: Forward,
    request: IncomingMessage,
    response: ServerResponse,
    onReleased: () => void,
  ) {
    super(shell, forward, request, response);
    this.#service = service;
    this.#onReleased = onReleased;
  }

  /** Never rejects. */
  async run(): Promise<void> {
    try {
      const body = hasBody(this.request) ? await this.#body() : null;
      if (this.isOver) return;
      if (this.forward.operation.stream === "upload") this.startIdleClock();
      else this.startClock();
      this.#call = new ServiceRequest(this.forward, new NodeHead(this.request), body);
      const answer = await this.#ask(this.#call);
      if ("source" in answer) this.#follow(answer);
      else if (answer instanceof Response) await this.#pass(answer);
      else if (!this.isOver) this.answer(answer.status, answer.headers, answer.body);
    } catch (error) {
      this.fail(error);
    }
  }

  #ask(call: ServiceRequest): Promise<ServiceAnswer> {
    const { handle, fetch } = this.#service;
    const { identity } = this.forward;
    return handle ? handle(call, identity) : fetch(this.#toRequest(call), identity);
  }

  /** The same for a service that only knows `fetch`. */
  #toRequest({ body, signal }: ServiceRequest): Request {
    const { operation, path, headers } = this.forward;
    const list = [...forwardedHeaders(this.request), ...headers];
    const init: RequestInit & { duplex: "half" } = {
      method: operation.method,
      headers: pairs(list),
      signal,
      duplex: "half",
    };
    const url = `http://${operation.service}.internal${path}`;
    return new Request(url, body === null ? init : { ...init, body });
  }

  async #body(): Promise<Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array> | null> {
    const { operation, limits } = this.forward;
    if (!operation.body) return this.discardBody();
    if (operation.stream !== "upload")
      return (await readBody(this.request, limits.maxBodyBytes)) as Uint8Array<ArrayBuffer>;
    const stream = limitedBody(this.request, limits.maxBodyBytes);
    stream.on("data", () => this.touch());
    return Readable.toWeb(stream.pause()) as unknown as ReadableStream<Uint8Array>;
  }

  /** Takes what is pushed. */
  #follow({ status, headers, source }: PushedAnswer): void {
    if (this.isOver) {
      source.cancel();
      return;
    }
    this.#source = source;
    this.begin(status, headers);
    this.response.on("drain", () => source.resume());
    source.pipe({
      write: (piece) => this.write(piece),
      end: () => this.end(),
      fail: (error) => this.fail(error),
    });
  }

  async #pass(response: Response): Promise<void> {
    if (this.isOver) return response.body?.cancel();
    const headers: Record<string, string> = Object.fromEntries(response.headers);
    if (this.forward.operation.stream === undefined && !isEventStream(headers["content-type"])) {
      const body = new Uint8Array(await response.arrayBuffer());
      if (this.isOver) return;
      if (response.status !== 204 && response.status !== 304)
        headers["content-length"] = String(body.byteLength);
      this.begin(response.status, headers);
      if (body.byteLength > 0) this.write(body);
      return this.end();
    }
    this.begin(response.status, headers);
    if (response.body) await this.#pump(response.body.getReader());
    if (!this.settled) this.end();
  }

  async #pump(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<void> {
    this.#reader = reader;
    for (let next = await reader.read(); !next.done && !this.isOver; next = await reader.read()) {
      if (!this.write(next.value)) await this.#drained();
    }
  }

  #drained(): Promise<void> {
    return new Promise((resolve) => {
      this.response.once("drain", resolve).once("close", resolve);
    });
  }

  protected override abandon(reason: Error): void {
    this.#call?.abort(reason);
    this.#source?.cancel();
    this.#reader?.cancel(reason).catch(() => undefined);
  }

  protected override released(): void {
    this.#onReleased();
  }

  protected override refusalOf(error: unknown): Refusal {
    if (error instanceof BodyTooLargeError) return bodyTooLarge(this.forward.operation);
    const reason = error instanceof Error ? error.name : "unknown";
    if (error instanceof TimedOutError) {
      return { code: "timeout", detail: "The operation did not finish within its time.", reason };
    }
    return { code: "internal_error", reason };
  }
}
