/**
 * A manifest is what npm, bundlers and compilers believe before they read a line of code. The defects here do not fail
 * a build: an export map that still leads to `src/`, which is not in the tarball, breaks only consumers that set the
 * same condition; `workspace:` breaks every `npm install`; a private package among the dependencies is a 404.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, inject, test } from "vitest";
import { publishedExports, wrongFields } from "../../tools/manifests.ts";
import { published } from "../src/published.ts";

const { packed } = inject("outside");
const names = published.map(({ name }) => name);

describe.each(published)("$name", (own) => {
  const { manifest } = packed.find(({ name }) => name === own.name)!;
  const { dependencies = {}, peerDependencies = {} } = manifest;

  test("has the fields every package owes (node tools/manifests.ts --write fills them in)", () => {
    expect(wrongFields(own)).toEqual([]);
  });

  test("publishes its export map without the source condition", () => {
    expect(manifest.exports).toEqual(publishedExports(own.manifest.exports));
    expect(JSON.stringify(manifest.exports)).not.toContain("@elqnt/source");
  });

  test("says types first wherever it says types", () => {
    const late: string[] = [];
    const visit = (node: unknown, path: string): void => {
      if (typeof node !== "object" || node === null) return;
      if (Object.keys(node).indexOf("types") > 0) late.push(path);
      for (const [key, child] of Object.entries(node)) visit(child, `${path} > ${key}`);
    };
    visit(manifest.exports, own.name);
    expect(late).toEqual([]);
  });

  test("depends only on what a registry has", () => {
    const ranges = Object.entries({ ...dependencies, ...peerDependencies });
    expect(ranges.filter(([, range]) => /^(workspace|catalog|file|link|git|http)/.test(range))).toEqual([]);
    const own = ranges.map(([name]) => name).filter((name) => name.startsWith("@elqnt/"));
    expect(own.filter((name) => !names.includes(name))).toEqual([]);
  });

  test("has the entry point, type and command files it names", () => {
    const { folder } = packed.find(({ name }) => name === own.name)!;
    const paths = JSON.stringify([manifest.exports, manifest.bin ?? {}]).match(/(?<=")\.\/[^"]+(?=")/g) ?? [];
    expect(paths.filter((path) => path.includes("dist") && !existsSync(join(folder, path)))).toEqual([]);
  });
});
