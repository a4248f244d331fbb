import { describe, expect, it } from "vitest";
import { defaultEdgeId, normalizeName, predicateLabel, tripleNodeId } from "./names.ts";

const graphId = "0197b2d3-9c10-7b79-b2bf-710f6def0001";

describe("names", () => {
  it("are normalized: NFKC, white space, case", () => {
    expect(normalizeName("  ＡＤＡ \t Lovelace\n")).toBe("ada lovelace");
    expect(tripleNodeId(graphId, "Ada  LOVELACE")).toBe(tripleNodeId(graphId, "ada lovelace"));
  });

  it("make ids that anybody can work out (RFC 9562, version 5)", () => {
    const id = defaultEdgeId(graphId, { sourceId: "ada", label: "WORKS_AT", targetId: "engine" });
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(defaultEdgeId(graphId, { sourceId: "ada", label: "WORKS_AT", targetId: "engine" })).toBe(id);
    expect(tripleNodeId("6ba7b810-9dad-11d1-80b4-00c04fd430c8", "www.example.com")).toBe(
      "2ed6657d-e927-568b-95e1-2665a8aea6a2",
    );
  });

  it("of predicates become labels, where they can", () => {
    expect(["works at", "is-a", "born...in (year)", "2nd", "été", "!"].map(predicateLabel)).toEqual([
      "WORKS_AT",
      "IS-A",
      "BORN_IN_YEAR_",
      undefined,
      undefined,
      undefined,
    ]);
  });
});
