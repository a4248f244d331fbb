import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { buildPackages } from "../src/build.ts";
import { npmInstall, resolved } from "../src/consumer.ts";
import { type Packed, pack } from "../src/pack.ts";
import { published } from "../src/published.ts";
import { publish, startRegistry } from "../src/registry.ts";

/** What every proof starts from: packages built, packed, published and installed once. */
export interface Outside {
  /** Folder outside of the workspace. */
  readonly directory: string;
  /** Version everything was published at. */
  readonly version: string;
  readonly registry: string;
  readonly packed: readonly Packed[];
  /** Project that has every published package and every peer installed. */
  readonly everything: string;
}

declare module "vitest" {
  export interface ProvidedContext {
    outside: Outside;
  }
}

/** A project that depends on all we publish, so that every entry can be resolved from it. */
async function installEverything(directory: string, version: string, registry: string): Promise<string> {
  const folder = join(directory, "everything");
  const own = published.map(({ name }) => [name, "workspace:*"]);
  const peers = published.flatMap(({ manifest }) => Object.keys(manifest.peerDependencies ?? {}));
  const others = [...peers, "@types/node", "@types/react", "@types/react-dom"].map((name) => [
    name,
    "catalog:",
  ]);
  const dependencies = resolved(Object.fromEntries([...own, ...others]), version);
  await mkdir(folder);
  await writeFile(
    join(folder, "package.json"),
    JSON.stringify({ name: "everything", private: true, dependencies }),
  );
  await npmInstall(folder, registry);
  return folder;
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  buildPackages();
  const directory = await mkdtemp(join(tmpdir(), "elqnt-e2e-"));
  const version = `0.0.0-e2e.${Date.now()}`;
  const tarballs = join(directory, "tarballs");
  const registry = await startRegistry(join(directory, "registry"));
  const teardown = async (): Promise<void> => {
    await registry.close();
    await rm(directory, { recursive: true, force: true });
  };
  try {
    const packed = await Promise.all(published.map((own) => pack(own, tarballs)));
    await Promise.all(packed.map((own) => publish(own, version, registry.url)));
    const everything = await installEverything(directory, version, registry.url);
    project.provide("outside", { directory, version, registry: registry.url, packed, everything });
  } catch (error) {
    await teardown();
    throw error;
  }
  return teardown;
}
