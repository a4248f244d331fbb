/**
 * A tarball is what strangers run. It must hold what we meant to ship and nothing else (S101): no sources or tests, no
 * source maps that carry them, no install scripts, no path of the machine that built it, no address of the registry
 * that served it; and every package it imports must be one it declares, or it works only where somebody else installed
 * it. A dependency is added here by hand: that is the moment to look at its name twice.
 */
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { homedir } from "node:os";
import { join } from "node:path";
import ts from "typescript";
import { describe, expect, inject, test } from "vitest";
import { root } from "../../tools/packages.ts";

/** What our packages may make a user install. */
const dependencies = [
  "@cfworker/json-schema",
  "@rjsf/core",
  "@rjsf/utils",
  "@tanstack/react-table",
  "@tanstack/react-virtual",
  "ajv",
  "ajv-formats",
  "jose",
  "lru-cache",
  "openapi-fetch",
  "papaparse",
  "re2js",
  "uuid",
];

const allowedFiles =
  /^(package\.json|README\.md|LICENSE|dist\/(third-party\.txt|[\w./-]+\.(c?js|d\.c?ts|css)))$/;
const installScripts = [
  "preinstall",
  "install",
  "postinstall",
  "prepublish",
  "preprepare",
  "prepare",
  "postprepare",
];

const registryHost = new URL(
  execFileSync("npm", ["config", "get", "registry"], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  }),
).host;

/** Strings of this machine that have no business in a package. */
const local = [root, homedir(), process.env.TMPDIR, registryHost].filter(
  (text): text is string => text !== undefined && text.length > 1 && !/^registry\.npmjs\.org$/.test(text),
);

const packageOf = (specifier: string): string =>
  specifier.split("/", specifier.startsWith("@") ? 2 : 1).join("/");
const isBuiltin = (specifier: string): boolean => builtinModules.includes(specifier.replace(/^node:/, ""));

/** Packages a file of code or of declarations imports, read by the compiler: texts and examples hold imports, too. */
const importsOf = (text: string): string[] =>
  ts
    .preProcessFile(text, true, true)
    .importedFiles.flatMap(({ fileName }) => (fileName.startsWith(".") ? [] : fileName));

describe.each(inject("outside").packed)("$name", ({ name, folder, manifest }) => {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
  const texts = files.map((path) => ({ path, text: readFileSync(join(folder, path), "utf8") }));
  const code = texts.filter(({ path }) => /\.(c?js|d\.c?ts)$/.test(path));
  const declared = [name, ...Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies })];

  test("holds only what is meant to ship", () => {
    expect(files.filter((path) => !allowedFiles.test(path))).toEqual([]);
    expect(code.filter(({ text }) => text.includes("sourceMappingURL")).map(({ path }) => path)).toEqual([]);
  });

  test("runs nothing when it is installed", () => {
    const scripts = Object.keys((manifest.scripts ?? {}) as object);
    expect(scripts.filter((script) => installScripts.includes(script))).toEqual([]);
  });

  test("says nothing of the machine that built it", () => {
    const found = texts.flatMap(({ path, text }) =>
      local.filter((part) => text.includes(part)).map((part) => [path, part]),
    );
    expect(found).toEqual([]);
  });

  test("has the license, and those of what it bundles", () => {
    expect(readFileSync(join(folder, "LICENSE"), "utf8")).toBe(readFileSync(join(root, "LICENSE"), "utf8"));
    const notices = texts.find(({ path }) => path === "dist/third-party.txt")?.text ?? "";
    const bundled = code.flatMap(({ text }) =>
      [...text.matchAll(/^\/\/ .*node_modules\/((?:@[^/\n]+\/)?[^/\n]+)\//gm)].map(([, found]) => found!),
    );
    expect([...new Set(bundled)].filter((found) => !notices.includes(`${found} `))).toEqual([]);
  });

  test("declares every package it imports", () => {
    const imported = code.flatMap(({ text }) => importsOf(text));
    const undeclared = imported.filter((found) => !isBuiltin(found) && !declared.includes(packageOf(found)));
    expect([...new Set(undeclared)]).toEqual([]);
  });

  test("depends on nothing that was not looked at", () => {
    const others = Object.keys(manifest.dependencies ?? {}).filter((own) => !own.startsWith("@elqnt/"));
    expect(others.filter((own) => !dependencies.includes(own))).toEqual([]);
  });
});
