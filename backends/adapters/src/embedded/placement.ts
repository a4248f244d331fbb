import { randomBytes } from "node:crypto";
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  realpathSync,
  renameSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, sep } from "node:path";
import { type Binaries, findBinaries } from "./binaries.ts";
import { fileError } from "./errors.ts";
import { canReach, type ServerUser, serverUser } from "./server-user.ts";

/** Where the server's programs and data are, and as whom it runs. */
export interface Placement {
  readonly dataDir: string;
  readonly cluster: string;
  readonly bin: string;
  readonly user: ServerUser;
}

/** For root, whose own folders the server's user often may not enter. */
const defaultSharedDir = "/var/lib/elqnt";

/**
 * Decides where things are. Usually in the data folder and in node_modules; when root keeps those under a folder
 * the server's user may not enter (a home with mode 0700), in `/var/lib/elqnt`, with a link in the data folder.
 */
export function place(
  dataDir: string,
  onLog: (line: string) => void,
  sharedDir = defaultSharedDir,
): Placement {
  try {
    const link = join(dataDir, "cluster");
    const user = serverUser(link);
    if (isTemporary(link) && !canReach(user, link)) letThrough(link);
    const cluster = placeCluster(link, user, sharedDir, onLog);
    return { dataDir, cluster, bin: placeBinaries(findBinaries(), user, sharedDir, onLog), user };
  } catch (cause) {
    throw (cause as NodeJS.ErrnoException).syscall ? fileError(dataDir, cause) : cause;
  }
}

function placeCluster(
  link: string,
  user: ServerUser,
  sharedDir: string,
  onLog: (line: string) => void,
): string {
  if (existsSync(link)) return realpathSync(link);
  if (canReach(user, link)) return link;
  const cluster = join(sharedDir, `data-${randomBytes(6).toString("hex")}`);
  makeFolder(cluster, user);
  symlinkSync(cluster, link);
  onLog(`PostgreSQL may not enter "${link}" when started by root; its data is in "${cluster}".`);
  return cluster;
}

const isTemporary = (path: string) => path.startsWith(join(tmpdir(), sep));

/** A temporary folder (`mkdtemp`, mode 0700) is to vanish with all that is in it: others may walk through, not look. */
function letThrough(link: string): void {
  for (let path = dirname(link); path !== tmpdir(); path = dirname(path)) {
    chmodSync(path, statSync(path).mode | 0o011);
  }
}

function placeBinaries(
  { root, version }: Binaries,
  user: ServerUser,
  sharedDir: string,
  onLog: (line: string) => void,
): string {
  if (canReach(user, join(root, "bin"))) return join(root, "bin");
  const shared = join(sharedDir, `postgres-${version}`);
  if (!existsSync(shared)) {
    onLog(`PostgreSQL may not enter "${root}" when started by root; copying it to "${shared}".`);
    const copy = `${shared}.${randomBytes(6).toString("hex")}`;
    cpSync(root, copy, { recursive: true, verbatimSymlinks: true });
    renameSync(copy, shared);
  }
  return join(shared, "bin");
}

/** A folder for the server's user alone, as PostgreSQL demands. */
export function makeFolder(path: string, { uid, gid }: ServerUser): void {
  mkdirSync(path, { recursive: true, mode: 0o755 });
  if (uid !== undefined && gid !== undefined) chownSync(path, uid, gid);
}
