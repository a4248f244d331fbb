import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

/** One request, sent again and again. */
export interface LoadRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Closed loop: each connection sends its next request when the last one is answered. */
export interface LoadJob {
  readonly url: string;
  /** Sent in turn. */
  readonly requests: readonly LoadRequest[];
  readonly connections: number;
  readonly seconds: number;
  /** Every other status is an error. */
  readonly status: number;
}

/** What a job came to. Latencies in milliseconds. */
export interface LoadResult {
  readonly requests: number;
  readonly errors: number;
  readonly seconds: number;
  readonly p50: number;
  readonly p99: number;
}

/** A process that makes load, so that it takes no CPU time from the process under test. */
export class LoadGenerator {
  readonly #process: ChildProcess = fork(join(import.meta.dirname, "load-worker.ts"), {
    execArgv: ["--conditions=@elqnt/source"],
  });

  /** @throws Error when any answer was not the expected one */
  async run(job: LoadJob): Promise<LoadResult> {
    this.#process.send(job);
    const [result] = (await once(this.#process, "message")) as [LoadResult];
    if (result.errors > 0 || result.requests === 0)
      throw new Error(`Failed to load ${job.url}: ${result.errors} errors in ${result.requests} answers.`);
    return result;
  }

  stop(): void {
    this.#process.kill();
  }
}
