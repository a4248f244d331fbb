import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** Every module that an entry reaches by relative imports, and every package it names. */
function reach(entry: URL, seen = new Map<string, string[]>()): Map<string, string[]> {
  if (seen.has(entry.href)) return seen;
  const source = readFileSync(entry, "utf8");
  const names = [...source.matchAll(/^(?:import|export)\s(?!type\s)[^;]*?from "([^"]+)";/gm)].map(
    ([, name]) => name!,
  );
  seen.set(
    entry.href,
    names.filter((name) => !name.startsWith(".")),
  );
  for (const name of names) if (name.startsWith(".")) reach(new URL(name, entry), seen);
  return seen;
}

test.each(["./index.ts", "./verifier/index.ts"])(
  "%s runs in a browser tab: no Node built-in, no driver",
  (entry) => {
    const modules = reach(new URL(entry, import.meta.url));
    expect(modules.size).toBeGreaterThan(5);
    for (const name of new Set([...modules.values()].flat())) {
      expect(name).toMatch(/^(jose|@elqnt\/contracts(\/\w+)?|@elqnt\/service-kit)$/);
    }
  },
);
