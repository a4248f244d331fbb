import type { Field, FieldCatalogue, FieldKind } from "./ast.ts";

type Schema = Record<string, unknown>;

/** The system fields of a stored resource, present in every catalogue. */
export const systemFields: readonly Field[] = (
  [
    ["$id", "text"],
    ["$createdAt", "instant"],
    ["$updatedAt", "instant"],
    ["$createdBy", "text"],
    ["$version", "number"],
  ] as const
).map(([name, kind]) => ({ name, path: [name.slice(1)], system: true, kind }));

/** Nested objects are addressable down to this many segments. */
const MAX_PATH = 8;

/**
 * Reads the fields a filter may name out of a JSON Schema: its properties, the properties of nested objects
 * (dotted), local `$ref`s and `allOf` branches included. A property whose name starts with `$` cannot be
 * addressed, and of two properties with one dotted name the shallower wins.
 *
 * @param schema JSON Schema 2020-12 of type object.
 */
export function fieldCatalogue(schema: Schema): FieldCatalogue {
  const fields = new Map(systemFields.map((field) => [field.name, field]));
  let level: [readonly string[], Schema][] = [[[], schema]];
  for (let depth = 0; depth < MAX_PATH && level.length > 0; depth++) {
    const next: typeof level = [];
    for (const [parent, node] of level) {
      for (const [key, property] of propertiesOf(node, schema)) {
        const path = [...parent, key];
        const name = path.join(".");
        if (name.startsWith("$") || fields.has(name)) continue;
        const field = fieldOf(name, path, property, schema);
        fields.set(name, field);
        if (field.kind === "object") next.push([path, property]);
      }
    }
    level = next;
  }
  return fields;
}

function fieldOf(name: string, path: readonly string[], property: Schema, root: Schema): Field {
  const kind = kindOf(property, root);
  if (kind !== "list") return { name, path, system: false, kind };
  const items = isSchema(property.items) ? property.items : {};
  return { name, path, system: false, kind, item: kindOf(resolve(items, root), root) };
}

/** The properties of an object schema, those of its `allOf` branches included. */
export function propertiesOf(node: Schema, root: Schema, depth = 0): [string, Schema][] {
  if (depth > MAX_PATH) return [];
  const own = isSchema(node.properties) ? Object.entries(node.properties) : [];
  const branches = Array.isArray(node.allOf) ? node.allOf.filter(isSchema) : [];
  return [
    ...own.map(([key, value]): [string, Schema] => [key, resolve(isSchema(value) ? value : {}, root)]),
    ...branches.flatMap((branch) => propertiesOf(resolve(branch, root), root, depth + 1)),
  ];
}

const KINDS: Record<string, FieldKind> = {
  string: "text",
  number: "number",
  integer: "number",
  boolean: "boolean",
  array: "list",
  object: "object",
};

function kindOf(schema: Schema, root: Schema): FieldKind {
  const types = typesOf(schema);
  const [only] = types;
  if (types.length !== 1 || only === undefined)
    return propertiesOf(schema, root).length > 0 ? "object" : "any";
  const kind = KINDS[only] ?? "any";
  if (kind !== "text") return kind;
  if (schema.format === "date") return "date";
  return schema.format === "date-time" ? "instant" : "text";
}

function typesOf(schema: Schema): string[] {
  const declared = typeof schema.type === "string" ? [schema.type] : schema.type;
  const types = Array.isArray(declared) ? declared.map(String) : enumTypes(schema);
  return [...new Set(types)].filter((type) => type !== "null");
}

function enumTypes(schema: Schema): string[] {
  const values = "const" in schema ? [schema.const] : Array.isArray(schema.enum) ? schema.enum : [];
  return values.map((value) =>
    value === null
      ? "null"
      : Array.isArray(value)
        ? "array"
        : typeof value === "object"
          ? "object"
          : typeof value,
  );
}

/** Follows local references (`#/$defs/…`), a bounded number of times so that a loop ends. */
function resolve(schema: Schema, root: Schema, hops = 0): Schema {
  const reference = schema.$ref;
  if (typeof reference !== "string" || !reference.startsWith("#/") || hops > MAX_PATH) return schema;
  const target = reference
    .slice(2)
    .split("/")
    .map((part) => decodeURIComponent(part).replaceAll("~1", "/").replaceAll("~0", "~"))
    .reduce<unknown>(
      (node, part) => (isSchema(node) && Object.hasOwn(node, part) ? node[part] : undefined),
      root,
    );
  if (!isSchema(target)) return schema;
  const { $ref: _, ...siblings } = schema;
  return { ...resolve(target, root, hops + 1), ...siblings };
}

function isSchema(value: unknown): value is Schema {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
