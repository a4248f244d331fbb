/**
 * Scripts as their authors type-check them: with the compiler they happen to have, and with `checkJs`. It catches what
 * an import of every entry does not: a call or an error code whose type only works with our own compiler and settings.
 */
import { cp, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, expect, inject, test } from "vitest";
import { compilerModes, modes, strictOptions, typeErrors } from "../src/compilers.ts";

const consumers = join(import.meta.dirname, "../consumers");
const folder = join(inject("outside").everything, "scripts");
const scripts = ["node-esm", "node-cjs"];

beforeAll(async () => {
  await mkdir(folder);
  for (const name of scripts) await cp(join(consumers, name), join(folder, name), { recursive: true });
  for (const [mode, module] of Object.entries(modes)) {
    // The declarations themselves are checked in checks/declarations.test.ts.
    const own = { module, allowJs: true, checkJs: true, skipLibCheck: true, types: ["node"] };
    const config = {
      compilerOptions: { ...strictOptions, ...own },
      files: scripts.map((name) => `${name}/tickets.js`),
    };
    await writeFile(join(folder, `${mode}.json`), JSON.stringify(config));
  }
});

test.each(compilerModes)("$compiler, $mode", async ({ compiler, mode }) => {
  expect(await typeErrors(compiler, folder, `${mode}.json`)).toBe("");
});
