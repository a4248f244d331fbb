/**
 * React Server Components take a module for client code only when `"use client"` is its first statement. Bundlers move
 * it or drop it without a word: tsup with chunks writes it below the first statement of CommonJS files, and then every
 * hook fails in `next build`, in the user's app and not in ours.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, inject, test } from "vitest";

interface BuiltFile {
  readonly entry: string;
  readonly path: string;
}

/** JavaScript files an export target leads to. */
function codeOf(target: unknown): string[] {
  if (typeof target === "string") return /\.c?js$/.test(target) ? [target] : [];
  return Object.values(target ?? {}).flatMap(codeOf);
}

const isClientEntry = (name: string, entry: string): boolean =>
  /^\.\/(hooks|live)$/.test(entry) || (name === "@elqnt/react" && !/\.(css|json)$/.test(entry));

const firstStatement = (code: string): string =>
  code.replace(/^(?:\s*(?:\/\/.*\n|\/\*[\s\S]*?\*\/|["']use strict["'];?))*\s*/, "").split("\n", 1)[0]!;

describe.each(inject("outside").packed)("$name", ({ name, folder, manifest }) => {
  const files = Object.entries(manifest.exports).flatMap(([entry, target]) =>
    codeOf(target).map((path): BuiltFile => ({ entry, path })),
  );
  const client = files.filter(({ entry }) => isClientEntry(name, entry));
  const others = files.filter(({ entry }) => !isClientEntry(name, entry));
  const directiveOf = ({ path }: BuiltFile): string =>
    firstStatement(readFileSync(join(folder, path), "utf8"));

  test.each(client)("$entry: $path starts with the directive", (file) => {
    expect(directiveOf(file)).toMatch(/^["']use client["'];?$/);
  });

  test("nothing else is marked as client code", () => {
    expect(others.filter((file) => directiveOf(file).includes("use client"))).toEqual([]);
  });
});
