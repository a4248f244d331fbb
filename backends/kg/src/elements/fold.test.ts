import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { NodeContribution, NodeFace } from "../element.ts";
import { contribute, withdraw } from "./contribution.ts";
import { foldNode, nextFace } from "./fold.ts";

const contribution: fc.Arbitrary<NodeContribution> = fc.record({
  sourceId: fc.constantFrom("a", "b", "c"),
  revision: fc.integer({ min: 1, max: 5 }),
  label: fc.constantFrom("Person", "Company"),
  name: fc.constantFrom("Ada", "Engine"),
  properties: fc.dictionary(fc.constantFrom("x", "y"), fc.integer()),
});
const contributions = fc.uniqueArray(contribution, { selector: ({ sourceId }) => sourceId, minLength: 1 });

describe("what sources say", () => {
  it("folds the same in whatever order it is kept", () => {
    fc.assert(
      fc.property(contributions, (said) => {
        expect(foldNode([...said].reverse())).toEqual(foldNode(said));
      }),
    );
  });

  it("is all of the node: taking everything back leaves nothing", () => {
    fc.assert(
      fc.property(contributions, (said) => {
        const left = said.reduce<readonly NodeContribution[]>(
          (rest, { sourceId }) => withdraw(rest, sourceId),
          said,
        );
        expect(foldNode(left)).toBeUndefined();
      }),
    );
  });

  it("replaces what the same source said before, and is nothing new the second time", () => {
    fc.assert(
      fc.property(contributions, contribution, (said, next) => {
        const once = contribute(said, { ...next, revision: 6 });
        expect(once.filter(({ sourceId }) => sourceId === next.sourceId)).toHaveLength(1);
        expect(contribute(once, { ...next, revision: 7 })).toBe(once);
      }),
    );
  });

  it("of aliases only fills in", () => {
    fc.assert(
      fc.property(contributions, contributions, (own, aliases) => {
        const alone = foldNode(own)!;
        const merged = foldNode(own, aliases)!;
        expect(merged).toMatchObject({ label: alone.label, name: alone.name, properties: alone.properties });
        expect(Object.keys(merged.properties).sort()).toEqual(
          [...new Set([...own, ...aliases].flatMap(({ properties }) => Object.keys(properties)))].sort(),
        );
      }),
    );
  });
});

describe("a face", () => {
  const content = { label: "Person", name: "Ada", properties: { x: { a: 1, b: 2 } }, sources: ["crm"] };

  it("stays as it is while its content does", () => {
    const first = nextFace<NodeFace>("ada", content, undefined, "2026-01-01T00:00:00.000Z");
    const same = { ...content, properties: { x: { b: 2, a: 1 } } };
    expect(nextFace<NodeFace>("ada", same, first, "2026-01-02T00:00:00.000Z")).toBe(first);
    const next = nextFace<NodeFace>("ada", { ...content, name: "Ada L." }, first, "2026-01-02T00:00:00.000Z");
    expect([next.version, next.createdAt, next.updatedAt]).toEqual([
      2,
      first.createdAt,
      "2026-01-02T00:00:00.000Z",
    ]);
  });
});
