import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { type AddressInfo, connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";

/** A server of its own for a test that breaks it. It keeps its port over all that happens to it. */
export interface TestServer {
  readonly url: string;
  readonly dataDir: string;
  /** Starts the server on what its folder holds; resolves when it accepts connections. */
  start(): Promise<void>;
  /** Ends the server as a crash would. */
  kill(): Promise<void>;
  /** Freezes the server: it accepts connections and answers nothing. */
  pause(): void;
  resume(): void;
  /** Ends the server and deletes its folder. */
  close(): Promise<void>;
}

/** A NATS server with JetStream, not started yet. Needs `nats-server` on the PATH. */
export const testNatsServer = (): Promise<TestServer> =>
  testServer("nats", "nats-server", (port, dir) => ["-a", "127.0.0.1", "-p", port, "-js", "-sd", dir]);

/** A Redis server that keeps nothing, not started yet. Needs `redis-server` on the PATH. */
export const testRedisServer = (...settings: string[]): Promise<TestServer> =>
  testServer("redis", "redis-server", (port, dir) => {
    return ["--bind", "127.0.0.1", "--port", port, "--dir", dir, "--save", "", ...settings];
  });

/** Folders of servers that a user's PATH may leave out. */
const path = `${process.env.PATH}${delimiter}/usr/sbin${delimiter}/usr/local/sbin`;

/** Whether a program can be started here. */
export const canStart = (command: string): boolean =>
  path.split(delimiter).some((folder) => existsSync(join(folder, command)));

async function testServer(
  scheme: string,
  command: string,
  argumentsFor: (port: string, dataDir: string) => string[],
): Promise<TestServer> {
  const dataDir = mkdtempSync(join(tmpdir(), `elqnt-${scheme}-`));
  const port = await freePort();
  let child: ChildProcess | undefined;
  // A test run that ends early leaves no server behind.
  process.once("exit", () => child?.kill("SIGKILL"));

  const kill = async () => {
    if (!child) return;
    const exited = once(child, "exit");
    child.kill("SIGKILL");
    await exited;
    child = undefined;
  };
  return {
    url: `${scheme}://127.0.0.1:${port}`,
    dataDir,
    kill,
    async start() {
      child = spawn(command, argumentsFor(String(port), dataDir), {
        stdio: "ignore",
        env: { ...process.env, PATH: path },
      });
      await once(child, "spawn");
      while (!(await accepts(port))) await delay(10);
    },
    pause: () => void child?.kill("SIGSTOP"),
    resume: () => void child?.kill("SIGCONT"),
    async close() {
      await kill();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as AddressInfo;
  probe.close();
  return port;
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1", () => socket.end(() => resolve(true)));
    socket.on("error", () => resolve(false));
  });
}
