import { randomBytes } from "node:crypto";
import { chownSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { platform, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { EmbeddedPostgresError, outputError } from "./errors.ts";
import { isRunningServer, readPostmaster, removeStalePidFile } from "./leftover.ts";
import { makeFolder, type Placement } from "./placement.ts";
import { runProgram } from "./program.ts";
import type { ServerUser } from "./server-user.ts";

const waitSeconds = 30;

/** Creates the cluster, unless there is one. A start that is killed on the way leaves nothing that looks finished. */
export async function createCluster(placement: Placement, password: string, sync: boolean): Promise<void> {
  const { cluster, dataDir, user } = placement;
  if (existsSync(join(cluster, "PG_VERSION"))) return;
  const fresh = `${cluster}.new`;
  rmSync(fresh, { recursive: true, force: true });
  makeFolder(fresh, user);
  const passwordFile = writePasswordFile(password, user);
  try {
    const flags = [
      "--username=postgres",
      "--auth=scram-sha-256",
      `--pwfile=${passwordFile}`,
      "--encoding=UTF8",
    ];
    const all = [`--pgdata=${fresh}`, ...flags, ...locale(), ...(sync ? [] : ["--no-sync"])];
    await runProgram(placement, "initdb", all);
  } catch (error) {
    throw outputError(dataDir, (error as Error).message);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  rmSync(cluster, { recursive: true, force: true });
  renameSync(fresh, cluster);
}

/** initdb reads the password as the server's user, who cannot read ours. */
function writePasswordFile(password: string, { uid, gid }: ServerUser): string {
  const file = join(tmpdir(), `elqnt-${randomBytes(12).toString("hex")}`);
  writeFileSync(file, password, { mode: 0o600, flag: "wx" });
  if (uid !== undefined && gid !== undefined) chownSync(file, uid, gid);
  return file;
}

/** Sorting by code point, letters of all languages known as letters; named differently on each system. */
function locale(): string[] {
  if (platform() === "linux") return ["--locale=C.UTF-8"];
  if (platform() === "darwin") return ["--locale=C", "--lc-ctype=UTF-8"];
  return ["--locale=C"];
}

/** Starts the server and waits until it answers. It is no child of this process: signals are for us to forward. */
export async function startCluster(
  { cluster, dataDir, ...placement }: Placement,
  port: number,
  settings: Readonly<Record<string, string>>,
): Promise<void> {
  const log = join(cluster, "server.log");
  rmSync(log, { force: true });
  const all = {
    listen_addresses: "127.0.0.1",
    port: String(port),
    // The path of a socket is limited to some 100 bytes, that of a data folder is not.
    unix_socket_directories: "",
    timezone: "UTC",
    // Mistakes in queries are told to their caller; the log is for what happens to the server.
    log_min_messages: "log",
    ...settings,
  };
  const options = Object.entries(all).map(([name, value]) => `-c ${name}='${value}'`);
  const flags = [
    "start",
    "-w",
    "-t",
    String(waitSeconds),
    "-s",
    "-D",
    cluster,
    "-l",
    log,
    "-o",
    options.join(" "),
  ];
  try {
    await runProgram({ cluster, dataDir, ...placement }, "pg_ctl", flags);
  } catch (error) {
    throw outputError(dataDir, `${(error as Error).message}\n${readLog(log)}`);
  }
}

function readLog(log: string): string {
  try {
    return readFileSync(log, "utf8");
  } catch {
    return "";
  }
}

/**
 * Stops the server, if there is one: running transactions are rolled back, everything committed is on disk.
 *
 * That goes for ours and for the one that a killed process left running. A server that was killed itself leaves a
 * pid file that PostgreSQL sometimes believes: it is removed.
 */
export async function stopCluster(placement: Placement): Promise<void> {
  const postmaster = readPostmaster(placement.cluster);
  if (!postmaster) return;
  if (isRunningServer(postmaster.pid)) await endServer(placement, postmaster.pid);
  await removeStalePidFile(placement.cluster);
}

/** Not with pg_ctl: that waits for the pid file to go, in vain when the server was killed a moment ago. */
async function endServer(placement: Placement, pid: number): Promise<void> {
  if (platform() === "win32") {
    await runProgram(placement, "pg_ctl", ["stop", "-m", "fast", "-w", "-s", "-D", placement.cluster]);
    return;
  }
  const deadline = performance.now() + waitSeconds * 1_000;
  endNow(pid);
  while (isRunningServer(pid)) {
    if (performance.now() > deadline) throw stillRunning(placement, pid);
    await delay(20);
  }
}

/** Tells the server to stop, without waiting for it. */
export function endNow(pid: number): void {
  try {
    process.kill(pid, "SIGINT");
  } catch {
    // It is gone already.
  }
}

function stillRunning({ dataDir }: Placement, pid: number): EmbeddedPostgresError {
  const message = `Failed to stop PostgreSQL in "${dataDir}": process ${pid} does not end within ${waitSeconds} s.`;
  return new EmbeddedPostgresError("in_use", message);
}
