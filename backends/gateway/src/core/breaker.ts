/** State of a circuit: `open` refuses at once, `half-open` lets one probe through. */
export type BreakerState = "closed" | "open" | "half-open";

export interface BreakerOptions {
  /** Consecutive failures that open the circuit. Default 5. */
  readonly failures?: number;
  /** Milliseconds the circuit stays open before a probe. Default 5000. */
  readonly openMs?: number;
  readonly now?: () => number;
}

/** Keeps requests away from an upstream that does not answer, so that waiting for it takes nothing else down. */
export class Breaker {
  #failures = 0;
  #openedAt = 0;
  #state: BreakerState = "closed";
  readonly #limit: number;
  readonly #openMs: number;
  readonly #now: () => number;

  constructor(options: BreakerOptions = {}) {
    this.#limit = options.failures ?? 5;
    this.#openMs = options.openMs ?? 5000;
    this.#now = options.now ?? Date.now;
  }

  get state(): BreakerState {
    return this.#state;
  }

  /** Whether a request may go; the first one after the pause is the probe. */
  tryAcquire(): boolean {
    if (this.#state === "closed") return true;
    if (this.#now() - this.#openedAt < this.#openMs) return false;
    this.#state = "half-open";
    // Until the probe reports back, or as long again if it never does, everyone else is refused.
    this.#openedAt = this.#now();
    return true;
  }

  succeeded(): void {
    this.#failures = 0;
    this.#state = "closed";
  }

  failed(): void {
    this.#failures += 1;
    if (this.#state !== "half-open" && this.#failures < this.#limit) return;
    this.#state = "open";
    this.#openedAt = this.#now();
  }

  /** Whole seconds after which a client may try again. */
  get retryAfterSeconds(): number {
    return Math.max(1, Math.ceil((this.#openedAt + this.#openMs - this.#now()) / 1000));
  }
}
