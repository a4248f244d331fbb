import type { HeaderReader, ServiceCall } from "@elqnt/service-kit";
import { connectionNames, goesToUpstream } from "./forwarded-headers.ts";
import type { Forward, HeaderReader as SentHeaders } from "./types.ts";

/** Whoever sent the request, where a signal tells that they are gone. */
type Caller = Pick<Request, "signal">;

/** A forwarded request as a service of the same process reads it; what it does not ask for is never made. */
export class ServiceRequest implements ServiceCall, HeaderReader {
  readonly #forward: Forward;
  readonly #sent: SentHeaders;
  readonly #caller: Caller | undefined;
  readonly #dropped: ReadonlySet<string> | undefined;
  #controller: AbortController | undefined;
  #reason: unknown;
  readonly path: string;
  readonly search: string;
  readonly body: ServiceCall["body"];

  constructor(forward: Forward, sent: SentHeaders, body: ServiceCall["body"], caller?: Caller) {
    this.#forward = forward;
    this.#sent = sent;
    this.#caller = caller;
    this.#dropped = connectionNames(sent.get("connection"));
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
    return this.#sent.get(name) ?? null;
  }

  get signal(): AbortSignal {
    if (!this.#controller) {
      this.#controller = new AbortController();
      if (this.#reason !== undefined) this.#controller.abort(this.#reason);
    }
    const own = this.#controller.signal;
    return this.#caller ? AbortSignal.any([own, this.#caller.signal]) : own;
  }

  abort(reason: unknown): void {
    this.#reason ??= reason;
    this.#controller?.abort(reason);
  }
}
