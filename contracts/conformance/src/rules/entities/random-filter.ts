import type { Random } from "../../random.ts";
import { type Row, valueAt } from "./reference-filter.ts";
import { operatorsOf, sampleFields } from "./sample.ts";

/** Values of a field that occur in the sample; lists give their elements. */
function occurring(rows: readonly Row[], field: string): unknown[] {
  return rows
    .flatMap((row) => {
      const value = valueAt(row, field);
      return Array.isArray(value) ? value : [value];
    })
    .filter((value) => value !== undefined && value !== null);
}

/** Some part of a text, in the case of the data or another. */
function partOf(operator: string, text: string, random: Random): string {
  const length = random.integer(1, Math.min(4, text.length));
  const start = random.integer(0, text.length - length);
  const part =
    operator === "startsWith"
      ? text.slice(0, length)
      : operator === "endsWith"
        ? text.slice(-length)
        : text.slice(start, start + length);
  return random.pick([part, part.toUpperCase(), part.toLowerCase()]);
}

function operandFor(operator: string, field: string, rows: readonly Row[], random: Random): unknown {
  const values = occurring(rows, field);
  const one = () => random.pick(values);
  const some = () => Array.from({ length: random.integer(1, 3) }, one);
  switch (operator) {
    case "exists":
      return random.boolean();
    case "between":
      return [one(), one()];
    case "in":
    case "nin":
    case "hasAny":
    case "hasAll":
      return some();
    case "contains":
    case "startsWith":
    case "endsWith":
      return partOf(operator, String(one()), random);
    case "eq":
    case "ne":
      return random.boolean(0.15) ? null : one();
    default:
      return one();
  }
}

/** Fields of the sample that take an operator. */
export const fieldsFor = (operator: string): string[] =>
  Object.entries(sampleFields)
    .filter(([, kind]) => operatorsOf[kind].includes(operator))
    .map(([field]) => field);

/** One condition with an operator on a field, about values that occur. */
export const condition = (
  operator: string,
  field: string,
  rows: readonly Row[],
  random: Random,
): Record<string, unknown> => ({ [field]: { [operator]: operandFor(operator, field, rows, random) } });

const allOperators = [...new Set(Object.values(operatorsOf).flat())];

function anyCondition(rows: readonly Row[], random: Random): Record<string, unknown> {
  const operator = random.pick(allOperators);
  return condition(operator, random.pick(fieldsFor(operator)), rows, random);
}

/** A tree of conditions with `$and`, `$or`, `$not` and several keys side by side. */
export function randomFilters(rows: readonly Row[], random: Random, depth = 3): Record<string, unknown> {
  if (depth === 0 || random.boolean(0.3)) return anyCondition(rows, random);
  const branch = () => randomFilters(rows, random, depth - 1);
  switch (random.pick(["$and", "$or", "$not", "keys"])) {
    case "$and":
      return { $and: [branch(), branch()] };
    case "$or":
      return { $or: [branch(), branch()] };
    case "$not":
      return { $not: branch() };
    default:
      return { ...anyCondition(rows, random), ...anyCondition(rows, random) };
  }
}
