import { isUuid } from "@elqnt/service-kit";
import { type Filter, foldCase, type Scalar } from "@elqnt/service-kit/filter";
import { type RawBuilder, sql } from "kysely";
import { bound, boundArray, foldedOf, jsonOf, keyOf, type Scope } from "./expressions.ts";

type Condition = RawBuilder<boolean>;

/**
 * Compiles a filter to a condition that is true where the evaluation in memory says true. Conditions on missing
 * values are null here and false there; `is not true` under every `not` makes the two the same, because `and` and
 * `or` never turn null into true.
 */
export function filterSql(scope: Scope, filter: Filter): Condition {
  switch (filter.kind) {
    case "and":
      return joined(scope, filter.filters, " and ", "true");
    case "or":
      return joined(scope, filter.filters, " or ", "false");
    case "not":
      return sql`(${filterSql(scope, filter.filter)}) is not true`;
    case "exists":
      return filter.field.system ? sql`true` : sql`(${jsonOf(filter.field)}) <> 'null'::jsonb`;
    case "compare":
      return compare(scope, filter);
    case "text":
      return sql`${foldedOf(filter.field)} like ${likePattern(filter.operator, foldCase(filter.value))}`;
    case "set":
      return set(scope, filter);
  }
}

function joined(scope: Scope, filters: readonly Filter[], by: " and " | " or ", none: string): Condition {
  if (filters.length === 0) return sql.raw(none) as Condition;
  return sql`(${sql.join(
    filters.map((filter) => filterSql(scope, filter)),
    sql.raw(by),
  )})`;
}

const OPERATORS = { eq: "=", gt: ">", gte: ">=", lt: "<", lte: "<=" } as const;

function compare(scope: Scope, { field, operator, value }: Extract<Filter, { kind: "compare" }>): Condition {
  const by = sql.raw(OPERATORS[operator]);
  // Ids are compared as what they are, so that the primary key serves; other text can only be compared as text.
  if (field.name === "$id" && !isUuid(String(value))) {
    return operator === "eq" ? sql`false` : sql`id::text collate "C" ${by} ${value}::text`;
  }
  return sql`${keyOf(scope, field)} ${by} ${bound(field, value)}`;
}

/** A LIKE pattern in which nothing of the value is a wildcard. */
function likePattern(operator: "contains" | "startsWith" | "endsWith", value: string): string {
  const escaped = value.replaceAll(/[\\%_]/g, "\\$&");
  return `${operator === "startsWith" ? "" : "%"}${escaped}${operator === "endsWith" ? "" : "%"}`;
}

function set(scope: Scope, { field, operator, values }: Extract<Filter, { kind: "set" }>): Condition {
  if (operator === "in") {
    const sent: readonly Scalar[] =
      field.name === "$id" ? values.filter((value) => isUuid(String(value))) : values;
    return sql`${keyOf(scope, field)} = any(${boundArray(field, sent)})`;
  }
  const json = jsonOf(field);
  if (operator === "hasAll") return sql`(${json}) @> ${JSON.stringify(values)}::text::jsonb`;
  return sql`(${json}) @> any(${values.map((value) => JSON.stringify([value]))}::jsonb[])`;
}
