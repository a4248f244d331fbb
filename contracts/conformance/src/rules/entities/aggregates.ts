import { ensure, expectEqual, expectProblem, expectStatus } from "../../engine/expect.ts";
import type { Rule } from "../../engine/rule.ts";
import { show } from "../../engine/violation.ts";
import type { World } from "../../engine/world.ts";
import { groupBy as collect } from "../../group-by.ts";
import type { Exchange } from "../../http/exchange.ts";
import { about } from "./about.ts";
import { randomFilters } from "./random-filter.ts";
import { matches, type Row, valueAt } from "./reference-filter.ts";
import { sample } from "./sample.ts";

interface Metric {
  op: string;
  field?: string;
  as: string;
}

interface AggregateRow {
  group: Record<string, unknown>;
  values: Record<string, unknown>;
}

const present = (rows: readonly Row[], field: string): unknown[] =>
  rows.map((row) => valueAt(row, field)).filter((value) => value !== undefined && value !== null);

const moment = (value: unknown): number | string =>
  typeof value === "string" && /T/.test(value) ? Date.parse(value) : (value as number | string);

const extreme = (values: readonly unknown[], sign: 1 | -1): unknown =>
  values.reduce((best, value) => (moment(value) < moment(best) === (sign === 1) ? value : best));

/** What each metric means, on the values that are there. */
const metrics: Readonly<Record<string, (values: unknown[]) => unknown>> = {
  count: (values) => values.length,
  sum: (values) => (values as number[]).reduce((sum, value) => sum + value, 0),
  avg: (values) => (values as number[]).reduce((sum, value) => sum + value, 0) / values.length,
  min: (values) => extreme(values, 1),
  max: (values) => extreme(values, -1),
  countDistinct: (values) => new Set(values).size,
};

function expectedValue(rows: readonly Row[], { op, field }: Metric): unknown {
  if (op === "count" && field === undefined) return rows.length;
  const values = present(rows, field!);
  if (values.length === 0) return op === "count" || op === "countDistinct" ? 0 : null;
  return metrics[op]!(values);
}

/** Equal, except that stores add fractions in different orders. A sum of nothing may be 0 or null. */
function isClose(observed: unknown, expected: unknown, op: string): boolean {
  if (typeof observed === "number" && typeof expected === "number") {
    return Math.abs(observed - expected) <= 1e-9 * Math.max(1, Math.abs(expected));
  }
  if (op === "sum" && expected === null) return observed === null || observed === 0;
  if (typeof observed === "string" && typeof expected === "string")
    return moment(observed) === moment(expected);
  return observed === expected;
}

async function aggregate(
  world: World,
  body: Record<string, unknown>,
): Promise<{ rows: AggregateRow[]; truncated: boolean; exchange: Exchange }> {
  const { entityName } = await sample(world, world.a);
  const exchange = await world.a.admin.call("aggregateRecords", { entityName, body });
  expectStatus(exchange, 200, `for ${show(body)}`);
  const { items, truncated } = exchange.json as { items: AggregateRow[]; truncated: boolean };
  return { rows: items, truncated, exchange };
}

const groupKey = (values: readonly unknown[]): string => JSON.stringify(values.map((value) => value ?? null));

/** Asks for metrics by group and compares every number with the reference. */
async function expectAggregates(
  world: World,
  groupBy: readonly string[],
  wanted: readonly Metric[],
  filters: Record<string, unknown> = {},
): Promise<void> {
  const { records } = await sample(world, world.a);
  const matching = records.filter((record) => matches(record, filters));
  const body = { groupBy, metrics: wanted, filters, limit: 1000 };
  const { rows, exchange } = await aggregate(world, body);
  const groups = collect(matching, (row) => groupKey(groupBy.map((field) => valueAt(row, field))));
  if (groupBy.length === 0 && matching.length === 0) groups.set(groupKey([]), []);
  if (groupBy.length > 0 || matching.length > 0)
    expectEqual(rows.length, groups.size, "the number of groups", exchange);
  for (const { group, values } of rows) {
    const members = groups.get(groupKey(groupBy.map((field) => group[field])));
    ensure(members, "only groups that exist", show(group), exchange);
    for (const metric of wanted) {
      const expected = expectedValue(members, metric);
      ensure(
        isClose(values[metric.as], expected, metric.op),
        `in group ${show(group)} ${metric.op}${metric.field ? ` of ${metric.field}` : ""} = ${show(expected)}`,
        show(values[metric.as]),
        exchange,
      );
    }
  }
}

