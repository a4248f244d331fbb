import { execFileSync } from "node:child_process";
import { join } from "node:path";

/** Builds what changed since its last build; throws when a package does not build. */
export function buildPackages(): void {
  execFileSync(process.execPath, [join(import.meta.dirname, "../../tools/build-packages.ts")], {
    stdio: "inherit",
  });
}
