import type { JsonSchema } from "@elqnt/types/entities";
import { isSchema } from "./json-schema.ts";

/**
 * Property names in the order people should meet them: `x-displayOrder` as a list of names on the object, or
 * as a number on each property, then the order of the document.
 */
export function propertyNames(schema: JsonSchema): string[] {
  const properties = isSchema(schema.properties) ? schema.properties : {};
  const listed = schema["x-displayOrder"];
  const rank = (name: string) => rankOf(name, listed, properties[name]);
  return Object.keys(properties).sort((left, right) => rank(left) - rank(right));
}

function rankOf(name: string, listed: unknown, property: unknown): number {
  if (Array.isArray(listed)) {
    const index = listed.indexOf(name);
    return index === -1 ? Number.MAX_SAFE_INTEGER : index;
  }
  const own = isSchema(property) ? property["x-displayOrder"] : undefined;
  return typeof own === "number" ? own : Number.MAX_SAFE_INTEGER;
}
