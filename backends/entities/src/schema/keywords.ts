import { formats } from "./formats.ts";
import { isObject } from "./pointer.ts";

/** What a keyword's value must look like; `schema…` values hold further schemas. */
export type KeywordShape =
  | "schema"
  | "schemas"
  | "schemaMap"
  | "text"
  | "number"
  | "positive"
  | "count"
  | "flag"
  | "names"
  | "namesMap"
  | "types"
  | "values"
  | "any"
  | "format"
  | "reference"
  | "dialect"
  | "relation";

const JSON_TYPES = ["string", "number", "integer", "boolean", "object", "array", "null"];
const DIALECT = "https://json-schema.org/draft/2020-12/schema";

/** The keywords of JSON Schema 2020-12 that definitions may use. Everything else is refused by name. */
export const keywords: Readonly<Record<string, KeywordShape>> = {
  $schema: "dialect",
  $ref: "reference",
  $defs: "schemaMap",
  $comment: "text",
  title: "text",
  description: "text",
  default: "any",
  examples: "any",
  deprecated: "flag",
  readOnly: "flag",
  writeOnly: "flag",
  type: "types",
  enum: "values",
  const: "any",
  minimum: "number",
  maximum: "number",
  exclusiveMinimum: "number",
  exclusiveMaximum: "number",
  multipleOf: "positive",
  minLength: "count",
  maxLength: "count",
  pattern: "text",
  format: "format",
  contentEncoding: "text",
  contentMediaType: "text",
  items: "schema",
  prefixItems: "schemas",
  contains: "schema",
  minContains: "count",
  maxContains: "count",
  minItems: "count",
  maxItems: "count",
  uniqueItems: "flag",
  properties: "schemaMap",
  patternProperties: "schemaMap",
  additionalProperties: "schema",
  propertyNames: "schema",
  required: "names",
  dependentRequired: "namesMap",
  dependentSchemas: "schemaMap",
  minProperties: "count",
  maxProperties: "count",
  allOf: "schemas",
  anyOf: "schemas",
  oneOf: "schemas",
  not: "schema",
  if: "schema",
  // biome-ignore lint/suspicious/noThenProperty: the name of a JSON Schema keyword
  then: "schema",
  else: "schema",
  "x-unique": "flag",
  "x-indexed": "flag",
  "x-searchable": "flag",
  "x-relation": "relation",
  "x-displayOrder": "names",
};

/** Says what a keyword's value should have been, or undefined when it fits its shape. */
export function shapeFault(shape: KeywordShape, value: unknown): string | undefined {
  return shapes[shape](value) ? undefined : messages[shape];
}

const isText = (value: unknown): value is string => typeof value === "string";
const isSchema = (value: unknown): boolean => isObject(value) || typeof value === "boolean";
const isNumber = (value: unknown): value is number => typeof value === "number" && Number.isFinite(value);
const isNames = (value: unknown): boolean => Array.isArray(value) && value.every(isText);

const shapes: Record<KeywordShape, (value: unknown) => boolean> = {
  schema: isSchema,
  schemas: (value) => Array.isArray(value) && value.length > 0 && value.every(isSchema),
  schemaMap: (value) => isObject(value) && Object.values(value).every(isSchema),
  text: isText,
  number: isNumber,
  positive: (value) => isNumber(value) && value > 0,
  count: (value) => Number.isSafeInteger(value) && (value as number) >= 0,
  flag: (value) => typeof value === "boolean",
  names: isNames,
  namesMap: (value) => isObject(value) && Object.values(value).every(isNames),
  types: (value) =>
    [value].flat().length > 0 && [value].flat().every((type) => JSON_TYPES.includes(type as string)),
  values: (value) => Array.isArray(value) && value.length > 0,
  any: () => true,
  format: (value) => isText(value) && Object.hasOwn(formats, value),
  reference: (value) => isText(value) && (value === "#" || value.startsWith("#/$defs/")),
  dialect: (value) => value === DIALECT,
  relation: (value) =>
    isObject(value) &&
    isText(value.entity) &&
    /^[a-z][a-z0-9_-]{0,62}$/.test(value.entity) &&
    (value.cardinality === "one" || value.cardinality === "many"),
};

const messages: Record<KeywordShape, string> = {
  schema: "must be a schema",
  schemas: "must be a list of schemas",
  schemaMap: "must hold schemas by name",
  text: "must be a string",
  number: "must be a number",
  positive: "must be a number above 0",
  count: "must be an integer of 0 or more",
  flag: "must be true or false",
  names: "must be a list of strings",
  namesMap: "must hold lists of strings by name",
  types: `must be one or several of ${JSON_TYPES.join(", ")}`,
  values: "must be a list of one or more values",
  any: "",
  format: `must be one of ${Object.keys(formats).join(", ")}`,
  reference: "must point into this schema: #/$defs/…",
  dialect: `must be ${DIALECT}`,
  relation: "must be { entity, cardinality: one | many }",
};
