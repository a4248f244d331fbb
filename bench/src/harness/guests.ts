import { execFileSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { cacheFolder } from "./folders.ts";

/**
 * Opponents that are too large, or pinned too low, for the lockfile of the house. They are installed on demand into a
 * folder of their own, without scripts, and only benchmarks see them.
 */
const versions = {
  "@clerk/clerk-js": "6.40.0",
  "@clerk/react": "6.18.0",
  "@stoplight/prism-cli": "5.16.0",
  convex: "1.48.0",
} as const;

export type Guest = keyof typeof versions;

/** Installs an opponent once; `undefined` when this machine cannot get it. @returns the folder to resolve it from. */
export function installGuest(name: Guest): string | undefined {
  const folder = cacheFolder(`guests/${name.replace("/", "+")}@${versions[name]}`);
  if (existsSync(join(folder, "node_modules", name))) return folder;
  writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true, name: "guest" }));
  try {
    const flags = ["--ignore-scripts", "--no-audit", "--no-fund", "--legacy-peer-deps"];
    execFileSync("npm", ["install", `${name}@${versions[name]}`, ...flags], { cwd: folder, stdio: "ignore" });
    return folder;
  } catch {
    return undefined;
  }
}
