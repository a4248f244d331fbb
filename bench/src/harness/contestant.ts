import { type ChildProcess, fork, spawn } from "node:child_process";
import { once } from "node:events";
import { openSync, readFileSync } from "node:fs";

/** A server under test, in a process of its own. */
export interface Contestant {
  readonly url: string;
  /** CPU time the process has used, all threads and children, in microseconds. */
  cpu(): number;
  stop(): void;
}

const ticksPerSecond = 100;

/** User and system time of a process and its children from `/proc`, the same way for Node and for nginx. */
function cpuMicroseconds(pid: number | string): number {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const own = ((Number(fields[11]) + Number(fields[12])) * 1e6) / ticksPerSecond;
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").split(" ").filter(Boolean);
  return children.reduce((sum, child) => sum + cpuMicroseconds(child), own);
}

const contestant = (child: ChildProcess, url: string): Contestant => ({
  url,
  cpu: () => cpuMicroseconds(child.pid!),
  stop: () => void child.kill("SIGTERM"),
});

/**
 * Starts a module that calls {@link announce} once it listens. What it logs goes to `/dev/null`: written like in
 * production, and read by nobody.
 */
export async function startContestant(
  file: string,
  env: Readonly<Record<string, string>> = {},
): Promise<Contestant> {
  const sink = openSync("/dev/null", "w");
  const child = fork(file, {
    env: { ...process.env, NODE_ENV: "production", ...env },
    execArgv: ["--conditions=@elqnt/source"],
    stdio: ["ignore", sink, "inherit", "ipc"],
  });
  const [message] = await Promise.race([once(child, "message"), once(child, "exit")]);
  if (typeof message !== "object" || message === null) throw new Error(`Failed to start ${file}: it ended.`);
  return contestant(child, (message as { url: string }).url);
}

/** Starts a program that is no Node module and is known to listen at `url`. */
export async function startProgram(
  command: string,
  args: readonly string[],
  url: string,
): Promise<Contestant> {
  const child = spawn(command, args, { stdio: "ignore" });
  for (let attempt = 0; attempt < 100; attempt++) {
    if (await fetch(url).catch(() => undefined)) return contestant(child, url);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  child.kill();
  throw new Error(`Failed to start ${command}: nothing answers at ${url}.`);
}

/** Tells the parent where this process listens. */
export function announce(port: number): void {
  process.send!({ url: `http://127.0.0.1:${port}` });
}
