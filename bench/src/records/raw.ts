import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { LoadResult } from "../harness/load.ts";

/** Statements for the raw driver, in a closed loop. */
export interface RawJob {
  readonly kind: "create" | "read" | "query";
  readonly connections: number;
  readonly seconds: number;
  readonly ids: readonly string[];
}

/** A process with the driver alone. */
export class RawDriver {
  readonly #process: ChildProcess;

  private constructor(process: ChildProcess) {
    this.#process = process;
  }

  static async start(env: Readonly<Record<string, string>>): Promise<RawDriver> {
    const child = fork(join(import.meta.dirname, "raw-worker.ts"), {
      env: { ...process.env, ...env },
      execArgv: ["--conditions=@elqnt/source"],
    });
    await once(child, "message");
    return new RawDriver(child);
  }

  async run(job: RawJob): Promise<LoadResult> {
    this.#process.send(job);
    const [result] = (await once(this.#process, "message")) as [LoadResult];
    return result;
  }

  stop(): void {
    this.#process.kill();
  }
}
