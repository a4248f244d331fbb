import type { JsonSchema } from "@elqnt/types/entities";
import { isSchema, requiredNames, resolveSchema } from "./json-schema.ts";

export type Fields = { [name: string]: unknown };

/**
 * Drops what a form leaves behind for a value nobody gave: `undefined`, and optional objects without content.
 * An untouched, optional address must not fail for its missing city.
 */
export function pruneEmpty(fields: Fields, schema: JsonSchema, root: JsonSchema = schema): Fields {
  const properties = isSchema(schema.properties) ? schema.properties : {};
  const required = requiredNames(schema);
  const entries = Object.entries(fields).flatMap(([name, value]): [string, unknown][] => {
    if (value === undefined) return [];
    if (!isSchema(value)) return [[name, value]];
    const pruned = pruneEmpty(value, resolveSchema(properties[name], root), root);
    return Object.keys(pruned).length === 0 && !required.includes(name) ? [] : [[name, pruned]];
  });
  return Object.fromEntries(entries);
}

/** Whether two JSON values are equal; the order of properties does not matter. */
export function isSame(left: unknown, right: unknown): boolean {
  if (Object.is(left, right)) return true;
  if (Array.isArray(left) || Array.isArray(right)) {
    return (
      Array.isArray(left) &&
      Array.isArray(right) &&
      left.length === right.length &&
      left.every((item, index) => isSame(item, right[index]))
    );
  }
  if (!isSchema(left) || !isSchema(right)) return false;
  const names = new Set([...Object.keys(left), ...Object.keys(right)]);
  return [...names].every((name) => isSame(left[name], right[name]));
}

/**
 * The RFC 7396 merge patch that turns `before` into `after`: changed fields with their new value, removed
 * ones as `null`. Arrays are replaced as a whole.
 */
export function fieldsPatch(before: Fields, after: Fields): Fields {
  const patch: Fields = {};
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const [old, next] = [before[name], after[name]];
    if (isSame(old, next)) continue;
    patch[name] = next === undefined ? null : isSchema(old) && isSchema(next) ? fieldsPatch(old, next) : next;
  }
  return patch;
}
