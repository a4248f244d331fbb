import type { JsonSchema } from "@elqnt/types/entities";
import { type FieldKind, toField } from "../schema/field.ts";

/** The types a person can choose; everything else is "other" and edited as JSON. */
export type DraftType =
  | "text"
  | "long-text"
  | "email"
  | "url"
  | "date"
  | "date-time"
  | "number"
  | "integer"
  | "boolean"
  | "enum"
  | "list"
  | "relation"
  | "other";

export const draftTypes: readonly DraftType[] = [
  "text",
  "long-text",
  "email",
  "url",
  "number",
  "integer",
  "boolean",
  "date",
  "date-time",
  "enum",
  "list",
  "relation",
];

const LONG_TEXT_LENGTH = 10_000;

const SHAPES: Readonly<Record<Exclude<DraftType, "other">, JsonSchema>> = {
  text: { type: "string" },
  "long-text": { type: "string", maxLength: LONG_TEXT_LENGTH },
  email: { type: "string", format: "email" },
  url: { type: "string", format: "uri" },
  date: { type: "string", format: "date" },
  "date-time": { type: "string", format: "date-time" },
  number: { type: "number" },
  integer: { type: "integer" },
  boolean: { type: "boolean" },
  enum: { type: "string", enum: [] },
  list: { type: "array", items: { type: "string" } },
  relation: { type: "string", format: "uuid", "x-relation": { entity: "", cardinality: "one" } },
};

/** What describes a field whatever its type. */
const KEPT: readonly string[] = ["title", "description", "x-searchable", "x-unique", "x-indexed"];

export function draftType(schema: JsonSchema): DraftType {
  if ("$ref" in schema || Array.isArray(schema.type) || Array.isArray(schema.oneOf)) return "other";
  const { kind } = toField("field", schema, false, schema);
  if (kind === "list" && !isTextList(schema)) return "other";
  return isDraftType(kind) ? kind : "other";
}

function isTextList({ items }: JsonSchema): boolean {
  return (
    typeof items === "object" &&
    items !== null &&
    "type" in items &&
    items.type === "string" &&
    !("enum" in items)
  );
}

function isDraftType(kind: FieldKind): kind is FieldKind & DraftType {
  return (draftTypes as readonly string[]).includes(kind);
}

/** The schema of a field after its type was changed: rules of the old type go, its wording stays. */
export function withDraftType(schema: JsonSchema, type: DraftType): JsonSchema {
  if (type === "other" || type === draftType(schema)) return schema;
  const kept = Object.fromEntries(Object.entries(schema).filter(([keyword]) => KEPT.includes(keyword)));
  return { ...SHAPES[type], ...kept };
}
