import type { EntityDefinition, EntityRecord, JsonSchema } from "@elqnt/types/entities";
import { type EntityField, toField } from "./field.ts";
import { isSchema, requiredNames } from "./json-schema.ts";
import { propertyNames } from "./order.ts";

const MAX_DEPTH = 3;

/** The fields of a definition in display order; fields of nested objects follow as `address.city`. */
export function definitionFields(definition: EntityDefinition): EntityField[] {
  return fieldsOf(definition.schema, "", definition.schema, 1);
}

/** The top-level fields only, in display order. */
export function topLevelFields(definition: EntityDefinition): EntityField[] {
  return ownFields(definition.schema, "", definition.schema);
}

function ownFields(schema: JsonSchema, prefix: string, root: JsonSchema): EntityField[] {
  const properties = isSchema(schema.properties) ? schema.properties : {};
  const required = requiredNames(schema);
  return propertyNames(schema).map((name) =>
    toField(prefix + name, properties[name], required.includes(name), root),
  );
}

function fieldsOf(schema: JsonSchema, prefix: string, root: JsonSchema, depth: number): EntityField[] {
  return ownFields(schema, prefix, root).flatMap((field) => {
    if (field.kind !== "object" || depth >= MAX_DEPTH) return [field];
    const nested = fieldsOf(field.schema, `${field.path}.`, root, depth + 1);
    return [field, ...nested.map((child) => ({ ...child, title: `${field.title} · ${child.title}` }))];
  });
}

/** The fields every record has, under the names the filter language gives them. */
export const systemFields: readonly EntityField[] = [
  systemField("$id", "Id", { type: "string" }),
  systemField("$createdAt", "Created", { type: "string", format: "date-time" }),
  systemField("$createdBy", "Created by", { type: "string" }),
  systemField("$updatedAt", "Updated", { type: "string", format: "date-time" }),
  systemField("$version", "Version", { type: "integer" }),
];

function systemField(path: string, title: string, schema: JsonSchema): EntityField {
  return toField(path, { ...schema, title }, true, schema);
}

/** Reads `status`, `address.city` or `$updatedAt` from a record. */
export function recordValue(record: EntityRecord, path: string): unknown {
  if (path.startsWith("$")) return (record as unknown as Record<string, unknown>)[path.slice(1)];
  let value: unknown = record.fields;
  for (const segment of path.split(".")) {
    if (!isSchema(value) || !Object.hasOwn(value, segment)) return undefined;
    value = value[segment];
  }
  return value;
}

const TITLE_NAMES = ["title", "name", "subject", "displayName", "label"];

/** The field that names a record to people: one called like a title, or else the first text. */
export function titleField(fields: readonly EntityField[]): EntityField | undefined {
  const texts = fields.filter((field) => field.kind === "text" || field.kind === "email");
  return TITLE_NAMES.map((name) => texts.find((field) => field.path === name)).find(Boolean) ?? texts[0];
}

export function recordTitle(record: EntityRecord, fields: readonly EntityField[]): string {
  const field = titleField(fields);
  const value = field && recordValue(record, field.path);
  return typeof value === "string" && value.trim() !== "" ? value : record.id;
}

/** The likely title of a record whose definition is not at hand: a related one, say. */
export function titleOfFields(fields: { [name: string]: unknown }): string | undefined {
  const isText = (value: unknown): value is string => typeof value === "string" && value.trim() !== "";
  const named = TITLE_NAMES.find((name) => Object.hasOwn(fields, name) && isText(fields[name]));
  return (named === undefined ? Object.values(fields) : [fields[named]]).find(isText);
}
