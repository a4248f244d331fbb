import type { KGGraph } from "@elqnt/contracts/kg";
import { ProblemError } from "@elqnt/service-kit";

/** The problems of graphs, each said in one place so that every ledger says the same. */

export function graphNotFound(graphId: string): ProblemError {
  return new ProblemError("graph_not_found", { detail: `Failed to find the graph "${graphId}".` });
}

export function graphExists(name: string): ProblemError {
  return new ProblemError("graph_exists", {
    detail: `Failed to store the graph "${name}": another graph has this name.`,
  });
}

export function graphLimitReached(limit: number): ProblemError {
  return new ProblemError("limit_reached", {
    detail: `Failed to create the graph: the limit of ${limit} graphs is reached.`,
  });
}

/** `current` is the graph as it is stored now. */
export function graphConflict(current: KGGraph): ProblemError {
  return new ProblemError("version_conflict", {
    detail: `Failed to change the graph "${current.name}": it is at version ${current.version} now.`,
    current,
  });
}
