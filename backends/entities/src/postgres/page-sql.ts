import { type Field, type Scalar, type SortKey, tieDirection } from "@elqnt/service-kit/filter";
import { type RawBuilder, sql } from "kysely";
import type { RecordPosition } from "../store.ts";
import { bound, keyOf, type Scope } from "./expressions.ts";

/** One stretch of a sorted list: where it lies. Stretches follow one another. */
export type Stretch = RawBuilder<boolean> | undefined;

/** System columns are never null. */
const isNullable = (field: Field): boolean => !field.system;

/** A sort without keys that come after `$id`: they decide nothing. */
export function effectiveKeys(sort: readonly SortKey[]): readonly SortKey[] {
  const at = sort.findIndex(({ field }) => field.name === "$id");
  return at < 0 ? sort : sort.slice(0, at + 1);
}

/** `order by` with `$id` to break ties; nulls as PostgreSQL has them, so that one index serves both directions. */
export function orderSql(scope: Scope, sort: readonly SortKey[]): RawBuilder<unknown> {
  const keys = effectiveKeys(sort);
  const parts = keys.map(({ field, direction }) => sql`${keyOf(scope, field)} ${sql.raw(direction)}`);
  const hasId = keys.at(-1)?.field.name === "$id";
  return sql.join(hasId ? parts : [...parts, sql`id ${sql.raw(tieDirection(sort))}`], sql`, `);
}

/**
 * What lies after a position, as one or two stretches. The first key is a bound of its own in each, so that its index
 * starts at the position instead of walking up to it; rows without a value are a stretch apart.
 */
export function stretchesAfter(
  scope: Scope,
  sort: readonly SortKey[],
  after: RecordPosition | undefined,
): Stretch[] {
  if (!after) return [undefined];
  const [first, ...rest] = effectiveKeys(sort);
  if (!first) return [tie(sort, after.id)];
  const [value = null, ...values] = after.values;
  const key = keyOf(scope, first.field);
  const isAscending = first.direction === "asc";
  const ties = restAfter(scope, sort, rest, values, after.id);
  if (value === null) {
    const nulls: Stretch = ties ? sql`${key} is null and ${ties}` : sql`false`;
    return isAscending ? [nulls] : [nulls, sql`${key} is not null`];
  }
  const stretch = nonNullAfter(scope, sort, first, value, rest, after.id, ties);
  return isAscending && isNullable(first.field) ? [stretch, sql`${key} is null`] : [stretch];
}

function nonNullAfter(
  scope: Scope,
  sort: readonly SortKey[],
  { field, direction }: SortKey,
  value: Scalar,
  rest: readonly SortKey[],
  id: string,
  ties: RawBuilder<boolean> | undefined,
): RawBuilder<boolean> {
  const key = keyOf(scope, field);
  const from = bound(field, value);
  const by = sql.raw(direction === "asc" ? ">" : "<");
  if (!ties) return sql`${key} ${by} ${from}`;
  // With only the id behind it the pair is one comparison, which the index answers as a whole.
  if (rest.length === 0 && tieDirection(sort) === direction)
    return sql`(${key}, id) ${by} (${from}, ${id}::uuid)`;
  return sql`(${key} ${by}= ${from} and (${key} ${by} ${from} or ${ties}))`;
}

/** After the position in the keys behind the first one; undefined when nothing can be. */
function restAfter(
  scope: Scope,
  sort: readonly SortKey[],
  keys: readonly SortKey[],
  values: readonly (Scalar | null)[],
  id: string,
): RawBuilder<boolean> | undefined {
  const [first, ...rest] = keys;
  if (!first) return effectiveKeys(sort).at(-1)?.field.name === "$id" ? undefined : tie(sort, id);
  const [value = null, ...others] = values;
  const key = keyOf(scope, first.field);
  const ties = restAfter(scope, sort, rest, others, id);
  const same = value === null ? sql`${key} is null` : sql`${key} = ${bound(first.field, value)}`;
  const beyond = beyondSql(key, first, value);
  const options = [...(beyond ? [beyond] : []), ...(ties ? [sql<boolean>`(${same} and ${ties})`] : [])];
  return options.length === 0 ? undefined : sql`(${sql.join(options, sql` or `)})`;
}

/** Strictly after a value in one key; undefined when nothing is. */
function beyondSql(
  key: RawBuilder<unknown>,
  { field, direction }: SortKey,
  value: Scalar | null,
): RawBuilder<boolean> | undefined {
  if (value === null) return direction === "asc" ? undefined : sql`${key} is not null`;
  if (direction === "desc") return sql`${key} < ${bound(field, value)}`;
  const after = sql<boolean>`${key} > ${bound(field, value)}`;
  return isNullable(field) ? sql`(${after} or ${key} is null)` : after;
}

function tie(sort: readonly SortKey[], id: string): RawBuilder<boolean> {
  return sql`id ${sql.raw(tieDirection(sort) === "asc" ? ">" : "<")} ${id}::uuid`;
}
