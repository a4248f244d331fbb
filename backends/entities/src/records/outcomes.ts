import type { BulkItemResult, BulkOperation, BulkResult, EntityRecord } from "@elqnt/contracts/entities";
import { ProblemError, toProblem } from "@elqnt/service-kit";
import type { WriteOutcome } from "./write-plan.ts";

/** What an item of an atomic bulk answers when another one failed: it was fine and is not stored. */
export function undone(): WriteOutcome {
  const detail =
    "Failed to store the item: another item of the atomic bulk failed. Repair that one and repeat.";
  return { status: "failed", problem: new ProblemError("bulk_rolled_back", { detail }) };
}

/** The outcomes of an atomic bulk of which one failed. */
export function rolledBack(outcomes: readonly WriteOutcome[]): WriteOutcome[] {
  return outcomes.map((outcome) => (outcome.status === "failed" ? outcome : undone()));
}

/** The record of a single write, or its problem thrown. */
export function onlyRecord([outcome]: readonly WriteOutcome[]): EntityRecord {
  if (outcome?.status === "failed") throw outcome.problem;
  return outcome!.record;
}

const STATUS = { created: 201, updated: 200, unchanged: 200, deleted: 204 } as const;

/** The outcomes of a bulk as its operations are answered, in their order. */
export function bulkResult(
  operations: readonly BulkOperation[],
  outcomes: readonly WriteOutcome[],
  committed: boolean,
  instance: string,
  requestId: string,
): BulkResult {
  const items = outcomes.map((outcome, index): BulkItemResult => {
    const { op } = operations[index]!;
    if (outcome.status === "failed") {
      const problem = toProblem(outcome.problem, instance, requestId);
      return { index, op, status: problem.status, problem };
    }
    const status = STATUS[outcome.status];
    return status === 204 ? { index, op, status } : { index, op, status, record: outcome.record };
  });
  const failed = items.filter(({ problem }) => problem).length;
  return { committed, succeeded: items.length - failed, failed, items };
}
