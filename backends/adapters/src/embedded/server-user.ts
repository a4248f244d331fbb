import { execFileSync } from "node:child_process";
import { statSync } from "node:fs";
import { dirname } from "node:path";

/** As whom the server runs, as options of `spawn`. Empty: as this process. */
export interface ServerUser {
  readonly uid?: number;
  readonly gid?: number;
}

/**
 * PostgreSQL refuses to run as root. Root starts it as the owner of the cluster, or as `postgres` where that user
 * exists, or as `nobody`; no user is ever created.
 */
export function serverUser(cluster: string): ServerUser {
  if (process.getuid?.() !== 0) return {};
  return ownerOf(cluster) ?? userNamed("postgres") ?? userNamed("nobody") ?? {};
}

function ownerOf(path: string): ServerUser | undefined {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats && stats.uid !== 0 ? { uid: stats.uid, gid: stats.gid } : undefined;
}

function userNamed(name: string): ServerUser | undefined {
  try {
    return { uid: idOf("-u", name), gid: idOf("-g", name) };
  } catch {
    return undefined;
  }
}

const idOf = (flag: string, name: string) =>
  Number(execFileSync("id", [flag, name], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }));

/** Whether the user may walk to `path`: every folder above it lets others through. */
export function canReach(user: ServerUser, path: string): boolean {
  if (user.uid === undefined) return true;
  const parent = dirname(path);
  if (parent === path) return true;
  const { mode, uid, gid } = statSync(parent);
  const mask = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001;
  return (mode & mask) !== 0 && canReach(user, parent);
}
