import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mergePatch } from "./merge-patch.ts";
import { diffFields } from "./revision.ts";

describe("mergePatch", () => {
  // RFC 7396, appendix A, as far as both sides are objects.
  it.each([
    [{ a: "b" }, { a: "c" }, { a: "c" }],
    [{ a: "b" }, { b: "c" }, { a: "b", b: "c" }],
    [{ a: "b" }, { a: null }, {}],
    [{ a: "b", b: "c" }, { a: null }, { b: "c" }],
    [{ a: ["b"] }, { a: "c" }, { a: "c" }],
    [{ a: "c" }, { a: ["b"] }, { a: ["b"] }],
    [{ a: { b: "c" } }, { a: { b: "d", c: null } }, { a: { b: "d" } }],
    [{ a: [{ b: "c" }] }, { a: [1] }, { a: [1] }],
    [{ e: null }, { a: 1 }, { e: null, a: 1 }],
    [{}, { a: { bb: { ccc: null } } }, { a: { bb: {} } }],
  ])("%j with %j is %j", (target, patch, expected) => {
    const before = structuredClone(target);
    expect(mergePatch(target, patch)).toEqual(expected);
    expect(target).toEqual(before);
  });

  it("S57: keeps prototype keys data", () => {
    const patch = JSON.parse('{"__proto__":{"admin":true},"constructor":{"prototype":{"admin":true}}}');
    const merged = mergePatch({}, patch);
    expect(Object.hasOwn(merged, "__proto__")).toBe(true);
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
  });
});

describe("diffFields", () => {
  it("tells additions, removals and changes with pointers, lists as a whole", () => {
    const before = { a: 1, b: { c: 2, "d/e": 3 }, list: [1, 2], same: { x: [1] } };
    const after = { a: 1, b: { c: 9 }, list: [1], same: { x: [1] }, f: null };
    expect(diffFields(before, after)).toEqual([
      { pointer: "/b/c", before: 2, after: 9 },
      { pointer: "/b/d~1e", before: 3 },
      { pointer: "/list", before: [1, 2], after: [1] },
      { pointer: "/f", after: null },
    ]);
  });

  it("is empty exactly for equal fields", () => {
    const fields = fc.dictionary(fc.constantFrom("a", "b"), fc.jsonValue({ maxDepth: 2 }), {
      noNullPrototype: true,
    });
    fc.assert(
      fc.property(fields, fields, (left, right) => {
        const normal = (value: object) => JSON.parse(JSON.stringify(value)) as Record<string, unknown>;
        const [before, after] = [normal(left), normal(right)];
        expect(diffFields(before, structuredClone(before))).toEqual([]);
        let equal = true;
        try {
          expect(after).toEqual(before);
        } catch {
          equal = false;
        }
        expect(diffFields(before, after).length === 0).toBe(equal);
      }),
    );
  });
});
