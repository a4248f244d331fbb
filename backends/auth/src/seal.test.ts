import fc from "fast-check";
import { expect, it } from "vitest";
import { createSealer } from "./seal.ts";

const sealer = createSealer("k7Qw2Zr9Tn4Xv8Lb3Mf6Hd1Sj5Pc0Yg2");

it("opens what it sealed, for the same purpose alone", async () => {
  await fc.assert(
    fc.asyncProperty(fc.string(), fc.string(), fc.string(), async (text, purpose, other) => {
      const sealed = await sealer.seal(text, purpose);
      expect(await sealer.open(sealed, purpose)).toBe(text);
      if (other !== purpose) expect(await sealer.open(sealed, other)).toBeNull();
    }),
    { numRuns: 30 },
  );
});

it("opens nothing that was altered, cut or sealed with another secret", async () => {
  const sealed = await sealer.seal("text", "purpose");
  const other = createSealer("another secret of 32 bytes or more");
  expect(await other.open(sealed, "purpose")).toBeNull();
  const last = sealed.endsWith("A") ? "E" : "A";
  for (const bad of [
    "",
    "text",
    sealed.slice(8),
    `${sealed.slice(0, 30)}${last}${sealed.slice(31)}`,
    "sealed1.AAAA",
  ]) {
    if (bad !== sealed) expect(await sealer.open(bad, "purpose")).toBeNull();
  }
});

it("seals the same text differently each time", async () => {
  expect(await sealer.seal("text", "purpose")).not.toBe(await sealer.seal("text", "purpose"));
});
