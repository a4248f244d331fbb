import type { Field, FieldCatalogue, FilterIssue, FilterResult, Scalar, SortKey } from "./ast.ts";
import { filterLimits } from "./limits.ts";
import { comparable, compareScalars, compareText, type FilterRow, readField } from "./values.ts";

const SORTABLE = new Set(["text", "number", "boolean", "date", "instant"]);

/**
 * Parses `[{ field, direction }]` against a catalogue. An empty or absent sort is newest first: ids are
 * UUIDv7, so `$id` descending is the order of creation and needs no index of its own.
 */
export function parseSort(value: unknown, catalogue: FieldCatalogue): FilterResult<readonly SortKey[]> {
  if (value === undefined || value === null) return { ok: true, value: [] };
  if (!Array.isArray(value)) return fail("", "shape", 'A sort is a list of { "field", "direction" }.');
  if (value.length > filterLimits.sortKeys) {
    return fail(
      "",
      "too_complex",
      `A sort names at most ${filterLimits.sortKeys} fields; this one names ${value.length}.`,
    );
  }
  const keys: SortKey[] = [];
  const issues: FilterIssue[] = [];
  for (const [index, entry] of value.entries()) {
    const key = parseKey(entry, `/${index}`, catalogue, issues);
    if (key) keys.push(key);
  }
  return issues.length > 0 ? { ok: false, issues } : { ok: true, value: keys };
}

function parseKey(
  entry: unknown,
  pointer: string,
  catalogue: FieldCatalogue,
  issues: FilterIssue[],
): SortKey | undefined {
  const { field: name, direction = "asc" } = (entry ?? {}) as Partial<Record<"field" | "direction", unknown>>;
  const field = typeof name === "string" ? catalogue.get(name) : undefined;
  if (!field) {
    issues.push({
      pointer: `${pointer}/field`,
      code: "unknown_field",
      message: `No such field: ${show(name)}.`,
    });
    return undefined;
  }
  if (direction !== "asc" && direction !== "desc") {
    issues.push({
      pointer: `${pointer}/direction`,
      code: "shape",
      message: 'A direction is "asc" or "desc".',
    });
    return undefined;
  }
  if (!SORTABLE.has(field.kind)) {
    const message = `Records cannot be sorted by "${field.name}": it holds ${field.kind} values.`;
    issues.push({ pointer: `${pointer}/field`, code: "operator_not_allowed", message });
    return undefined;
  }
  return { field, direction };
}

/** The value a row sorts by, null when it has none; what cursors carry. */
export function sortValue(field: Field, row: FilterRow): Scalar | null {
  return comparable(field.kind, readField(field, row)) ?? null;
}

/**
 * A total order over rows. Rows without a value come last when ascending and first when descending (as in
 * PostgreSQL, so one index serves both); `$id` breaks ties in the direction of the last key.
 */
export function comparator(keys: readonly SortKey[]): (left: FilterRow, right: FilterRow) => number {
  const idSign = tieDirection(keys) === "asc" ? 1 : -1;
  return (left, right) => {
    for (const { field, direction } of keys) {
      const order = compareSortValues(sortValue(field, left), sortValue(field, right));
      if (order !== 0) return direction === "asc" ? order : -order;
    }
    return idSign * compareText(left.id, right.id);
  };
}

/** The direction in which `$id` breaks ties. */
export function tieDirection(keys: readonly SortKey[]): "asc" | "desc" {
  return keys.at(-1)?.direction ?? "desc";
}

/** Orders two sort values; null is greater than every value. */
export function compareSortValues(left: Scalar | null, right: Scalar | null): number {
  if (left === null || right === null) return Number(left === null) - Number(right === null);
  return compareScalars(left, right);
}

function fail(pointer: string, code: FilterIssue["code"], message: string): FilterResult<never> {
  return { ok: false, issues: [{ pointer, code, message }] };
}

function show(value: unknown): string {
  return (JSON.stringify(value) ?? "nothing").slice(0, 80);
}
