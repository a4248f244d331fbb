import { type ChildProcess, spawn } from "node:child_process";
import { setTimeout as pause } from "node:timers/promises";

/** A started program that answers. */
export interface Started {
  /** Seconds from the start of the process to its first answer. */
  readonly seconds: number;
  readonly child: ChildProcess;
  /** Ends it and waits. */
  stop(): Promise<void>;
}

/**
 * Starts a program and asks it every 25 ms until it answers with `status`.
 *
 * @throws Error when it ends, or is silent for a minute
 */
export async function untilFirstAnswer(
  command: string,
  args: readonly string[],
  {
    url,
    headers = {},
    status,
    env = {},
  }: { url: string; headers?: Record<string, string>; status: number; env?: Record<string, string> },
): Promise<Started> {
  const start = performance.now();
  const child = spawn(command, args, { stdio: "ignore", env: { ...process.env, ...env } });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const stop = () => {
    child.kill("SIGTERM");
    return ended;
  };
  while (performance.now() - start < 60_000 && child.exitCode === null) {
    const response = await fetch(url, { headers }).catch(() => undefined);
    await response?.arrayBuffer();
    if (response?.status === status) return { seconds: (performance.now() - start) / 1_000, child, stop };
    await pause(25);
  }
  await stop();
  throw new Error(`Failed to start ${command} ${args.join(" ")}: ${url} never answered ${status}.`);
}
