import type { Problem } from "@elqnt/types/kg";
import { expect, test } from "vitest";
import { afterBatch, afterEvent, noProgress } from "./ingest-progress.ts";

const problem = { code: "validation_failed", title: "Validation failed", status: 422 } as Problem;

test("batches add up, and positions count from the first batch", () => {
  const first = afterBatch(noProgress, 3, { upserted: 2, unchanged: 0, problems: [{ index: 1, problem }] });
  const second = afterBatch(first, 2, { upserted: 0, unchanged: 1, problems: [{ index: 0, problem }] });
  expect(second).toMatchObject({ processed: 5, upserted: 2, unchanged: 1, failed: 2 });
  expect(second.problems.map(({ index }) => index)).toEqual([1, 3]);
});

test("the events of a stream carry the counts; problems carry lines, of which the first is 1", () => {
  const told = afterEvent(noProgress, { type: "problem", line: 1, problem });
  const counts = { processed: 1000, upserted: 999, unchanged: 0, failed: 1 };
  const after = afterEvent(told, { type: "progress", ...counts });
  expect(after).toMatchObject({ ...counts, problems: [{ index: 0, problem }] });
  expect(afterEvent(after, { type: "report", ...counts, completed: true })).toEqual(after);
});
