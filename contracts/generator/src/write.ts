import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";

/** Generated files by path, relative to the root of the repository. */
export type Files = Map<string, string>;

const isGenerated = (file: string): boolean => /\.gen\.(ts|js|d\.ts)$/.test(file);

function generatedIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(
      (entry) => entry.isFile() && isGenerated(entry.name) && !entry.parentPath.includes("node_modules"),
    )
    .map((entry) => join(entry.parentPath, entry.name));
}

/** What differs between the generated files and the disk: stale content, missing files, leftovers. */
export function differences(root: string, files: Files, folders: readonly string[]): string[] {
  const stale = [...files].filter(([path, content]) => {
    const file = join(root, path);
    return !existsSync(file) || readFileSync(file, "utf8") !== content;
  });
  const leftovers = folders
    .flatMap((folder) => generatedIn(join(root, folder)))
    .map((file) => relative(root, file))
    .filter((file) => !files.has(file));
  return [...stale.map(([path]) => path), ...leftovers];
}

/** Makes the disk equal to the generated files, touching only what differs. */
export function writeFiles(root: string, files: Files, changed: readonly string[]): void {
  for (const path of changed) {
    const content = files.get(path);
    const file = join(root, path);
    if (content === undefined) {
      rmSync(file);
      continue;
    }
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
}
