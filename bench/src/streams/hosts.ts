import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { openSync } from "node:fs";
import { join } from "node:path";
import type { HostAnswer, HostJob } from "./host.ts";

/** A contestant: a server of streams in a process of its own, with its readers in another. */
export class HostProcess {
  readonly #child: ChildProcess;
  readonly #ended: Promise<unknown>;

  private constructor(child: ChildProcess) {
    this.#child = child;
    this.#ended = once(child, "exit");
  }

  static async start(contestant: string, env: Readonly<Record<string, string>> = {}): Promise<HostProcess> {
    const sink = openSync("/dev/null", "w");
    const child = fork(join(import.meta.dirname, "contestants", `${contestant}.ts`), {
      env: { ...process.env, NODE_ENV: "production", ...env },
      execArgv: ["--conditions=@elqnt/source"],
      stdio: ["ignore", sink, "inherit", "ipc"],
    });
    const host = new HostProcess(child);
    await host.#answer();
    return host;
  }

  ask(job: HostJob): Promise<HostAnswer> {
    this.#child.send(job);
    return this.#answer();
  }

  async #answer(): Promise<HostAnswer> {
    const answer = new Promise<HostAnswer>((resolve) => this.#child.once("message", resolve));
    const ended = this.#ended.then(() => {
      throw new Error("Failed to ask a server of streams: its process ended.");
    });
    return Promise.race([answer, ended]);
  }

  stop(): void {
    this.#child.kill("SIGTERM");
  }
}
