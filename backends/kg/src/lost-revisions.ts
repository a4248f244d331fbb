import { ProblemError } from "@elqnt/service-kit";
import type { LostRevisions } from "./ledger.ts";

/** Revisions from the first to the last, both included. */
export type RevisionRange = readonly [first: number, last: number];

const MAX_RANGES = 1_000;

/**
 * Adds revisions that lie above all others; nothing when `last` is below `first`. Ranges stay few: past 1,000 the two
 * oldest become one, which at worst publishes an event of an unchanged element.
 */
export function withLost(
  ranges: readonly RevisionRange[],
  first: number,
  last: number,
): readonly RevisionRange[] {
  if (last < first) return ranges;
  const previous = ranges.at(-1);
  if (previous && previous[1] === first - 1) return [...ranges.slice(0, -1), [previous[0], last]];
  const added: RevisionRange[] = [...ranges, [first, last]];
  const [oldest, next, ...others] = added;
  return added.length > MAX_RANGES && oldest && next ? [[oldest[0], next[1]], ...others] : added;
}

/** The lost ones as the change that was given `revision` sees them: what is said to be its own or later is lost too. */
export const lostRevisions = (ranges: readonly RevisionRange[], revision: number): LostRevisions => ({
  has: (asked) => asked >= revision || ranges.some(([first, last]) => first <= asked && asked <= last),
});

/** Whether work ended before it wrote anything: it found a problem of the request. An outage may come later. */
export const isRefusal = (error: unknown): error is ProblemError =>
  error instanceof ProblemError && error.code !== "service_unavailable";
