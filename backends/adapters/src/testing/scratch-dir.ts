import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stopCluster } from "../embedded/cluster.ts";
import { lockDataDir } from "../embedded/lock.ts";
import { place } from "../embedded/placement.ts";

const prefix = "elqnt-test-";

/** A folder for one test server. */
export function scratchDir(): string {
  return mkdtempSync(join(tmpdir(), prefix));
}

/** Stops and removes the test servers of runs that were killed. Those of running ones are locked. */
export async function removeAbandoned(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(prefix))) {
    const dir = join(tmpdir(), name);
    if (!isOld(dir)) continue;
    try {
      const unlock = lockDataDir(dir);
      await stopCluster(place(dir, () => {}));
      unlock();
      rmSync(dir, { recursive: true, force: true });
    } catch {
      // In use, or another user's.
    }
  }
}

/** A run may be between making its folder and locking it, and a stopped template is not locked: no run takes an hour. */
function isOld(dir: string): boolean {
  const stats = statSync(dir, { throwIfNoEntry: false });
  return stats !== undefined && Date.now() - stats.mtimeMs > 3_600_000;
}
