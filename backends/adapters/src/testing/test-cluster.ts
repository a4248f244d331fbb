import { execFileSync } from "node:child_process";
import { rmSync } from "node:fs";
import pg from "pg";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "../embedded/index.ts";
import { scratchDir } from "./scratch-dir.ts";
import { askGlobalSetup, unsafeSettings } from "./settings.ts";

/** A PostgreSQL server to be broken by a test. It keeps its URL over all that happens to it. */
export interface TestCluster {
  readonly url: string;
  /** Ends the server as a crash would: connections break, nothing is said goodbye to. */
  crash(): Promise<void>;
  /** Starts the server again after a crash; it recovers from its log. */
  start(): Promise<void>;
  /** Freezes every process of the server (SIGSTOP): it accepts connections and answers nothing. */
  pause(): Promise<void>;
  resume(): void;
  /** Stops the server and deletes its data. */
  close(): Promise<void>;
}

/** Starts a server of its own from a copy of a template; 0.3 s. Not on Windows. */
export async function testCluster(): Promise<TestCluster> {
  const dataDir = scratchDir();
  const template = await askGlobalSetup("/template");
  execFileSync("cp", ["-a", `${template}/cluster`, `${template}/password`, dataDir]);
  let server = await startEmbeddedPostgres({ dataDir, settings: unsafeSettings });
  const { url } = server;
  const port = Number(new URL(url).port);
  let frozen: number[] = [];

  const resume = () => {
    for (const pid of frozen) signal(pid, "SIGCONT");
    frozen = [];
  };
  return {
    url,
    resume,
    async crash() {
      // SIGQUIT is PostgreSQL's own word for it: the server and its children end at once, without a checkpoint.
      signal(server.pid, "SIGQUIT");
      await server.stop();
    },
    async start() {
      server = await startEmbeddedPostgres({ dataDir, port, settings: unsafeSettings });
    },
    async pause() {
      frozen = await processesOf(server);
      for (const pid of frozen) signal(pid, "SIGSTOP");
    },
    async close() {
      resume();
      await server.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function processesOf({ url, pid }: EmbeddedPostgres): Promise<number[]> {
  const client = new pg.Client(url);
  await client.connect();
  const { rows } = await client.query("select pid from pg_stat_activity where pid <> pg_backend_pid()");
  await client.end();
  return [pid, ...rows.map((row: { pid: number }) => row.pid)];
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It has ended meanwhile.
  }
}
