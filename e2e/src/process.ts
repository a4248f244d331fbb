import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";

/** What a finished command printed. */
export interface Finished {
  readonly stdout: string;
  readonly stderr: string;
}

/** How a command runs; its time limit (in milliseconds) defaults to 150,000. */
export interface RunOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly timeoutMs?: number;
}

/**
 * The environment a user's shell would have: what pnpm, vitest and Node's test settings added is left out, so that
 * `npm install` and `next build` behave as they do for users. The registry and proxies of the machine stay.
 */
export function cleanEnvironment(more: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  const added =
    /^(npm_(?!config_(registry|(https?_)?proxy|noproxy|cafile)$)|pnpm_|VITE|NODE_ENV$|NODE_OPTIONS$|TEST$|CI$|INIT_CWD$)/i;
  const kept = Object.entries(process.env).filter(([name]) => !added.test(name));
  return { ...Object.fromEntries(kept), ...more };
}

function collect(child: ChildProcess): { stdout: string; stderr: string } {
  const output = { stdout: "", stderr: "" };
  child.stdout?.on("data", (chunk) => {
    output.stdout += chunk;
  });
  child.stderr?.on("data", (chunk) => {
    output.stderr += chunk;
  });
  return output;
}

/** Runs a command to its end; rejects with everything it printed unless it exits 0 in time. */
export function run(command: string, args: readonly string[], options: RunOptions): Promise<Finished> {
  const { cwd, env = {}, timeoutMs = 150_000 } = options;
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env: cleanEnvironment(env), timeout: timeoutMs });
    const output = collect(child);
    child.on("error", reject);
    child.on("close", (code, signal) => {
      if (code === 0) return resolve(output);
      const line = [command, ...args].join(" ");
      reject(new Error(`"${line}" ended with ${code ?? signal}.\n${output.stdout}\n${output.stderr}`));
    });
  });
}

/** A program that runs until it is closed. */
export interface Running {
  /** Everything it printed so far. */
  output(): string;
  close(): Promise<void>;
}

/**
 * Starts a program and waits until it answers; rejects with what it printed when it ends or does not answer in time.
 *
 * @param isReady Looks whether it is up. It gets what the program printed so far.
 */
export async function start(
  command: string,
  args: readonly string[],
  options: RunOptions & { readonly isReady: (output: string) => boolean | Promise<boolean> },
): Promise<Running> {
  const child = spawn(command, args, { cwd: options.cwd, env: cleanEnvironment(options.env) });
  const printed = collect(child);
  const output = (): string => printed.stdout + printed.stderr;
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const deadline = Date.now() + (options.timeoutMs ?? 30_000);
  while (!(await options.isReady(output()))) {
    if (child.exitCode !== null || Date.now() > deadline) {
      child.kill("SIGKILL");
      throw new Error(`"${command} ${args.join(" ")}" did not come up.\n${output()}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return {
    output,
    close: async () => {
      child.kill("SIGTERM");
      const killer = setTimeout(() => child.kill("SIGKILL"), 5_000);
      await ended;
      clearTimeout(killer);
    },
  };
}

/** Whether a GET of the URL is answered with success. */
export const answers = (url: string): Promise<boolean> =>
  fetch(url).then(
    async (response) => {
      await response.arrayBuffer();
      return response.ok;
    },
    () => false,
  );

/** A TCP port of this machine that nobody uses now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => (address && typeof address === "object" ? resolve(address.port) : reject(address)));
    });
  });
}
