import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { EmbeddedPostgresError, fileError } from "./errors.ts";

const sqliteBusy = 5;

/**
 * Holds a data folder, made when missing, for this process. The lock is the operating system's, taken through SQLite, the one place
 * where Node offers it: it ends with the process however that dies, so there is no stale lock to judge.
 *
 * @returns a function that gives the folder free.
 */
export function lockDataDir(dataDir: string): () => void {
  const owner = join(dataDir, "owner.pid");
  try {
    mkdirSync(dataDir, { recursive: true });
    const lock = new DatabaseSync(join(dataDir, "lock"), { timeout: 0 });
    lock.exec("begin exclusive");
    writeFileSync(owner, String(process.pid));
    return () => lock.close();
  } catch (cause) {
    if ((cause as { errcode?: number }).errcode !== sqliteBusy) throw fileError(dataDir, cause);
    const message = `Failed to start PostgreSQL in "${dataDir}": ${ownerOf(owner)} is using it.`;
    throw new EmbeddedPostgresError("in_use", message, { cause });
  }
}

function ownerOf(file: string): string {
  try {
    return `process ${readFileSync(file, "utf8")}`;
  } catch {
    return "another process";
  }
}
