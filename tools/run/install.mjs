import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { announce } from "./announce.mjs";
import { refusalOf } from "./refusal.mjs";
import { collect } from "./spawn.mjs";

/** Installs the packages, unless nothing they depend on changed since the last time that succeeded. */
export async function ensureInstalled(root, env) {
  const stamp = join(root, "node_modules", ".cache", "elqnt-install");
  const wanted = fingerprint(root);
  const installed = existsSync(join(root, "node_modules", ".modules.yaml"));
  if (installed && existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  rmSync(stamp, { force: true });
  await announce("Installing packages", async (detail) => {
    const command = ["pnpm", "install", "--frozen-lockfile", "--reporter=append-only"];
    // CI: do not ask before replacing a folder of another package manager. One retry: without a network tell it soon.
    const settings = { ...env, CI: "true", pnpm_config_fetch_retries: "1" };
    const { code, output } = await collect(command, {
      cwd: root,
      env: settings,
      onLine: detail,
    });
    if (code !== 0) throw refusalOf("install the packages", output);
  });
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, wanted);
}

/** Everything that decides what an install does: the lockfile, the settings, all manifests, the platform. */
function fingerprint(root) {
  const hash = createHash("sha256").update(`${process.platform} ${process.arch}`);
  const files = ["pnpm-lock.yaml", "pnpm-workspace.yaml", ...manifests(root, ".")];
  for (const file of files) {
    hash.update(`\0${file}\0`);
    if (existsSync(join(root, file))) hash.update(readFileSync(join(root, file)));
  }
  return hash.digest("hex");
}

const ignored = /^(node_modules|dist|coverage|storybook-static|\..*)$/;
const deepest = 4;

function manifests(root, folder, depth = 0) {
  const entries = readdirSync(join(root, folder), { withFileTypes: true }).sort((a, b) =>
    a.name < b.name ? -1 : 1,
  );
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory())
      return depth < deepest && !ignored.test(entry.name) ? manifests(root, path, depth + 1) : [];
    return entry.name === "package.json" ? [path] : [];
  });
}
