/**
 * Whoever installs us installs what we depend on. A license that forbids that use, or none at all, is found by the
 * user's lawyers after the release; here it is found before.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, inject, test } from "vitest";

const allowed = [
  "MIT",
  "ISC",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "Apache-2.0",
  "0BSD",
  "BlueOak-1.0.0",
  "CC0-1.0",
];

/** Every package installed together with ours, as npm wrote it down. */
function installed(folder: string): { name: string; license: unknown }[] {
  const lock = JSON.parse(readFileSync(join(folder, "package-lock.json"), "utf8"));
  return Object.entries<{ license?: unknown }>(lock.packages)
    .filter(([path]) => path !== "")
    .map(([path, { license }]) => ({ name: path.slice(path.lastIndexOf("node_modules/") + 13), license }));
}

/** `MIT`, or every part of `(MIT OR CC0-1.0)`. */
const isAllowed = (license: unknown): boolean =>
  typeof license === "string" &&
  license
    .replace(/[()]/g, "")
    .split(/ OR /)
    .some((part) => part.split(" AND ").every((one) => allowed.includes(one)));

test("everything a user installs with us may be used freely", () => {
  const { everything } = inject("outside");
  expect(readdirSync(join(everything, "node_modules/@elqnt")).length).toBeGreaterThan(0);
  expect(installed(everything).filter(({ license }) => !isAllowed(license))).toEqual([]);
});
