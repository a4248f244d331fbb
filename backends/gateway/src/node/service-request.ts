import type { IncomingMessage } from "node:http";
import type { HeaderReader, ServiceCall } from "@elqnt/service-kit";
import { connectionNames, goesToUpstream } from "../core/forwarded-headers.ts";
import type { Forward } from "../core/types.ts";
import { forwardedHeaders } from "./node-head.ts";

/** A forwarded request as a service of the same process reads it; what it does not ask for is never made. */
export class ServiceRequest implements ServiceCall, HeaderReader {
  readonly #request: IncomingMessage;
  readonly #forward: Forward;
  readonly #dropped: ReadonlySet<string> | undefined;
  #controller: AbortController | undefined;
  #reason: Error | undefined;
  readonly path: string;
  readonly search: string;
  readonly body: ServiceCall["body"];

  constructor(request: IncomingMessage, forward: Forward, body: ServiceCall["body"]) {
    this.#request = request;
    this.#forward = forward;
    this.#dropped = connectionNames(request.headers.connection);
    const mark = forward.path.indexOf("?");
    this.path = mark === -1 ? forward.path : forward.path.slice(0, mark);
    this.search = mark === -1 ? "" : forward.path.slice(mark);
    this.body = body;
  }

  get method(): string {
    return this.#forward.operation.method;
  }

  get headers(): HeaderReader {
    return this;
  }

  /** What the gateway writes comes before what the client sent. */
  get(name: string): string | null {
    const { headers } = this.#forward;
    for (let index = 0; index < headers.length; index += 2) {
      if (headers[index] === name) return headers[index + 1]!;
    }
    if (!goesToUpstream(name) || this.#dropped?.has(name)) return null;
    return (this.#request.headers[name] as string | undefined) ?? null;
  }

  get signal(): AbortSignal {
    if (!this.#controller) {
      this.#controller = new AbortController();
      if (this.#reason) this.#controller.abort(this.#reason);
    }
    return this.#controller.signal;
  }

  abort(reason: Error): void {
    this.#reason ??= reason;
    this.#controller?.abort(reason);
  }

  /** The same for a service that only knows `fetch`. */
  toRequest(): Request {
    const { operation, path, headers } = this.#forward;
    const list = [...forwardedHeaders(this.#request), ...headers];
    const init: RequestInit & { duplex: "half" } = {
      method: operation.method,
      headers: pairs(list),
      signal: this.signal,
      duplex: "half",
    };
    const url = `http://${operation.service}.internal${path}`;
    return new Request(url, this.body === null ? init : { ...init, body: this.body });
  }
}

function pairs(list: readonly string[]): [string, string][] {
  const result: [string, string][] = [];
  for (let index = 0; index < list.length; index += 2) result.push([list[index]!, list[index + 1]!]);
  return result;
}
