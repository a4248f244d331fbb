import type { EntityDefinition } from "@elqnt/types/entities";
import type { EntityField, FieldKind } from "../schema/field.ts";
import { definitionFields, systemFields, titleField } from "../schema/fields.ts";

const WIDTH: Readonly<Record<FieldKind, number>> = {
  text: 200,
  "long-text": 280,
  email: 210,
  url: 200,
  date: 130,
  "date-time": 200,
  time: 110,
  number: 120,
  integer: 110,
  boolean: 110,
  enum: 140,
  list: 200,
  relation: 180,
  object: 200,
  unknown: 160,
};

const TITLE_WIDTH = 280;
export const MIN_WIDTH = 72;
export const MAX_WIDTH = 900;

/** Every column a definition can show: its fields, then what the platform knows about each record. */
export function tableFields(definition: EntityDefinition): EntityField[] {
  return [...definitionFields(definition), ...systemFields];
}

/** The columns of a table nobody arranged yet: the top-level fields and when the record last changed. */
export function defaultColumns(fields: readonly EntityField[]): string[] {
  const own = fields.filter((field) => !field.path.startsWith("$") && !field.path.includes("."));
  return [...own.filter((field) => field.kind !== "object").map((field) => field.path), "$updatedAt"];
}

export function columnWidth(field: EntityField, fields: readonly EntityField[]): number {
  return field === titleField(fields) ? TITLE_WIDTH : WIDTH[field.kind];
}

/** Lists, objects and unknown values have no order a reader would expect. */
export function isSortable(field: EntityField): boolean {
  return !["list", "object", "unknown", "relation", "long-text"].includes(field.kind);
}

/** Numbers align at the end of their cell, so digits stand under digits. */
export function isEndAligned(field: EntityField): boolean {
  return field.kind === "number" || field.kind === "integer";
}
