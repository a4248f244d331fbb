import { ProblemError } from "@elqnt/service-kit";
import { describe, expect, it } from "vitest";
import { isRefusal, lostRevisions, type RevisionRange, withLost } from "./lost-revisions.ts";

describe("lost revisions", () => {
  it("are remembered as ranges", () => {
    const ranges = withLost(withLost(withLost([], 3, 3), 4, 6), 9, 9);
    expect(ranges).toEqual([
      [3, 6],
      [9, 9],
    ]);
    const lost = lostRevisions(ranges, 11);
    expect([2, 3, 6, 7, 8, 9, 10].map(lost.has)).toEqual([false, true, true, false, false, true, false]);
    expect([11, 12].map(lost.has)).toEqual([true, true]);
    expect(withLost(ranges, 12, 11)).toBe(ranges);
  });

  it("stay few however many there are, and none is forgotten", () => {
    let ranges: readonly RevisionRange[] = [];
    for (let revision = 1; revision < 5_000; revision += 2) ranges = withLost(ranges, revision, revision);
    expect(ranges).toHaveLength(1_000);
    const { has } = lostRevisions(ranges, 5_000);
    expect(has(1) && has(3) && has(4_999)).toBe(true);
    expect(has(4_998)).toBe(false);
  });

  it("are those of work that may have written: not of a request that was refused", () => {
    expect(isRefusal(new ProblemError("node_not_found"))).toBe(true);
    expect(isRefusal(new ProblemError("service_unavailable"))).toBe(false);
    expect(isRefusal(new Error("gone"))).toBe(false);
  });
});
