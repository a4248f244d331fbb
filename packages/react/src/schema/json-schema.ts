import type { JsonSchema } from "@elqnt/types/entities";

const MAX_REFERENCES = 16;

export function isSchema(value: unknown): value is JsonSchema {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Follows local references (`#/$defs/address`). A remote, missing or circular one reads as "anything". */
export function resolveSchema(schema: unknown, root: JsonSchema): JsonSchema {
  let current = isSchema(schema) ? schema : {};
  for (let hops = 0; typeof current.$ref === "string"; hops++) {
    const target = hops < MAX_REFERENCES ? atPointer(root, current.$ref) : undefined;
    if (!isSchema(target)) return {};
    const { $ref: _, ...siblings } = current;
    current = { ...target, ...siblings };
  }
  return current;
}

function atPointer(root: JsonSchema, reference: string): unknown {
  if (!reference.startsWith("#")) return undefined;
  let value: unknown = root;
  for (const segment of pointerSegments(decodeURIComponent(reference.slice(1)))) {
    if (!isSchema(value) || !Object.hasOwn(value, segment)) return undefined;
    value = value[segment];
  }
  return value;
}

/** The segments of a JSON Pointer (RFC 6901), unescaped. */
export function pointerSegments(pointer: string): string[] {
  return pointer
    .split("/")
    .slice(1)
    .map((segment) => segment.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** A JSON Pointer (RFC 6901) from plain segments. */
export function toPointer(segments: readonly (string | number)[]): string {
  return segments
    .map((segment) => `/${String(segment).replaceAll("~", "~0").replaceAll("/", "~1")}`)
    .join("");
}

/** The one type of a schema, looking through `["string", "null"]` and guessing from other keywords. */
export function schemaType(schema: JsonSchema): string | undefined {
  const { type } = schema;
  if (typeof type === "string") return type;
  if (Array.isArray(type)) {
    const named = type.filter((name) => name !== "null");
    return named.length === 1 ? named[0] : undefined;
  }
  if (isSchema(schema.properties)) return "object";
  if (schema.items !== undefined) return "array";
  return undefined;
}

export function requiredNames(schema: JsonSchema): readonly string[] {
  return Array.isArray(schema.required) ? schema.required.filter((name) => typeof name === "string") : [];
}
