/**
 * A name that disappears from an entry breaks every app that imports it; a name that appears by accident has to be kept
 * for ever. Neither fails a type check of our own. The names of each entry are a snapshot, so a change is a decision in
 * the diff; and CommonJS must offer the same names as ESM.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { describe, expect, inject, test } from "vitest";
import { run } from "../src/process.ts";
import { entriesOf, published } from "../src/published.ts";

const { everything } = inject("outside");

/** Names of an entry as an ES module, read by a parser: entries for the browser cannot be loaded here. */
async function esmNames(entry: string): Promise<string[]> {
  const { metafile } = await build({
    stdin: { contents: `export * from "${entry}"`, resolveDir: everything },
    bundle: true,
    format: "esm",
    platform: "node",
    packages: "bundle",
    external: ["msw", "msw/*", "react", "react-dom", "@tanstack/*", "zod", "zod/*"],
    write: false,
    metafile: true,
    logLevel: "silent",
  });
  return Object.values(metafile.outputs)[0]!.exports.toSorted();
}

async function cjsNames(entries: readonly string[]): Promise<Record<string, string[]>> {
  const script = `console.log(JSON.stringify(Object.fromEntries(${JSON.stringify(entries)}.map((entry) =>
    [entry, Object.keys(require(entry)).filter((name) => name !== "__esModule").sort()]))))`;
  const { stdout } = await run(process.execPath, ["-e", script], { cwd: everything });
  return JSON.parse(stdout);
}

describe.each(published)("$name", (own) => {
  const entries = entriesOf(own);

  test.each(entries)("%s", async (entry) => {
    expect(await esmNames(entry)).toMatchSnapshot();
  });

  test("CommonJS has the same names", async () => {
    const installed = JSON.parse(
      readFileSync(join(everything, "node_modules", own.name, "package.json"), "utf8"),
    );
    const dual = entries.filter((entry) =>
      JSON.stringify(installed.exports[`.${entry.slice(own.name.length)}`] ?? null).includes(".cjs"),
    );
    const names = await cjsNames(dual);
    for (const entry of dual) expect(names[entry], entry).toEqual(await esmNames(entry));
  });
});
