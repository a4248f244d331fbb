import type { Filters } from "@elqnt/types";
import { isScalar } from "./field.ts";
import { isSchema } from "./json-schema.ts";
import { type FilterOperator, isOperator } from "./operators.ts";

/** One row of a filter bar: a field, an operator and its operand. */
export interface FilterCondition {
  field: string;
  operator: FilterOperator;
  value: unknown;
}

/** What a filter bar can show of a filter: plain conditions, and the rest kept as it is. */
export interface ReadFilters {
  conditions: FilterCondition[];
  /** `$or`, `$not` and anything else a list of conditions cannot say. Survives editing untouched. */
  rest: FilterPart[];
}

/** A filter object seen as plain data. */
export type FilterPart = { [key: string]: unknown };

/** Reads a filter object into a list of conditions joined by "and". */
export function readFilters(filters: Filters | undefined): ReadFilters {
  const result: ReadFilters = { conditions: [], rest: [] };
  for (const [key, value] of Object.entries(filters ?? {})) readEntry(key, value, result);
  return result;
}

function readEntry(key: string, value: unknown, into: ReadFilters): void {
  if (key === "$and" && Array.isArray(value) && value.every(isSchema)) {
    for (const part of value) for (const [name, inner] of Object.entries(part)) readEntry(name, inner, into);
  } else if (["$and", "$or", "$not"].includes(key)) {
    into.rest.push({ [key]: value });
  } else if (isScalar(value)) {
    into.conditions.push({ field: key, operator: "eq", value });
  } else if (isSchema(value) && Object.entries(value).every(isShown)) {
    for (const [operator, operand] of Object.entries(value)) {
      into.conditions.push({ field: key, operator: operator as FilterOperator, value: operand });
    }
  } else {
    into.rest.push({ [key]: value });
  }
}

/** A comparison with null has no control in the bar; it is kept in `rest`. */
function isShown([operator, operand]: [string, unknown]): boolean {
  return isOperator(operator) && operand !== null;
}

/**
 * Writes conditions back as the smallest filter object: `{ status: "open" }` for equality, operators of one
 * field side by side, and `$and` only where the same field needs the same operator twice.
 */
export function writeFilters({ conditions, rest }: ReadFilters): Filters {
  const merged: Record<string, unknown> = {};
  const overflow: FilterPart[] = [];
  for (const condition of conditions) {
    if (!mergeCondition(merged, condition)) overflow.push(single(condition));
  }
  const parts = [...overflow, ...rest];
  const direct = parts.length === 1 && fits(merged, parts[0]) ? parts[0] : undefined;
  const joined = direct ?? (parts.length === 0 ? {} : { $and: parts });
  return { ...merged, ...joined } as Filters;
}

function fits(merged: Record<string, unknown>, part: FilterPart | undefined): boolean {
  return part !== undefined && !("$and" in part) && Object.keys(part).every((key) => !(key in merged));
}

function single({ field, operator, value }: FilterCondition): FilterPart {
  return { [field]: operator === "eq" && isScalar(value) ? value : { [operator]: value } };
}

function mergeCondition(merged: Record<string, unknown>, condition: FilterCondition): boolean {
  const { field, operator, value } = condition;
  if (!Object.hasOwn(merged, field)) {
    merged[field] = single(condition)[field];
    return true;
  }
  const present = merged[field];
  const operators = isSchema(present) ? present : { eq: present };
  if (Object.hasOwn(operators, operator)) return false;
  merged[field] = { ...operators, [operator]: value };
  return true;
}
