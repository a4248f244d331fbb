// The fields every published package owes its users, written from one place: `node tools/manifests.ts --write`.
// Without `--write` it names what differs and exits 1.
import { existsSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { publishedPackages, root, type WorkspacePackage } from "./packages.ts";

/** An export map as the registry gets it: without the condition that leads to sources, which are not published. */
export function publishedExports(node: unknown): unknown {
  if (typeof node !== "object" || node === null) return node;
  const { "@elqnt/source": _, ...conditions } = node as Record<string, unknown>;
  const published = Object.entries(conditions).map(
    ([name, child]) => [name, publishedExports(child)] as const,
  );
  const [first] = published;
  return published.length === 1 && first?.[0] === "default" ? first[1] : Object.fromEntries(published);
}

/** The manifest as it should be: same values, with the fields that follow from others filled in. */
export function completed({ directory, manifest }: WorkspacePackage): Record<string, unknown> {
  const { name, version, description, license: _, repository: __, publishConfig: ___, ...rest } = manifest;
  const { type: ____, sideEffects = false, engines, files: _____, ...others } = rest;
  return {
    name,
    version,
    description,
    license: "MIT",
    repository: {
      type: "git",
      url: "git+https://github.com/elqnt/sdk.git",
      directory: relative(root, directory),
    },
    type: "module",
    sideEffects,
    engines: engines ?? { node: ">=20.19" },
    files: ["dist", "README.md", "LICENSE"],
    ...others,
    publishConfig: { access: "public", provenance: true, exports: publishedExports(manifest.exports) },
  };
}

/** Reorders as the file has it, so that writing touches only what is wrong. */
function inOrderOf(order: object, value: Record<string, unknown>): Record<string, unknown> {
  const known = Object.keys(order).filter((key) => key in value);
  const added = Object.keys(value).filter((key) => !(key in order));
  return Object.fromEntries([...known, ...added].map((key) => [key, value[key]]));
}

/** Names of the fields that are not as they should be. */
export function wrongFields(own: WorkspacePackage): string[] {
  const right = completed(own);
  const names = new Set([...Object.keys(right), ...Object.keys(own.manifest)]);
  const wrong = [...names].filter((key) => JSON.stringify(own.manifest[key]) !== JSON.stringify(right[key]));
  return existsSync(join(own.directory, "README.md")) ? wrong : [...wrong, "README.md (missing)"];
}

if (import.meta.main) {
  for (const own of publishedPackages()) {
    const wrong = wrongFields(own);
    if (wrong.length === 0) continue;
    console.log(`${own.name}: ${wrong.join(", ")}`);
    if (process.argv.includes("--write")) {
      const text = JSON.stringify(inOrderOf(own.manifest, completed(own)), null, 2);
      writeFileSync(join(own.directory, "package.json"), `${text}\n`);
    } else process.exitCode = 1;
  }
}
