export interface BreakerOptions {
  /** Failures in a row that open it. Default 3. */
  readonly failures?: number;
  /** How long it refuses before it lets one caller try, in milliseconds. Default 1 000. */
  readonly openMs?: number;
  readonly now?: () => number;
}

/**
 * Refuses at once what would only wait: after some failures in a row, callers are turned away, and one per
 * period is let through to see whether the server is back.
 */
export class Breaker {
  readonly #options: Required<BreakerOptions>;
  #failures = 0;
  #openUntil = 0;

  constructor(options: BreakerOptions = {}) {
    this.#options = { failures: 3, openMs: 1_000, now: () => performance.now(), ...options };
  }

  /** Whether a caller may try. */
  admits(): boolean {
    if (this.#failures < this.#options.failures) return true;
    const now = this.#options.now();
    if (now < this.#openUntil) return false;
    this.#openUntil = now + this.#options.openMs;
    return true;
  }

  succeeded(): void {
    this.#failures = 0;
  }

  failed(): void {
    this.#failures += 1;
    this.#openUntil = this.#options.now() + this.#options.openMs;
  }
}
