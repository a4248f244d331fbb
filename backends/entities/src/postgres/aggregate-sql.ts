import type { AggregateResult } from "@elqnt/contracts/entities";
import type { Field, Scalar } from "@elqnt/service-kit/filter";
import { type RawBuilder, sql } from "kysely";
import { type Aggregation, aggregateResult, type Metric } from "../records/aggregate.ts";
import { type OrgDatabase, read } from "./database.ts";
import { jsonOf, keyOf, type Scope } from "./expressions.ts";

/** Aggregates where the rows are; what `aggregate` answers for the same rows in memory. */
export async function aggregateSql(
  database: OrgDatabase,
  rows: RawBuilder<unknown>,
  { groupBy, metrics, order, limit }: Aggregation,
): Promise<AggregateResult> {
  const groups = groupBy.map(
    (field, index) => sql`${shownSql(field, keyOf(database, field))} as ${sql.id(`g${index}`)}`,
  );
  const values = metrics.map(
    (metric, index) => sql`${metricSql(database, metric)} as ${sql.id(`m${index}`)}`,
  );
  const by =
    groupBy.length > 0 ? sql`group by ${sql.join(groupBy.map((field) => keyOf(database, field)))}` : sql``;
  const sorted = order.map(
    ({ of, index, direction }) =>
      sql`${sql.id(`${of === "group" ? "g" : "m"}${index}`)} ${sql.raw(direction)}`,
  );
  const ordered = sorted.length > 0 ? sql`order by ${sql.join(sorted)}` : sql``;
  const found = await read(
    database.db,
    sql<
      Record<string, unknown>
    >`select ${sql.join([...groups, ...values])} ${rows} ${by} ${ordered} limit ${limit + 1}`,
  );
  const named = found.map((row) => ({
    group: groupBy.map((_, index) => (row[`g${index}`] ?? null) as Scalar | null),
    values: metrics.map(({ op }, index) => numberOrText(op, row[`m${index}`])),
  }));
  return aggregateResult(groupBy, metrics, named, limit);
}

/** Counts come as text, because they may be larger than a double. */
function numberOrText(op: Metric["op"], value: unknown): string | number | null {
  if (value === null || value === undefined) return null;
  return op === "count" || op === "countDistinct" ? Number(value) : (value as string | number);
}

/** A value as JavaScript compares it: doubles, and instants as text that sorts by instant. */
function shownSql({ kind }: Field, value: RawBuilder<unknown>): RawBuilder<unknown> {
  if (kind === "number") return sql`(${value})::float8`;
  if (kind !== "instant") return value;
  return sql`to_char((${value}) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') collate "C"`;
}

function metricSql(scope: Scope, { op, field }: Metric): RawBuilder<unknown> {
  if (!field) return sql`count(*)`;
  if (op === "count") {
    return field.system ? sql`count(*)` : sql`count(*) filter (where (${jsonOf(field)}) <> 'null'::jsonb)`;
  }
  const key = keyOf(scope, field);
  const keyed = field.name === "$id" ? sql`${key}::text collate "C"` : key;
  if (op === "countDistinct") return sql`count(distinct ${keyed})`;
  return op === "sum" || op === "avg"
    ? sql`${sql.raw(op)}(${key})::float8`
    : shownSql(field, sql`${sql.raw(op)}(${keyed})`);
}
