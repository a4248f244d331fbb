import { mkdirSync } from "node:fs";
import { join } from "node:path";

/** The package's folder; opponents are resolved from here. */
export const room: string = join(import.meta.dirname, "../..");

/** A folder for what a benchmark generates or installs, never committed. */
export function cacheFolder(name: string): string {
  const folder = join(room, ".cache", name);
  mkdirSync(folder, { recursive: true });
  return folder;
}
