import type { IncomingMessage } from "node:http";
import { Readable } from "node:stream";
import type { HeaderReader, ServiceCall } from "@elqnt/service-kit";
import { hasBody } from "./node-head.ts";
import { isSmall, readBody } from "./request-body.ts";

/** A request on a socket as a service reads it. */
export class IncomingCall implements ServiceCall, HeaderReader {
  readonly #request: IncomingMessage;
  readonly #controller = new AbortController();
  readonly path: string;
  readonly search: string;
  readonly body: ServiceCall["body"];

  private constructor(request: IncomingMessage, body: ServiceCall["body"]) {
    this.#request = request;
    const { url = "/" } = request;
    const mark = url.indexOf("?");
    this.path = mark === -1 ? url : url.slice(0, mark);
    this.search = mark === -1 ? "" : url.slice(mark);
    this.body = body;
  }

  /** Reads a small body first; a large one is left to be read, and bounded, by the service. */
  static async of(request: IncomingMessage): Promise<IncomingCall> {
    if (!hasBody(request)) return new IncomingCall(request, null);
    if (isSmall(request))
      return new IncomingCall(
        request,
        (await readBody(request, Number.POSITIVE_INFINITY)) as Uint8Array<ArrayBuffer>,
      );
    return new IncomingCall(request, Readable.toWeb(request) as unknown as ReadableStream<Uint8Array>);
  }

  get method(): string {
    return this.#request.method ?? "";
  }

  get headers(): HeaderReader {
    return this;
  }

  get(name: string): string | null {
    const value = this.#request.headers[name];
    return value === undefined ? null : typeof value === "string" ? value : value.join(", ");
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  abort(): void {
    this.#controller.abort();
  }

  /** The same for a service that only knows `fetch`. */
  toRequest(): Request {
    const { headers } = this.#request;
    const list = Object.keys(headers).map((name): [string, string] => [name, this.get(name)!]);
    const init = { method: this.method, headers: list, signal: this.signal, duplex: "half" } as const;
    const url = `http://${headers.host ?? "localhost"}${this.path}${this.search}`;
    return new Request(url, this.body === null ? init : { ...init, body: this.body });
  }
}
