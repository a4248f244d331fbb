import { mutantsOf } from "./mutant.ts";
import { asking, type Json, succeeding } from "./rewrite.ts";

const eachValue = (change: (values: Json, group: Json) => void) =>
  succeeding(["aggregateRecords"], ({ json }) => {
    for (const { values, group } of json.items) change(values, group);
  });

const metricsNamed = (op: string, change: (value: Json) => Json) =>
  succeeding(["aggregateRecords"], ({ json }, asked) => {
    const names = asked.json.metrics.filter((metric: Json) => metric.op === op).map(({ as }: Json) => as);
    for (const { values } of json.items) for (const name of names) values[name] = change(values[name]);
  });

export const aggregateMutants = mutantsOf("aggregates", {
  "avg-counts-missing": [
    "averages count records without the value",
    "aggregates/metric:avg",
    metricsNamed("avg", (value) => (value === null ? null : value * 0.9)),
  ],
  "avg-rounded": [
    "averages are rounded",
    "aggregates/metric:avg",
    metricsNamed("avg", (value) => (value === null ? null : Math.round(value))),
  ],
  "distinct-counts-all": [
    "countDistinct counts every value",
    "aggregates/metric:countDistinct",
    asking(["aggregateRecords"], ({ json }) => {
      for (const metric of json?.metrics ?? []) if (metric.op === "countDistinct") metric.op = "count";
    }),
  ],
  "count-ignores-field": [
    "count of a field counts records",
    "aggregates/metric:count",
    asking(["aggregateRecords"], ({ json }) => {
      for (const metric of json?.metrics ?? []) if (metric.op === "count") delete metric.field;
    }),
  ],
  "min-is-max": [
    "min answers the largest value",
    "aggregates/metric:min",
    asking(["aggregateRecords"], ({ json }) => {
      for (const metric of json?.metrics ?? []) if (metric.op === "min") metric.op = "max";
    }),
  ],
  "null-group-dropped": [
    "records without the group field are left out",
    "aggregates/metric:count",
    succeeding(["aggregateRecords"], ({ json }) => {
      json.items = json.items.filter(({ group }: Json) =>
        Object.values(group).every((value) => value !== null),
      );
    }),
  ],
  "sum-as-text": [
    "sums are text",
    "aggregates/metric:sum",
    eachValue((values) => {
      for (const name of Object.keys(values))
        values[name] = values[name] === null ? null : String(values[name]);
    }),
  ],
  "filters-ignored": [
    "aggregates ignore the filters",
    "aggregates/filters",
    asking(["aggregateRecords"], ({ json }) => {
      delete json?.filters;
    }),
  ],
  "sort-ignored": [
    "groups come in any order",
    "aggregates/sort",
    asking(["aggregateRecords"], ({ json }) => {
      if (json?.sort?.[0]?.field === "n") delete json.sort;
    }),
  ],
  "never-truncated": [
    "truncated is never true",
    "aggregates/limit",
    succeeding(["aggregateRecords"], ({ json }) => {
      json.truncated = false;
    }),
  ],
  "unknown-group-ignored": [
    "grouping by an unknown field is ignored",
    "aggregates/invalid",
    asking(["aggregateRecords"], ({ json }) => {
      if (json?.groupBy) json.groupBy = json.groupBy.filter((field: string) => field !== "nope");
    }),
  ],
});
