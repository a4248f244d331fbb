import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normalizeName } from "../elements/names.ts";
import { similarity, trigramsOf } from "../text/trigrams.ts";
import { DuplicateFinder } from "./duplicates.ts";
import { fuseRanks } from "./fusion.ts";

describe("fused ranks", () => {
  it("are 1 for the first of both lists, and less for everybody else", () => {
    expect(fuseRanks(1, 1)).toBe(1);
    const rank = fc.option(fc.integer({ min: 1, max: 1_000 }), { nil: undefined });
    fc.assert(
      fc.property(rank, rank, (left, right) => {
        const score = fuseRanks(left, right);
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(1);
        if (left !== undefined) expect(fuseRanks(left + 1, right)).toBeLessThan(score);
      }),
    );
  });
});

describe("duplicates", () => {
  it("are all pairs of one label that are alike enough, best first", () => {
    const name = fc.array(fc.constantFrom("ada", "Ada", "adam", "lovelace", "loveless", "!", "b"), {
      minLength: 1,
      maxLength: 3,
    });
    const node = fc.record({
      label: fc.constantFrom("Person", "Company"),
      name: name.map((words) => words.join(" ")),
    });
    const threshold = fc.constantFrom(0.3, 0.5, 0.7, 1);
    fc.assert(
      fc.property(fc.array(node, { maxLength: 12 }), threshold, (nodes, least) => {
        const all = nodes.map((item, at) => ({ ...item, id: `n${String(at).padStart(2, "0")}` }));
        const finder = new DuplicateFinder(least);
        for (const item of all) finder.take(item);
        const expected = all.flatMap((left, at) =>
          all.slice(at + 1).flatMap((right) => {
            const same = normalizeName(left.name) === normalizeName(right.name);
            const score = same ? 1 : similarity(trigramsOf(left.name), trigramsOf(right.name));
            return left.label === right.label && score >= least ? [{ ids: [left.id, right.id], score }] : [];
          }),
        );
        expected.sort(
          (left, right) => right.score - left.score || (left.ids.join() < right.ids.join() ? -1 : 1),
        );
        expect(finder.best(100)).toEqual({ pairs: expected, truncated: false });
        expect(finder.best(2)).toEqual({ pairs: expected.slice(0, 2), truncated: expected.length > 2 });
      }),
    );
  });
});
