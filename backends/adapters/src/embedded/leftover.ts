import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, readlinkSync, rmSync } from "node:fs";
import { platform } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";

/** What `postmaster.pid` says about the server of a cluster. */
export interface Postmaster {
  readonly pid: number;
  readonly ready: boolean;
}

/** Reads `postmaster.pid`; undefined when there is none. Line 1 is the process, line 8 its state. */
export function readPostmaster(cluster: string): Postmaster | undefined {
  try {
    const lines = readFileSync(join(cluster, "postmaster.pid"), "utf8").split("\n");
    const pid = Number(lines[0]);
    return Number.isInteger(pid) && pid > 0 ? { pid, ready: lines[7]?.trim() === "ready" } : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Whether the process is a PostgreSQL server that runs. A zombie does not: PostgreSQL itself takes it for alive
 * and refuses to start until somebody reaps it, which in a container may be never.
 */
export function isRunningServer(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !/^Z/.test(stateOf(pid)) && /postgres/.test(commandOf(pid));
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/**
 * Removes the pid file of a dead server once its children are gone too; they notice its death within moments.
 * While one of them works in the cluster, a second server would destroy it, so the file stays.
 */
export async function removeStalePidFile(cluster: string): Promise<void> {
  for (let tries = 0; tries < 100 && processesIn(cluster).length > 0; tries += 1) await delay(50);
  if (processesIn(cluster).length === 0) rmSync(join(cluster, "postmaster.pid"), { force: true });
}

/** Processes whose working folder is the cluster: the server's own and its children. Known on Linux only. */
function processesIn(cluster: string): string[] {
  if (platform() !== "linux") return [];
  return readdirSync("/proc").filter((pid) => {
    try {
      return /^\d+$/.test(pid) && readlinkSync(`/proc/${pid}/cwd`) === cluster;
    } catch {
      return false;
    }
  });
}

function stateOf(pid: number): string {
  if (platform() !== "linux") return ps("stat", pid);
  // The command in parentheses may contain anything, so the state is what follows the last one.
  return readFileSync(`/proc/${pid}/stat`, "utf8").replace(/^.*\) /s, "");
}

function commandOf(pid: number): string {
  if (platform() !== "linux") return ps("command", pid);
  return readFileSync(`/proc/${pid}/cmdline`, "utf8");
}

function ps(column: string, pid: number): string {
  if (platform() === "win32") return "postgres";
  return execFileSync("ps", ["-o", `${column}=`, "-p", String(pid)], { encoding: "utf8" });
}
