import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const git = (root: string, ...parameters: string[]): string =>
  execFileSync("git", parameters, {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
    stdio: ["ignore", "pipe", "ignore"],
  });

function attempt(root: string, ...parameters: string[]): string | undefined {
  try {
    return git(root, ...parameters).trim();
  } catch {
    return undefined;
  }
}

/** The last release tag, else the main branch. */
export const defaultBase = (root: string): string =>
  attempt(root, "describe", "--tags", "--abbrev=0") ??
  (attempt(root, "rev-parse", "--verify", "main") ? "main" : "origin/main");

const isContract = (path: string): boolean =>
  /^contracts\/(?:openapi|events|schemas)\//.test(path) || path === "contracts/problems.yaml";

/** Writes the contracts of a git ref into a new temporary folder; undefined when the ref has none. */
export function checkoutContracts(root: string, ref: string): string | undefined {
  if (!attempt(root, "rev-parse", "--verify", `${ref}^{commit}`)) {
    throw new Error(`Failed to compare with "${ref}": git does not know it. Fetch it, or give --base.`);
  }
  const paths = git(root, "ls-tree", "-r", "--name-only", ref, "contracts").split("\n").filter(isContract);
  if (!paths.includes("contracts/problems.yaml")) return undefined;
  const folder = mkdtempSync(join(tmpdir(), "contracts-"));
  for (const part of ["openapi", "events"]) mkdirSync(join(folder, "contracts", part), { recursive: true });
  for (const path of paths) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), git(root, "show", `${ref}:${path}`));
  }
  return join(folder, "contracts");
}
