import { type OutputUnit, type Schema, Validator } from "@cfworker/json-schema";
import type { JsonSchema } from "@elqnt/types/entities";
import type { FieldProblem } from "../problem/field-problems.ts";
import { isSchema, pointerSegments, resolveSchema } from "../schema/json-schema.ts";
import type { ValidationMessages } from "./messages.ts";

/** Keywords that only say "something inside failed"; the failure inside speaks for itself. */
const CONTAINERS: ReadonlySet<string> = new Set([
  "properties",
  "items",
  "prefixItems",
  "patternProperties",
  "$ref",
  "allOf",
  "if",
  "then",
  "else",
  "dependentSchemas",
  "additionalProperties",
]);

/**
 * Checks values against a JSON Schema without `eval`, so it runs under a strict Content-Security-Policy.
 * A schema this validator cannot read (a remote reference, say) passes: the platform decides then.
 */
export function validateFields(
  schema: JsonSchema,
  fields: unknown,
  messages: ValidationMessages,
): FieldProblem[] {
  const units = run(schema, fields);
  return units.filter(isTelling).map((unit) => toProblem(unit, schema, messages));
}

/** Whether the values fit, for choosing between the branches of `oneOf` and `if`. */
export function fieldsFit(schema: JsonSchema, fields: unknown, root: JsonSchema): boolean {
  return run({ ...definitionsOf(root), ...schema }, fields).length === 0;
}

function definitionsOf({ $defs, definitions }: JsonSchema): JsonSchema {
  return { ...(isSchema($defs) && { $defs }), ...(isSchema(definitions) && { definitions }) };
}

function run(schema: JsonSchema, fields: unknown): OutputUnit[] {
  try {
    return new Validator(withoutRiskyPatterns(schema) as Schema, "2020-12", false).validate(plain(fields))
      .errors;
  } catch {
    return [];
  }
}

/** What JSON would carry: no `undefined`, which the validator refuses. */
function plain(value: unknown): unknown {
  return value === undefined ? {} : JSON.parse(JSON.stringify(value));
}

const MAX_PATTERN = 300;
const NESTED_REPEAT = /[+*}][^()]*\)[+*{]/;

/**
 * The platform runs patterns on a linear-time engine, a browser does not: `(a+)+` could freeze the page. Such
 * a pattern is left to the platform's answer.
 */
function withoutRiskyPatterns(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withoutRiskyPatterns);
  if (!isSchema(schema)) return schema;
  const entries = Object.entries(schema).filter(
    ([keyword, value]) => keyword !== "pattern" || isSafePattern(value),
  );
  return Object.fromEntries(entries.map(([keyword, value]) => [keyword, withoutRiskyPatterns(value)]));
}

function isSafePattern(pattern: unknown): boolean {
  return (
    isSchema(pattern) ||
    (typeof pattern === "string" && pattern.length <= MAX_PATTERN && !NESTED_REPEAT.test(pattern))
  );
}

function isTelling({ keyword, keywordLocation }: OutputUnit): boolean {
  const isInsideChoice = /\/(anyOf|oneOf)\/\d+\//.test(keywordLocation);
  return !isInsideChoice && !CONTAINERS.has(keyword);
}

function toProblem(unit: OutputUnit, schema: JsonSchema, messages: ValidationMessages): FieldProblem {
  const path = pointerSegments(decodeURIComponent(unit.instanceLocation.slice(1)));
  const missing = unit.keyword === "required" ? /"(.*)"/.exec(unit.error)?.[1] : undefined;
  return {
    path: missing === undefined ? path : [...path, missing],
    code: unit.keyword,
    message: messageOf(unit, keywordValue(schema, unit.keywordLocation), messages),
  };
}

/** The value of the keyword that failed, followed through the references on the way to it. */
function keywordValue(root: JsonSchema, location: string): unknown {
  let value: unknown = root;
  for (const segment of pointerSegments(decodeURIComponent(location.slice(1)))) {
    value =
      segment === "$ref"
        ? resolveSchema(value, root)
        : isSchema(value) || Array.isArray(value)
          ? (value as never)[segment]
          : undefined;
  }
  return value;
}

function messageOf({ keyword }: OutputUnit, value: unknown, messages: ValidationMessages): string {
  if (!Object.hasOwn(messages, keyword)) return messages.invalid;
  const message = messages[keyword as keyof ValidationMessages];
  if (typeof message === "string") return message;
  return (message as (value: unknown) => string)(Array.isArray(value) ? value.join(" or ") : value);
}
