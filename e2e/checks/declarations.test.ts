/**
 * Our own type check reads sources; a user's reads the declarations we built, with their compiler, their way to resolve
 * modules, and often without `skipLibCheck`. A declaration that imports a private package, needs a newer compiler or
 * resolves to `any` passes here at home and fails there. So every entry is checked from an installed copy by three
 * compilers in three ways, from ES modules and from CommonJS.
 */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, inject, test } from "vitest";
import type { Manifest } from "../../tools/packages.ts";
import { compilerModes, modes, strictOptions, typeErrors } from "../src/compilers.ts";
import { entriesOf, published } from "../src/published.ts";

const { everything } = inject("outside");
/** A module that imports every entry, and names a type that must not be `any`. */
function importAll(entries: readonly string[], commonJs: boolean): string {
  const lines = entries.map((entry, index) =>
    commonJs ? `import m${index} = require("${entry}");` : `import * as m${index} from "${entry}";`,
  );
  const used = entries.map((_, index) => `m${index}`).join(", ");
  return `${lines.join("\n")}
type IsAny<T> = 0 extends 1 & T ? true : never;
type AnyEntry = ${entries.map((_, index) => `IsAny<typeof m${index}>`).join(" | ")};
export const noEntryIsAny: [AnyEntry] extends [never] ? true : false = true;
export const all = [${used}];
`;
}

async function isRequirable(name: string, entry: string): Promise<boolean> {
  const path = join(everything, "node_modules", name, "package.json");
  const { exports } = JSON.parse(await readFile(path, "utf8")) as Manifest;
  return JSON.stringify(exports[`.${entry.slice(name.length)}`] ?? null).includes(".cjs");
}

async function configure(folder: string, mode: string, files: readonly string[]): Promise<void> {
  const compilerOptions = { ...strictOptions, module: modes[mode], types: ["node"] };
  await writeFile(join(folder, `${mode}.json`), JSON.stringify({ compilerOptions, files }));
}

describe("every entry type-checks where it is installed", () => {
  const folder = join(everything, "declarations");

  beforeAll(async () => {
    await mkdir(folder);
    const all = published.flatMap((own) => entriesOf(own).map((entry) => ({ name: own.name, entry })));
    const requirable = await Promise.all(all.map(({ name, entry }) => isRequirable(name, entry)));
    const entries = all.map(({ entry }) => entry);
    await writeFile(join(folder, "esm.mts"), importAll(entries, false));
    await writeFile(
      join(folder, "cjs.cts"),
      importAll(
        entries.filter((_, index) => requirable[index]),
        true,
      ),
    );
    for (const mode of Object.keys(modes)) {
      await configure(folder, mode, mode === "bundler" ? ["esm.mts"] : ["esm.mts", "cjs.cts"]);
    }
  });

  test.each(compilerModes)("$compiler, $mode", async ({ compiler, mode }) => {
    expect(await typeErrors(compiler, folder, `${mode}.json`)).toBe("");
  });
});
