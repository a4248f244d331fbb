import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Manifest, WorkspacePackage } from "../../tools/packages.ts";
import { run } from "./process.ts";

/** A package as `pnpm pack` makes it, and its content unpacked. */
export interface Packed {
  readonly name: string;
  readonly tarball: string;
  /** Folder with what the tarball holds. */
  readonly folder: string;
  readonly manifest: Manifest;
}

/** Packs a built package into `directory` and unpacks it beside. */
export async function pack({ name, directory, manifest }: WorkspacePackage, into: string): Promise<Packed> {
  const flat = name.replace("@", "").replace("/", "-");
  const folder = join(into, flat);
  await mkdir(folder, { recursive: true });
  await run("pnpm", ["pack", "--pack-destination", into], { cwd: directory });
  const tarball = join(into, `${flat}-${manifest.version}.tgz`);
  await run("tar", ["xzf", tarball, "--strip-components=1", "-C", folder], { cwd: into });
  return {
    name,
    tarball,
    folder,
    manifest: JSON.parse(await readFile(join(folder, "package.json"), "utf8")),
  };
}
