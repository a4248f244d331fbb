import { cp, mkdir, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Packed } from "./pack.ts";
import { answers, freePort, type Running, run, start } from "./process.ts";

/** A registry on this machine. It knows only what is published to it, and asks nobody else. */
export interface Registry extends Running {
  readonly url: string;
}

const config = `
storage: ./storage
web: { enable: false }
auth: { htpasswd: { file: ./htpasswd } }
packages: { "@elqnt/*": { access: $all, publish: $all } }
middlewares: { audit: { enabled: false } }
log: { type: stdout, level: warn }
`;

/** Starts a registry that keeps its files in `directory`. */
export async function startRegistry(directory: string): Promise<Registry> {
  const home = dirname(createRequire(import.meta.url).resolve("verdaccio/package.json"));
  await mkdir(directory, { recursive: true });
  await writeFile(join(directory, "config.yaml"), config);
  const url = `http://127.0.0.1:${await freePort()}/`;
  const args = [join(home, "bin/verdaccio"), "--config", "config.yaml", "--listen", url];
  const isReady = (): Promise<boolean> => answers(`${url}-/ping`);
  return { url, ...(await start(process.execPath, args, { cwd: directory, isReady })) };
}

/** The packed manifest at another version, its siblings at the same one. */
function atVersion({ manifest }: Packed, version: string): object {
  const { publishConfig: _, dependencies = {}, ...rest } = manifest;
  const pinned = Object.entries(dependencies).map(([name, range]) => [
    name,
    name.startsWith("@elqnt/") ? version : range,
  ]);
  return { ...rest, version, dependencies: Object.fromEntries(pinned) };
}

/**
 * Publishes a packed package with npm at a version of this run, so that no cache of npm ever holds an older package
 * under the same name. Nothing but the versions differs from the tarball that was packed.
 */
export async function publish(packed: Packed, version: string, registry: string): Promise<void> {
  const folder = `${packed.folder}-staged`;
  await cp(packed.folder, folder, { recursive: true });
  await writeFile(join(folder, "package.json"), JSON.stringify(atVersion(packed, version), null, 2));
  const userconfig = `${packed.folder}.npmrc`;
  await writeFile(userconfig, `registry=${registry}\n//${new URL(registry).host}/:_authToken=anybody\n`);
  const env = { npm_config_registry: registry, npm_config_userconfig: userconfig };
  await run("npm", ["publish", "--tag", "e2e", "--ignore-scripts", "--loglevel=error"], { cwd: folder, env });
}
