import { formats } from "../formats.ts";
import { matchesPattern } from "../patterns.ts";
import { isObject, type Json, jsonEqual } from "../pointer.ts";
import { type Check, isAny, isList, isNumber, isText, type Rule, report, rule } from "./rule.ts";

type Rules = Readonly<Record<string, Rule>>;

function typeOf(value: unknown): string {
  return value === null ? "null" : Array.isArray(value) ? "array" : typeof value;
}

function type(schema: Json): Check | undefined {
  if (schema.type === undefined) return undefined;
  const types = [schema.type].flat() as string[];
  const integer = types.includes("integer") && !types.includes("number");
  const message = `must be ${types.map((name) => NAMES[name] ?? name).join(" or ")}`;
  return (value, path, issues) => {
    const actual = typeOf(value);
    if (types.includes(actual) || (integer && Number.isInteger(value))) return true;
    return report(issues, path, "type", message);
  };
}

const NAMES: Readonly<Record<string, string>> = {
  string: "a string",
  number: "a number",
  integer: "an integer",
  boolean: "true or false",
  array: "a list",
  object: "an object",
};

/** Characters as JSON Schema counts them: code points. */
function codePoints(text: string): number {
  let count = text.length;
  for (let index = 0; index < text.length - 1; index++) {
    const unit = text.charCodeAt(index);
    if (unit >= 0xd800 && unit <= 0xdbff) count--;
  }
  return count;
}

function isMultiple(value: number, of: number): boolean {
  const quotient = value / of;
  return Number.isInteger(quotient) || Math.abs(quotient - Math.round(quotient)) < 1e-9 * Math.abs(quotient);
}

/** Values compare by what they hold, so the key sorts properties; linear where comparing pairs is quadratic. */
function identity(value: unknown): string {
  return JSON.stringify(value, (_key, entry) =>
    isObject(entry) ? Object.fromEntries(Object.entries(entry).sort(([a], [b]) => (a < b ? -1 : 1))) : entry,
  );
}

function choices(values: readonly unknown[]): (value: unknown) => boolean {
  const scalars = new Set(values.filter((value) => typeof value !== "object" || value === null));
  const others = values.filter((value) => typeof value === "object" && value !== null);
  return (value) => scalars.has(value) || others.some((other) => jsonEqual(other, value));
}

const list = (values: readonly unknown[]): string =>
  values
    .slice(0, 20)
    .map((value) => JSON.stringify(value))
    .join(", ");

export const bounds: Rules = {
  minimum: rule(
    "minimum",
    isNumber,
    (limit: number) => (value) => value >= limit,
    (limit) => `must be ${limit} or more`,
  ),
  maximum: rule(
    "maximum",
    isNumber,
    (limit: number) => (value) => value <= limit,
    (limit) => `must be ${limit} or less`,
  ),
  exclusiveMinimum: rule(
    "exclusiveMinimum",
    isNumber,
    (limit: number) => (value) => value > limit,
    (limit) => `must be more than ${limit}`,
  ),
  exclusiveMaximum: rule(
    "exclusiveMaximum",
    isNumber,
    (limit: number) => (value) => value < limit,
    (limit) => `must be less than ${limit}`,
  ),
  multipleOf: rule(
    "multipleOf",
    isNumber,
    (of: number) => (value) => isMultiple(value, of),
    (of) => `must be a multiple of ${of}`,
  ),
  minLength: rule(
    "minLength",
    isText,
    (limit: number) => (value) => codePoints(value) >= limit,
    (limit) => (limit === 1 ? "must not be empty" : `must have ${limit} characters or more`),
  ),
  maxLength: rule(
    "maxLength",
    isText,
    (limit: number) => (value) => codePoints(value) <= limit,
    (limit) => `must have ${limit} characters or fewer`,
  ),
  minItems: rule(
    "minItems",
    isList,
    (limit: number) => (value) => value.length >= limit,
    (limit) => `must have ${limit} items or more`,
  ),
  maxItems: rule(
    "maxItems",
    isList,
    (limit: number) => (value) => value.length <= limit,
    (limit) => `must have ${limit} items or fewer`,
  ),
  minProperties: rule(
    "minProperties",
    isObject,
    (limit: number) => (value) => Object.keys(value).length >= limit,
    (limit) => `must have ${limit} properties or more`,
  ),
  maxProperties: rule(
    "maxProperties",
    isObject,
    (limit: number) => (value) => Object.keys(value).length <= limit,
    (limit) => `must have ${limit} properties or fewer`,
  ),
};

export const texts: Rules = {
  pattern: rule(
    "pattern",
    isText,
    (pattern: string) => (value) => matchesPattern(pattern, value),
    (pattern) => `must match ${pattern}`,
  ),
  format: rule(
    "format",
    isText,
    (name: string) => formats[name]?.test ?? (() => true),
    (name: string) => formats[name]?.message ?? "",
  ),
};

export const values: Rules = {
  type,
  enum: rule(
    "enum",
    isAny,
    (options: unknown[]) => choices(options),
    (options: unknown[]) => `must be one of ${list(options)}`,
  ),
  const: rule(
    "const",
    isAny,
    (option: unknown) => choices([option]),
    (option) => `must be ${JSON.stringify(option)}`,
  ),
  uniqueItems: rule(
    "uniqueItems",
    isList,
    (on: boolean) => (value) => !on || new Set(value.map(identity)).size === value.length,
    () => "must not hold an item twice",
  ),
};
