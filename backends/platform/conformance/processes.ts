import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";
import { join } from "node:path";

const cli = join(import.meta.dirname, "../src/cli.ts");

/** A port nobody listens on right now. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });

/** One running `elqnt` command. */
export interface Running {
  readonly process: ChildProcess;
  /** The exit code, once it ended; null when a signal ended it. */
  readonly ended: Promise<number | null>;
  /** Sends a signal; an end that follows is expected. */
  signal(name: NodeJS.Signals): void;
  /** Sends SIGTERM and gives the exit code. */
  stop(): Promise<number | null>;
  /** Ends it as a crash would, without a word. */
  kill(): Promise<void>;
}

/** What a command that came to its end said. */
export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const spawnElqnt = (args: readonly string[], env: Record<string, string>): ChildProcess =>
  spawn(process.execPath, ["--conditions=@elqnt/source", cli, ...args], {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });

const unset = {
  ...{ JWT_SECRET: "", NODE_ENV: "", OTEL_EXPORTER_OTLP_ENDPOINT: "" },
  ...{ DATABASE_URL: "", CLICKHOUSE_URL: "", REDIS_URL: "", NATS_URL: "", KG_STORE: "" },
};

/** Runs `elqnt` to its end. Variables of this process that steer it are not handed on. */
export function runElqnt(args: readonly string[], env: Record<string, string> = {}): Promise<Finished> {
  const child = spawnElqnt(args, { ...unset, ...env });
  let stdout = "";
  let stderr = "";
  child.stdout!.on("data", (chunk: Buffer) => {
    stdout += chunk;
  });
  child.stderr!.on("data", (chunk: Buffer) => {
    stderr += chunk;
  });
  return new Promise((resolve) => child.once("close", (code) => resolve({ code, stdout, stderr })));
}

/** What this process started and has not seen the end of: nothing outlives a run that fails while it starts others. */
const children = new Set<ChildProcess>();
process.once("exit", () => {
  for (const child of children) child.kill("SIGKILL");
});

/** Starts `elqnt` with arguments and environment of its own, as {@link runElqnt} does. Its output is shown only when it fails. */
export function startElqnt(args: readonly string[], env: Record<string, string>): Running {
  const child = spawnElqnt(args, { ...unset, ...env });
  children.add(child);
  let output = "";
  for (const stream of [child.stdout!, child.stderr!]) {
    stream.on("data", (chunk: Buffer) => {
      output = (output + chunk).slice(-20_000);
    });
  }
  let isStopping = false;
  const ended = new Promise<number | null>((resolve) => {
    child.once("exit", (code) => {
      children.delete(child);
      if (!isStopping) console.error(`elqnt ${args.join(" ")} ended with ${code}:\n${output}`);
      resolve(code);
    });
  });
  const signal = (name: NodeJS.Signals): void => {
    isStopping = true;
    child.kill(name);
  };
  return {
    process: child,
    ended,
    signal,
    async stop() {
      signal("SIGTERM");
      return ended;
    },
    async kill() {
      signal("SIGKILL");
      await ended;
    },
  };
}

/** Waits until a process answers `/ready` with 200; fails when it ends before or the time is over. */
export async function untilReady(
  url: string,
  { process: child }: Running,
  deadlineMs = 60_000,
): Promise<void> {
  const deadline = Date.now() + deadlineMs;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`The process for ${url} ended with ${child.exitCode}.`);
    const response = await fetch(`${url}/ready`).catch(() => undefined);
    await response?.body?.cancel();
    if (response?.status === 200) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${url} was not ready within ${deadlineMs} ms.`);
}
