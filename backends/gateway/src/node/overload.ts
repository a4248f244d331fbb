import type { Operation } from "@elqnt/contracts";
import type { Metrics } from "../core/metrics.ts";
import type { Refusal } from "../core/problem-answer.ts";

/** Where a process stops taking on work. */
export interface OverloadOptions {
  /** Largest number of API requests in flight. Default 2000. */
  readonly maxInFlight?: number;
  /** Largest number of them at one upstream, so that a slow one leaves room for the others. Default half of it. */
  readonly maxInFlightPerUpstream?: number;
  /** Largest number of open streams. Default 10,000. */
  readonly maxStreams?: number;
  /** Event-loop delay in milliseconds from which requests are refused before they queue. Default 1000. */
  readonly maxLoopDelayMs?: number;
}

const sampleMs = 50;

/** Measures how late the event loop is. */
export class LoopDelay {
  #expectedAt = performance.now() + sampleMs;
  #lateMs = 0;
  readonly #timer: NodeJS.Timeout;

  constructor() {
    this.#timer = setInterval(() => this.#sample(), sampleMs).unref();
  }

  /** Delay of the last sample; a loop that is stuck right now shows by how much the next one is overdue. */
  get ms(): number {
    return Math.max(this.#lateMs, performance.now() - this.#expectedAt);
  }

  #sample(): void {
    const now = performance.now();
    this.#lateMs = Math.max(0, now - this.#expectedAt);
    this.#expectedAt = now + sampleMs;
  }

  stop(): void {
    clearInterval(this.#timer);
  }
}

/** Requests in flight in this process, the one in question included, and at one upstream. */
export interface Load {
  readonly inFlight: number;
  readonly streams: number;
  readonly atUpstream: number;
}

/** Creates the check that refuses work beyond the limits: a quick 503 keeps the accepted requests quick. */
export function createShedder(
  options: OverloadOptions,
  delay: LoopDelay,
  metrics: Metrics,
): (operation: Operation, load: Load) => Refusal | undefined {
  const { maxInFlight = 2000, maxStreams = 10_000, maxLoopDelayMs = 1000 } = options;
  const { maxInFlightPerUpstream = Math.ceil(maxInFlight / 2) } = options;

  function reasonFor(operation: Operation, load: Load): string | undefined {
    if (delay.ms > maxLoopDelayMs) return "loop_delay";
    if (operation.stream === "sse") return load.streams >= maxStreams ? "streams" : undefined;
    if (load.inFlight > maxInFlight) return "in_flight";
    return load.atUpstream >= maxInFlightPerUpstream ? "upstream_in_flight" : undefined;
  }

  return (operation, load) => {
    const reason = reasonFor(operation, load);
    if (!reason) return undefined;
    metrics.count("elqnt_gateway_shed_total", "Requests refused because of load.", `reason="${reason}"`);
    const headers = ["Retry-After", "1"];
    const code = reason === "upstream_in_flight" ? "upstream_unavailable" : "service_unavailable";
    return { code, detail: "Too much is going on right now. Repeat the request later.", reason, headers };
  };
}
