import { cp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { inject } from "vitest";
import { catalogVersion } from "../../tools/packages.ts";
import { run } from "./process.ts";

const consumers = join(import.meta.dirname, "../consumers");

type Dependencies = Readonly<Record<string, string>>;

/** `workspace:*` and `catalog:` as publishing would resolve them: our version of this run, and the house's versions. */
export function resolved(dependencies: Dependencies, version: string): Dependencies {
  const versions = Object.entries(dependencies).map(([name, range]) => [
    name,
    range === "workspace:*" ? version : range === "catalog:" ? catalogVersion(name) : range,
  ]);
  return Object.fromEntries(versions);
}

/** Installs with npm, as users do: `@elqnt/*` from our registry, everything else as this machine is set up. */
export async function npmInstall(folder: string, registry: string): Promise<void> {
  await writeFile(join(folder, ".npmrc"), `@elqnt:registry=${registry}\n`);
  const quiet = ["--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error"];
  await run("npm", ["install", "--prefer-offline", "--ignore-scripts", ...quiet], { cwd: folder });
}

/**
 * Copies an app of `consumers/` out of the workspace and installs it.
 *
 * @returns The folder of the copy.
 */
export async function installConsumer(name: string): Promise<string> {
  const { directory, version, registry } = inject("outside");
  const folder = join(directory, name);
  await cp(join(consumers, name), folder, { recursive: true });
  const path = join(folder, "package.json");
  const manifest = JSON.parse(await readFile(path, "utf8"));
  const dependencies = resolved(manifest.dependencies, version);
  await writeFile(path, JSON.stringify({ ...manifest, dependencies }, null, 2));
  await npmInstall(folder, registry);
  return folder;
}
