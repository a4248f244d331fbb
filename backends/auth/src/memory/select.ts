import { byCodePoint } from "../order.ts";
import type { Page, Position } from "../store.ts";

const compare = ([leftKey, leftId]: Position, [rightKey, rightId]: Position): number =>
  byCodePoint(leftKey, rightKey) || byCodePoint(leftId, rightId);

/** The rows of a page: in order, behind its position, no more than its limit. */
export function select<TRow>(
  rows: Iterable<TRow>,
  { limit, after }: Page,
  positionOf: (row: TRow) => Position,
  direction: "ascending" | "descending" = "ascending",
): TRow[] {
  const sign = direction === "ascending" ? 1 : -1;
  return Array.from(rows, (row) => ({ row, position: positionOf(row) }))
    .filter(({ position }) => !after || sign * compare(position, after) > 0)
    .sort((left, right) => sign * compare(left.position, right.position))
    .slice(0, limit)
    .map(({ row }) => row);
}

/** The first row that fits, or null. */
export function first<TRow>(rows: Iterable<TRow>, fits: (row: TRow) => boolean): TRow | null {
  for (const row of rows) if (fits(row)) return row;
  return null;
}

/** One key of several texts. */
export const rowKey = (...parts: readonly string[]): string => JSON.stringify(parts);
