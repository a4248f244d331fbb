import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Fields, fieldsPatch, isSame, pruneEmpty } from "./fields-patch.ts";
import { isSchema } from "./json-schema.ts";

/** RFC 7396, section 2. */
function mergePatch(target: unknown, patch: unknown): unknown {
  if (!isSchema(patch)) return patch;
  const result: Fields = isSchema(target) ? { ...target } : {};
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) delete result[name];
    else result[name] = mergePatch(result[name], value);
  }
  return result;
}

describe("fieldsPatch", () => {
  it("names only what changed and removes with null", () => {
    const before = { title: "a", status: "open", address: { city: "Paris", street: "x" }, tags: ["a"] };
    const after = { title: "a", status: "closed", address: { city: "Rome" }, tags: ["a", "b"] };
    expect(fieldsPatch(before, after)).toEqual({
      status: "closed",
      address: { city: "Rome", street: null },
      tags: ["a", "b"],
    });
  });

  it("turns before into after under RFC 7396, whatever the values", () => {
    const leaf = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.array(fc.integer(), { maxLength: 3 }));
    const name = fc.constantFrom("a", "b", "c");
    const fields = fc.dictionary(name, fc.oneof(leaf, fc.dictionary(name, leaf)), { maxKeys: 3 });
    fc.assert(
      fc.property(fields, fields, (before, after) => {
        expect(isSame(mergePatch(before, fieldsPatch(before, after)), after)).toBe(true);
      }),
    );
  });
});

describe("pruneEmpty", () => {
  const address = { type: "object", properties: { city: { type: "string" } }, required: ["city"] };

  it("drops an optional object nobody filled in", () => {
    const schema = { type: "object", properties: { address } };
    expect(pruneEmpty({ title: undefined, address: { city: undefined } }, schema)).toEqual({});
  });

  it("keeps a required one, so its fault is found", () => {
    const schema = { type: "object", properties: { address }, required: ["address"] };
    expect(pruneEmpty({ address: {} }, schema)).toEqual({ address: {} });
  });
});
