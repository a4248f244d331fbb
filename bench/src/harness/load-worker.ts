import { Client } from "undici";
import type { LoadJob, LoadResult } from "./load.ts";
import { percentile } from "./stats.ts";

/** One connection's share of a job. */
class Lane {
  readonly latencies: number[] = [];
  errors = 0;
  readonly #client: Client;
  readonly #job: LoadJob;
  readonly #until: number;
  #next: number;

  constructor(job: LoadJob, index: number, until: number) {
    this.#client = new Client(job.url, { pipelining: 1 });
    this.#job = job;
    this.#until = until;
    this.#next = index;
  }

  async run(): Promise<void> {
    while (performance.now() < this.#until) await this.#one();
    await this.#client.destroy();
  }

  #one(): Promise<void> {
    const { requests, status: expected } = this.#job;
    const { body = null, ...request } = requests[this.#next++ % requests.length]!;
    const start = performance.now();
    return new Promise((resolve) => {
      const failed = () => {
        this.errors += 1;
        resolve();
      };
      let status = 0;
      this.#client.dispatch(
        { ...request, method: request.method as "GET", body },
        {
          onRequestStart() {},
          onResponseStart(_controller, code) {
            status = code;
          },
          onResponseData() {},
          onResponseEnd: () => {
            this.latencies.push(performance.now() - start);
            if (status !== expected) failed();
            else resolve();
          },
          onResponseError: failed,
        },
      );
    });
  }
}

process.on("message", async (job: LoadJob) => {
  const start = performance.now();
  const until = start + job.seconds * 1_000;
  const lanes = Array.from({ length: job.connections }, (_, index) => new Lane(job, index, until));
  await Promise.all(lanes.map((lane) => lane.run()));
  const latencies = lanes.flatMap((lane) => lane.latencies);
  const result: LoadResult = {
    requests: latencies.length,
    errors: lanes.reduce((sum, { errors }) => sum + errors, 0),
    seconds: (performance.now() - start) / 1_000,
    p50: percentile(latencies, 0.5),
    p99: percentile(latencies, 0.99),
  };
  process.send!(result);
});
