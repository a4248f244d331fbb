import { expect, test } from "vitest";
import { ChangeLog, nothingChanged } from "./change.ts";

test("a change may change any number of elements", () => {
  const ids = Array.from({ length: 300_000 }, (_, at) => `n${at}`);
  const log = new ChangeLog();
  log.add({ ...nothingChanged, nodeIds: ["first"] });
  log.add({ nodeIds: ids, edgeIds: ids, deletedNodeIds: ids, deletedEdgeIds: ids });
  expect(log.nodeIds).toHaveLength(300_001);
  expect(log.deletedEdgeIds).toEqual(ids);
});
