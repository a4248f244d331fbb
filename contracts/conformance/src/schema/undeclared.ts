import { dereference, type JsonSchema, pointerOf, type Resolve } from "./json-schema.ts";

type Path = readonly (string | number)[];

interface Declared {
  properties: Map<string, JsonSchema[]>;
  items: JsonSchema[];
  /** Whether any part of the schema welcomes names it does not list. */
  open: boolean;
}

/** Everything that a schema and its parts say about an object or list, alternatives taken together. */
function declared(schemas: readonly JsonSchema[], resolve: Resolve): Declared {
  const result: Declared = { properties: new Map(), items: [], open: false };
  let says = false;
  const visit = (schema: JsonSchema): void => {
    const own = dereference(schema, resolve);
    for (const part of [...(own.allOf ?? []), ...(own.oneOf ?? []), ...(own.anyOf ?? [])]) visit(part);
    for (const [name, property] of Object.entries(own.properties ?? {})) {
      says = true;
      result.properties.set(name, [...(result.properties.get(name) ?? []), property]);
    }
    if (own.additionalProperties) result.open = true;
    if (own.additionalProperties === false) says = true;
    if (typeof own.items === "object") result.items.push(own.items);
    result.items.push(...(own.prefixItems ?? []));
  };
  for (const schema of schemas) visit(schema);
  if (!says) result.open = true;
  return result;
}

function* walk(
  schemas: readonly JsonSchema[],
  value: unknown,
  path: Path,
  resolve: Resolve,
): Generator<string> {
  if (schemas.length === 0 || value === null || typeof value !== "object") return;
  const { properties, items, open } = declared(schemas, resolve);
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* walk(items, item, [...path, index], resolve);
    return;
  }
  for (const [name, inner] of Object.entries(value)) {
    const schemasOfName = properties.get(name);
    if (schemasOfName) yield* walk(schemasOfName, inner, [...path, name], resolve);
    else if (!open) yield pointerOf([...path, name]);
  }
}

/** Pointers of the properties in `value` that the schema does not mention and does not invite. */
export const undeclaredProperties = (schema: JsonSchema, value: unknown, resolve: Resolve): string[] => [
  ...walk([schema], value, [], resolve),
];