const fieldsOf: Readonly<Record<string, readonly (string | undefined)[]>> = {
  count: [undefined, "priority", "slug"],
  sum: ["priority", "amount", "address.floor"],
  avg: ["priority", "amount", "address.floor"],
  min: ["priority", "amount", "dueOn", "dueAt", "slug"],
  max: ["priority", "amount", "dueOn", "dueAt", "slug"],
  countDistinct: ["status", "priority", "slug", "done"],
};

const groupings: readonly (readonly string[])[] = [
  [],
  ["status"],
  ["done"],
  ["status", "address.city"],
  ["dueOn"],
];

/** Groups and their numbers are those of the records. */
export const aggregateRules: readonly Rule[] = [
  {
    id: "aggregates/metric",
    title: "A metric has the value that follows from the records of its group",
    profile: "entities",
    reference: "contract.md §3 entities; entities.yaml AggregateMetric",
    subjects: () => Object.keys(fieldsOf),
    run: async (world, op) => {
      const wanted = fieldsOf[op]!.map((field, index) => ({
        op,
        as: `m${index}`,
        ...(field ? { field } : {}),
      }));
      for (const groupBy of groupings) await expectAggregates(world, groupBy, wanted);
    },
  },
  about(
    "aggregates/filters",
    "Aggregates look at matching records only",
    "entities.yaml AggregateRecordsBody",
    async (world) => {
      const { records } = await sample(world, world.a);
      const wanted = [
        { op: "count", as: "n" },
        { op: "sum", field: "amount", as: "s" },
      ];
      for (let round = 0; round < 8; round++) {
        await expectAggregates(
          world,
          world.random.pick(groupings),
          wanted,
          randomFilters(records, world.random, 2),
        );
      }
    },
  ),
  about(
    "aggregates/sort",
    "Groups are sorted by group fields or metrics as asked",
    "entities.yaml AggregateRecordsBody.sort",
    async (world) => {
      const metrics = [{ op: "count", as: "n" }];
      for (const direction of ["asc", "desc"]) {
        const { rows, exchange } = await aggregate(world, {
          groupBy: ["priority"],
          metrics,
          sort: [{ field: "n", direction }],
        });
        const counts = rows.map(({ values }) => values.n as number);
        const ordered = [...counts].sort((left, right) =>
          direction === "asc" ? left - right : right - left,
        );
        expectEqual(counts, ordered, `the counts in ${direction} order`, exchange);
      }
    },
  ),
  about(
    "aggregates/limit",
    "limit cuts the groups and truncated says so",
    "entities.yaml AggregateResult",
    async (world) => {
      const metrics = [{ op: "count", as: "n" }];
      const few = await aggregate(world, { groupBy: ["priority"], metrics, limit: 2 });
      expectEqual(few.rows.length, 2, "the number of groups", few.exchange);
      expectEqual(few.truncated, true, "truncated", few.exchange);
      const all = await aggregate(world, { groupBy: ["status"], metrics, limit: 1000 });
      expectEqual(all.truncated, false, "truncated", all.exchange);
    },
  ),
  about(
    "aggregates/invalid",
    "Unknown fields, metrics that do not fit and unknown sort keys are refused with their pointer",
    "contracts/problems.yaml filter_invalid",
    async (world) => {
      const { entityName } = await sample(world, world.a);
      const metrics = [{ op: "count", as: "n" }];
      const bad: [Record<string, unknown>, string][] = [
        [{ groupBy: ["status", "nope"], metrics }, "/groupBy/1"],
        [{ groupBy: ["tags"], metrics }, "/groupBy/0"],
        [{ metrics: [{ op: "sum", field: "nope", as: "s" }] }, "/metrics/0/field"],
        [{ metrics: [{ op: "sum", field: "title", as: "s" }] }, "/metrics/0/field"],
        [{ groupBy: ["status"], metrics, sort: [{ field: "nope" }] }, "/sort/0/field"],
        [{ metrics, filters: { nope: 1 } }, "/filters/nope"],
      ];
      for (const [body, pointer] of bad) {
        const exchange = await world.a.admin.call("aggregateRecords", { entityName, body });
        expectProblem(exchange, { status: 400, code: "filter_invalid", pointer }, `for ${show(body, 100)}`);
      }
    },
  ),
];
