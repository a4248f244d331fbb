import { StoreUnavailable } from "./errors.ts";

export interface GateOptions {
  /** Callers inside at once. */
  readonly capacity: number;
  /** Callers that may wait outside; further ones are refused. */
  readonly queue: number;
  /** Longest wait in milliseconds. */
  readonly waitMs: number;
  /** What the refusal names. Default PostgreSQL. */
  readonly engine?: string;
}

/** Lets a bounded number of callers in, so that one org cannot take all connections. */
export class Gate {
  readonly #options: GateOptions;
  readonly #waiting = new Set<() => void>();
  #inside = 0;

  constructor(options: GateOptions) {
    this.#options = options;
  }

  /**
   * Waits for a place; the answer gives it back.
   *
   * @throws StoreUnavailable when the queue is full or the wait is over.
   */
  async enter(): Promise<() => void> {
    if (this.#inside < this.#options.capacity) this.#inside += 1;
    else await this.#wait();
    let inside = true;
    return () => {
      if (inside) this.#leave();
      inside = false;
    };
  }

  #wait(): Promise<void> {
    if (this.#waiting.size >= this.#options.queue) return Promise.reject(busy(this.#options));
    return new Promise((resolve, reject) => {
      const enter = () => {
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(() => {
        this.#waiting.delete(enter);
        reject(busy(this.#options));
      }, this.#options.waitMs);
      this.#waiting.add(enter);
    });
  }

  /** The place goes straight to the longest waiting caller. */
  #leave(): void {
    const [next] = this.#waiting;
    if (!next) {
      this.#inside -= 1;
      return;
    }
    this.#waiting.delete(next);
    next();
  }
}

// Made only when it is thrown: an error with its stack costs more than the wait of a busy org usually does.
const busy = ({ engine = "PostgreSQL" }: GateOptions) =>
  new StoreUnavailable("busy", `Failed to use ${engine}: this org has too many queries running.`);
