import type { ProblemDetail } from "@elqnt/contracts";
import { ProblemError } from "@elqnt/service-kit";
import type { FilterIssue } from "@elqnt/service-kit/filter";

/** The problems of elements, sources and merges, each said in one place. Those of graphs: `ledger-problems.ts`. */

/** @param pointer Where the id stands, when several were sent. */
export function nodeNotFound(nodeId: string, pointer?: string): ProblemError {
  const message = "names no node of the graph";
  return new ProblemError("node_not_found", {
    detail: `Failed to find the node "${nodeId}".`,
    ...(pointer === undefined ? {} : { errors: [{ pointer, code: "node_not_found", message }] }),
  });
}

export function edgeConflict(edgeId: string): ProblemError {
  const message = "is the id of an edge with other ends or another label";
  return new ProblemError("edge_conflict", {
    detail: `Failed to store the edge "${edgeId}": its ends and its label cannot change.`,
    errors: [{ pointer: "/id", code: "edge_conflict", message }],
  });
}

export function sourceNotFound(sourceId: string): ProblemError {
  return new ProblemError("source_not_found", {
    detail: `Failed to find the source "${sourceId}": it supports nothing in the graph.`,
  });
}

export function sourceProtected(sourceId: string): ProblemError {
  return new ProblemError("source_protected", {
    detail: `Failed to delete the source "${sourceId}": it is the platform's.`,
  });
}

export function mergeNotFound(mergeId: string): ProblemError {
  return new ProblemError("merge_not_found", { detail: `Failed to find the merge "${mergeId}".` });
}

export function mergeConflict(reason: string): ProblemError {
  return new ProblemError("merge_conflict", { detail: `Failed to merge: ${reason}.` });
}

export function graphProtected(name: string, action: string): ProblemError {
  return new ProblemError("graph_protected", {
    detail: `Failed to ${action} the graph "${name}": it mirrors the organization's entities.`,
  });
}

export function invalid(detail: string, ...errors: readonly ProblemDetail[]): ProblemError {
  return new ProblemError("validation_failed", { detail, errors });
}

export function filterInvalid(issues: readonly FilterIssue[], base: string): ProblemError {
  return new ProblemError("filter_invalid", {
    detail: `Failed to read the filters: ${issues[0]?.message ?? "they are not valid."}`,
    errors: issues.map((issue) => ({ ...issue, pointer: `${base}${issue.pointer}` })),
  });
}
