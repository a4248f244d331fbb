/** Work that may be done together with other work under one key. */
export interface Job {
  /** How much of a batch it takes. */
  readonly size: number;
  /** Whether it may go into a batch that holds these already. */
  fits(others: readonly this[]): boolean;
}

interface Queued<TJob, TResult> {
  readonly job: TJob;
  resolve(result: TResult): void;
  reject(error: unknown): void;
}

/**
 * Does jobs of one key one batch after the other: those that come while a batch runs make the next one (group commit),
 * so that many small writes cost as much as one. Nothing waits that could run.
 */
export class Coalescer<TJob extends Job, TResult> {
  readonly #run: (key: string, jobs: readonly TJob[]) => Promise<readonly TResult[]>;
  readonly #maxSize: number;
  readonly #queues = new Map<string, Queued<TJob, TResult>[]>();
  readonly #running = new Set<string>();

  readonly #isShared: (error: unknown) => boolean;
  readonly #gather: (() => Promise<void>) | undefined;

  /**
   * @param run Answers one result for each job, in their order; when it rejects, each job is done alone.
   * @param isShared Whether an error would meet every job alone too, so that none is tried again.
   * @param gather Waits for others where a first job shall not go alone.
   */
  constructor(
    run: (key: string, jobs: readonly TJob[]) => Promise<readonly TResult[]>,
    maxSize: number,
    isShared: (error: unknown) => boolean = () => false,
    gather?: () => Promise<void>,
  ) {
    this.#gather = gather;
    this.#run = run;
    this.#maxSize = maxSize;
    this.#isShared = isShared;
  }

  submit(key: string, job: TJob): Promise<TResult> {
    return new Promise((resolve, reject) => {
      const queue = this.#queues.get(key) ?? [];
      this.#queues.set(key, queue);
      queue.push({ job, resolve, reject });
      if (!this.#running.has(key)) void this.#drain(key, queue);
    });
  }

  async #drain(key: string, queue: Queued<TJob, TResult>[]): Promise<void> {
    this.#running.add(key);
    if (this.#gather) await this.#gather();
    while (queue.length > 0) await this.#runBatch(key, this.#nextBatch(queue));
    this.#running.delete(key);
    this.#queues.delete(key);
  }

  /** The first jobs that fit together; their order is kept, so that no later job overtakes an earlier one. */
  #nextBatch(queue: Queued<TJob, TResult>[]): Queued<TJob, TResult>[] {
    const jobs: TJob[] = [];
    let size = 0;
    for (const { job } of queue) {
      if (jobs.length > 0 && (size + job.size > this.#maxSize || !job.fits(jobs))) break;
      jobs.push(job);
      size += job.size;
    }
    return queue.splice(0, jobs.length);
  }

  async #runBatch(key: string, batch: readonly Queued<TJob, TResult>[]): Promise<void> {
    try {
      const results = await this.#run(
        key,
        batch.map(({ job }) => job),
      );
      for (const [at, { resolve }] of batch.entries()) resolve(results[at]!);
    } catch (error) {
      if (batch.length === 1 || this.#isShared(error)) for (const { reject } of batch) reject(error);
      else for (const queued of batch) await this.#runBatch(key, [queued]);
    }
  }
}
