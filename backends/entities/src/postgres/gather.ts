/** How calls are gathered. */
export interface GatherOptions<TItem> {
  /** Batches that run at once; further calls wait and become the next one. */
  readonly concurrency: number;
  /** Weight of a batch at most, unless one item alone is heavier. */
  readonly maxWeight: number;
  weigh(item: TItem): number;
}

interface Waiting<TItem, TResult> {
  readonly item: TItem;
  resolve(result: TResult | Promise<TResult>): void;
  reject(error: unknown): void;
}

/**
 * Does together what is asked at the same time. A call alone starts at the end of the event loop's turn; calls that
 * come while the allowed number of batches runs wait and go as one. So nothing is delayed to be gathered, and the more
 * there is to do, the less each costs. A batch starts after all its calls did: each sees what was committed before it.
 */
export class Gatherer<TItem, TResult> {
  readonly #run: (items: readonly TItem[]) => Promise<readonly (TResult | Promise<TResult>)[]>;
  readonly #options: GatherOptions<TItem>;
  #waiting: Waiting<TItem, TResult>[] = [];
  #running = 0;
  #isScheduled = false;

  /** @param run Answers one result, or its promise, for each item in their order; what it throws, every call gets. */
  constructor(
    run: (items: readonly TItem[]) => Promise<readonly (TResult | Promise<TResult>)[]>,
    options: GatherOptions<TItem>,
  ) {
    this.#run = run;
    this.#options = options;
  }

  add(item: TItem): Promise<TResult> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ item, resolve, reject });
      this.#schedule();
    });
  }

  #schedule(): void {
    if (this.#isScheduled || this.#waiting.length === 0 || this.#running >= this.#options.concurrency) return;
    this.#isScheduled = true;
    setImmediate(() => {
      this.#isScheduled = false;
      void this.#start(this.#take());
      this.#schedule();
    });
  }

  #take(): Waiting<TItem, TResult>[] {
    const { weigh, maxWeight } = this.#options;
    let weight = 0;
    const end = this.#waiting.findIndex(({ item }, index) => {
      weight += weigh(item);
      return index > 0 && weight > maxWeight;
    });
    return this.#waiting.splice(0, end === -1 ? this.#waiting.length : end);
  }

  async #start(batch: readonly Waiting<TItem, TResult>[]): Promise<void> {
    this.#running += 1;
    try {
      const results = await this.#run(batch.map(({ item }) => item));
      batch.forEach(({ resolve }, index) => {
        resolve(results[index]!);
      });
    } catch (error) {
      for (const { reject } of batch) reject(error);
    } finally {
      this.#running -= 1;
      this.#schedule();
    }
  }
}
