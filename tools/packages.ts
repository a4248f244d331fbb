// What the tools know of the workspace: its packages, and hashes of their files.
import { createHash } from "node:crypto";
import { existsSync, globSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";

/** A package of the workspace. */
export interface WorkspacePackage {
  readonly name: string;
  readonly directory: string;
  readonly manifest: Manifest;
}

/** The fields of a package.json that tools read. */
export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly private?: boolean;
  readonly exports: Readonly<Record<string, unknown>>;
  readonly bin?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly [field: string]: unknown;
}

export const root: string = join(import.meta.dirname, "..");

/** Folders of the workspace, as pnpm-workspace.yaml lists them. */
function folders(): string[] {
  const text = readFileSync(join(root, "pnpm-workspace.yaml"), "utf8");
  const list = text.match(/^packages:\n((?: {2}- .*\n)+)/m)?.[1] ?? "";
  const patterns = [...list.matchAll(/- "?([^"\n]+)"?/g)].map(([, pattern]) => pattern!);
  return patterns.flatMap((pattern) => globSync(pattern, { cwd: root })).sort();
}

/** Every package of the workspace by name. */
export function workspacePackages(): Map<string, WorkspacePackage> {
  const found = new Map<string, WorkspacePackage>();
  for (const folder of folders()) {
    const directory = join(root, folder);
    const path = join(directory, "package.json");
    if (!existsSync(path)) continue;
    const manifest: Manifest = JSON.parse(readFileSync(path, "utf8"));
    found.set(manifest.name, { name: manifest.name, directory, manifest });
  }
  return found;
}

const workspaceNames = ({ dependencies = {} }: Manifest): string[] =>
  Object.keys(dependencies).filter((name) => dependencies[name]!.startsWith("workspace:"));

/** The packages that go to the registry, each after those it depends on. */
export function publishedPackages(): WorkspacePackage[] {
  const packages = workspacePackages();
  const ordered = new Map<string, WorkspacePackage>();
  const visit = (own: WorkspacePackage | undefined): void => {
    if (!own || own.manifest.private || ordered.has(own.name)) return;
    for (const name of workspaceNames(own.manifest)) visit(packages.get(name));
    ordered.set(own.name, own);
  };
  for (const own of packages.values()) visit(own);
  return [...ordered.values()];
}

/** Version of a dependency in the catalog of pnpm-workspace.yaml. */
export function catalogVersion(name: string): string {
  const text = readFileSync(join(root, "pnpm-workspace.yaml"), "utf8");
  const version = text.match(new RegExp(`^ {2}"?${name}"?: (.+)$`, "m"))?.[1];
  if (!version)
    throw new Error(`Failed to find "${name}": it is not in the catalog of pnpm-workspace.yaml. Add it.`);
  return version;
}

/** Paths of all files below a folder that pass, sorted. */
export function listFiles(directory: string, passes: (path: string) => boolean = () => true): string[] {
  const found: string[] = [];
  const visit = (folder: string): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (!passes(relative(directory, path))) continue;
      if (entry.isDirectory()) visit(path);
      else if (entry.isFile()) found.push(path);
    }
  };
  visit(directory);
  return found.sort();
}

/** One hash over names and contents of files, and anything else given. */
export function fingerprint(files: readonly string[], more: string): string {
  const hash = createHash("sha256");
  for (const file of files)
    hash
      .update(`${relative(root, file)}\0`)
      .update(readFileSync(file))
      .update("\0");
  return hash.update(more).digest("hex");
}
