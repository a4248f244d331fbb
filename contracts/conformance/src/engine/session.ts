import type { Call, Exchange } from "../http/exchange.ts";
import type { Transport } from "../http/transport.ts";

export interface SessionOptions {
  transport: Transport;
  timeoutMs: number;
  /** Called with every finished exchange. */
  onExchange(exchange: Exchange): void;
  /** Stops whatever is under way. */
  signal: AbortSignal;
  pace: Pace;
}

/** Sends calls for one case. */
export type Send = (call: Call) => Promise<Exchange>;

/** When the target wants to be left alone until; one for all cases of a run, for they come from one address. */
export interface Pace {
  until: number;
}

const graceMs = 250;
const longestPause = 10_000;
/** Waiting for a rate limit longer than this is no waiting any more. */
const mostPatience = 180_000;

/** Thrown when no answer came at all: an unreachable target, a broken connection, a timeout. */
export class NoAnswer extends Error {
  override readonly name = "NoAnswer";
  readonly call: Call;
  constructor(call: Call, cause: unknown) {
    const reason = cause instanceof Error ? `${cause.message}${causeText(cause)}` : String(cause);
    super(`No answer to ${call.method} ${call.target}: ${reason}`, { cause });
    this.call = call;
  }
}

const causeText = (error: Error): string =>
  error.cause instanceof Error
    ? ` (${(error.cause as NodeJS.ErrnoException).code ?? error.cause.message})`
    : "";

const pause = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    signal.addEventListener("abort", done, { once: true });
  });

/** Runs work under a deadline of its own. In-process handlers may ignore the signal; the deadline holds anyway. */
async function withDeadline<TResult>(
  work: (signal: AbortSignal) => Promise<TResult>,
  timeoutMs: number,
  outer: AbortSignal,
): Promise<TResult> {
  const controller = new AbortController();
  const stop = () => controller.abort(new Error("the run was stopped"));
  const expire = () => controller.abort(new Error(`nothing within ${timeoutMs} ms`));
  // When the process itself was busy, an answer may be waiting behind this very timer: it gets a moment more.
  let timer = setTimeout(() => {
    timer = setTimeout(expire, graceMs);
  }, timeoutMs);
  outer.addEventListener("abort", stop, { once: true });
  try {
    return await Promise.race([
      work(controller.signal),
      new Promise<never>((_, reject) => {
        controller.signal.addEventListener("abort", () => reject(controller.signal.reason), { once: true });
      }),
    ]);
  } finally {
    clearTimeout(timer);
    outer.removeEventListener("abort", stop);
  }
}

/** How long a 429 asks to wait. The suite obeys: a rate limit is a promise kept, not a failure. */
function retryAfter({ headers }: Exchange): number {
  const seconds = Number(headers["retry-after"] ?? 1);
  return Math.min(Number.isFinite(seconds) ? seconds * 1000 : 1000, longestPause);
}

/** A sender that times, captures and keeps the pace that the target asks for. */
export function createSend({ transport, timeoutMs, onExchange, signal, pace }: SessionOptions): Send {
  async function once(call: Call): Promise<Exchange> {
    const started = performance.now();
    try {
      const answer = await withDeadline((inner) => transport(call, inner), timeoutMs, signal);
      return { ...answer, call, milliseconds: performance.now() - started };
    } catch (cause) {
      throw cause instanceof NoAnswer ? cause : new NoAnswer(call, cause);
    }
  }
  return async (call) => {
    const asked = performance.now();
    for (;;) {
      const wait = pace.until - performance.now();
      if (wait > 0) await pause(wait, signal);
      const exchange = await once(call);
      onExchange(exchange);
      const isPatient = performance.now() - asked < mostPatience && !signal.aborted;
      if (exchange.status !== 429 || !isPatient) return exchange;
      pace.until = Math.max(pace.until, performance.now() + retryAfter(exchange));
    }
  };
}
