import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join, resolve } from "node:path";
import { createCluster, endNow, startCluster, stopCluster } from "./cluster.ts";
import { EmbeddedPostgresError } from "./errors.ts";
import { readPostmaster } from "./leftover.ts";
import { lockDataDir } from "./lock.ts";
import { type Placement, place } from "./placement.ts";

export interface EmbeddedPostgresOptions {
  /** Folder that keeps the data, the password and the lock. Created when missing. */
  readonly dataDir: string;
  /** TCP port on 127.0.0.1. Default: a free one. */
  readonly port?: number;
  /** Further server settings. `fsync=off` and the like are for tests only. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Hears where the data is when that is not `dataDir`. */
  readonly onLog?: (line: string) => void;
  /** Where root puts what the server's user could not reach otherwise. Default `/var/lib/elqnt`. */
  readonly sharedDir?: string;
}

export interface EmbeddedPostgres {
  /** `postgres://postgres:…@127.0.0.1:port/postgres` */
  readonly url: string;
  /** Process id of the server. */
  readonly pid: number;
  /** Stops the server and gives the folder free. Close the pools first. */
  stop(): Promise<void>;
}

const portTries = 5;

/**
 * Starts a real PostgreSQL from npm on a data folder; 1 s the first time, 0.2 s later.
 *
 * It listens on 127.0.0.1 only, behind a random password kept in the data folder (mode 0600). One process at a time
 * has a folder. When that process was killed (`kill -9`) the next start stops the server it left and recovers.
 * The server is not a child that dies of Ctrl-C: stop it after the drain; if the process exits without, it is told
 * to stop then. Works for root, who starts it as another user, and for everybody else.
 *
 * @example
 * ```ts
 * const server = await startEmbeddedPostgres({ dataDir: ".elqnt/postgres" });
 * const postgres = createPostgres({ url: server.url });
 * ```
 *
 * @throws EmbeddedPostgresError with one sentence for the terminal; `code` says what kind.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const dataDir = resolve(options.dataDir);
  const unlock = lockDataDir(dataDir);
  try {
    const placement = place(dataDir, options.onLog ?? (() => {}), options.sharedDir);
    await stopCluster(placement);
    const password = readPassword(placement);
    await createCluster(placement, password, options.settings?.fsync !== "off");
    const port = await startOnPort(placement, options);
    return running(placement, port, password, unlock);
  } catch (error) {
    unlock();
    throw error;
  }
}

/** The password of the cluster, made before the first start. */
function readPassword({ dataDir, cluster }: Placement): string {
  const file = join(dataDir, "password");
  if (existsSync(file)) return readFileSync(file, "utf8");
  if (existsSync(join(cluster, "PG_VERSION"))) {
    const message = `Failed to start PostgreSQL in "${dataDir}": its file "password" is missing. Restore it.`;
    throw new EmbeddedPostgresError("start_failed", message);
  }
  const password = randomBytes(24).toString("base64url");
  writeFileSync(file, password, { mode: 0o600, flag: "wx" });
  return password;
}

/** A free port can be taken by somebody else before the server has it. */
async function startOnPort(
  placement: Placement,
  { port, settings = {} }: EmbeddedPostgresOptions,
): Promise<number> {
  for (let attempt = 1; ; attempt += 1) {
    const chosen = port ?? (await freePort());
    try {
      await startCluster(placement, chosen, settings);
      return chosen;
    } catch (error) {
      const taken = error instanceof EmbeddedPostgresError && error.code === "port_taken";
      if (taken && port !== undefined) throw portTaken(placement, port, error);
      if (!taken || attempt === portTries) throw error;
    }
  }
}

function portTaken({ dataDir }: Placement, port: number, cause: unknown): EmbeddedPostgresError {
  const message = `Failed to start PostgreSQL in "${dataDir}": port ${port} is taken. Choose another one.`;
  return new EmbeddedPostgresError("port_taken", message, { cause });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}

function running(placement: Placement, port: number, password: string, unlock: () => void): EmbeddedPostgres {
  const pid = readPostmaster(placement.cluster)!.pid;
  // The last moment of this process: nothing can be waited for.
  const onExit = () => endNow(pid);
  process.once("exit", onExit);
  let stopping: Promise<void> | undefined;
  const stop = async () => {
    try {
      await stopCluster(placement);
    } finally {
      process.removeListener("exit", onExit);
      unlock();
    }
  };
  return {
    url: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`,
    pid,
    stop: () => {
      stopping ??= stop();
      return stopping;
    },
  };
}
