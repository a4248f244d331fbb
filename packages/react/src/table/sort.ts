import type { Sort, SortField } from "@elqnt/types";

export type SortState = "asc" | "desc" | "none";

export function sortStateOf(sort: Sort, field: string): SortState {
  const entry = sort.find((candidate) => candidate.field === field);
  return entry ? (entry.direction ?? "asc") : "none";
}

/**
 * The order after activating a column header: ascending, descending, then unsorted. `keepOthers` (Shift)
 * adds the column to the order instead of replacing it.
 */
export function nextSort(sort: Sort, field: string, keepOthers: boolean): Sort {
  const state = sortStateOf(sort, field);
  const next: SortField[] = state === "desc" ? [] : [{ field, direction: state === "none" ? "asc" : "desc" }];
  if (!keepOthers) return next;
  if (state === "none") return [...sort, ...next];
  return sort.flatMap((entry) => (entry.field === field ? next : [entry]));
}
