import type { ProblemDetail } from "@elqnt/types";
import { pointerSegments } from "../schema/json-schema.ts";

/** What is wrong with one field of a record. */
export interface FieldProblem {
  /** Segments inside the record's `fields`: `["address", "city"]`, `["tags", "2"]`. Empty: the record as a whole. */
  path: readonly string[];
  code: string;
  message: string;
}

/** Where a record's fields sit in the bodies of the contract: alone, in a create or update, in a bulk item. */
const PREFIXES = [["body", "fields"], ["fields"], ["body"]];

/**
 * Turns the pointers of a 422 into messages per field. Forms, boards and tables all read problems through
 * this one function.
 *
 * `import { fieldProblems } from "@elqnt/react"`
 *
 * @example
 * ```ts
 * fieldProblems({ errors: [{ pointer: "/fields/address/city", code: "required", message: "is required" }] });
 * // [{ path: ["address", "city"], code: "required", message: "is required" }]
 * ```
 *
 * @param problem - Any problem; one without `errors` gives an empty list.
 */
export function fieldProblems(problem: { errors?: readonly ProblemDetail[] } | undefined): FieldProblem[] {
  return (problem?.errors ?? []).map(({ pointer, code, message }) => ({
    path: fieldPath(pointer),
    code,
    message,
  }));
}

function fieldPath(pointer: string): string[] {
  const segments = pointerSegments(pointer.replace(/^#/, ""));
  const prefix = PREFIXES.find((candidate) => candidate.every((name, index) => segments[index] === name));
  return segments.slice(prefix?.length ?? 0);
}
