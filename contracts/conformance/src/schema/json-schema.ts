/** The part of JSON Schema 2020-12 that the contracts use. */
export interface JsonSchema {
  $ref?: string;
  type?: string | string[];
  properties?: Record<string, JsonSchema>;
  required?: string[];
  additionalProperties?: boolean | JsonSchema;
  propertyNames?: JsonSchema;
  minProperties?: number;
  maxProperties?: number;
  items?: JsonSchema | boolean;
  prefixItems?: JsonSchema[];
  minItems?: number;
  maxItems?: number;
  uniqueItems?: boolean;
  enum?: unknown[];
  const?: unknown;
  oneOf?: JsonSchema[];
  anyOf?: JsonSchema[];
  allOf?: JsonSchema[];
  not?: JsonSchema;
  format?: string;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  exclusiveMaximum?: number;
  multipleOf?: number;
  default?: unknown;
  readOnly?: boolean;
  [extension: string]: unknown;
}

/** Finds what a `$ref` points at. */
export type Resolve = (ref: string) => JsonSchema;

/** The schema itself, or what it refers to; siblings of `$ref` are kept, as 2020-12 has it. */
export function dereference(schema: JsonSchema, resolve: Resolve): JsonSchema {
  let current = schema;
  for (let hops = 0; current.$ref !== undefined; hops++) {
    if (hops > 32) throw new Error(`Failed to follow "${schema.$ref}": the reference goes round in circles.`);
    const { $ref, ...siblings } = current;
    current = { ...resolve($ref), ...siblings };
  }
  return current;
}

/** One object schema out of `allOf` parts, enough for generating and for listing properties. */
export function flatten(schema: JsonSchema, resolve: Resolve): JsonSchema {
  const { allOf, ...own } = dereference(schema, resolve);
  if (!allOf) return own;
  const merged: JsonSchema = {};
  const properties: Record<string, JsonSchema> = {};
  const required = new Set<string>();
  for (const part of [...allOf.map((entry) => flatten(entry, resolve)), own]) {
    Object.assign(merged, part);
    Object.assign(properties, part.properties);
    for (const name of part.required ?? []) required.add(name);
  }
  if (Object.keys(properties).length > 0) merged.properties = properties;
  if (required.size > 0) merged.required = [...required];
  return merged;
}

/** The types a schema allows, guessed from its keywords where `type` is absent. */
export function typesOf(schema: JsonSchema): string[] {
  if (Array.isArray(schema.type)) return schema.type;
  if (schema.type) return [schema.type];
  if (schema.properties || schema.additionalProperties || schema.required) return ["object"];
  if (schema.items || schema.prefixItems) return ["array"];
  if (schema.pattern || schema.format || schema.maxLength !== undefined) return ["string"];
  if (schema.minimum !== undefined || schema.maximum !== undefined) return ["number"];
  return [];
}

/** Joins names to a JSON Pointer (RFC 6901). */
export const pointerOf = (path: readonly (string | number)[]): string =>
  path.map((part) => `/${String(part).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
