import type { JsonSchema } from "@elqnt/types/entities";
import { humanize } from "./humanize.ts";
import { isSchema, resolveSchema, schemaType } from "./json-schema.ts";

/** How a value is shown, edited and filtered. */
export type FieldKind =
  | "text"
  | "long-text"
  | "email"
  | "url"
  | "date"
  | "date-time"
  | "time"
  | "number"
  | "integer"
  | "boolean"
  | "enum"
  | "list"
  | "relation"
  | "object"
  | "unknown";

export interface EnumOption {
  value: string | number | boolean;
  label: string;
  /** Position in the schema; gives a badge its colour, so the colour survives relabelling. */
  tone: number;
}

export interface FieldRelation {
  entity: string;
  cardinality: "one" | "many";
}

/** One field of a definition, read from its JSON Schema. */
export interface EntityField {
  /** `status`, `address.city`, or a system field such as `$updatedAt`. */
  path: string;
  title: string;
  description?: string;
  kind: FieldKind;
  required: boolean;
  schema: JsonSchema;
  options?: readonly EnumOption[];
  relation?: FieldRelation;
}

const LONG_TEXT_FROM = 200;

export function toField(path: string, source: unknown, required: boolean, root: JsonSchema): EntityField {
  const schema = resolveSchema(source, root);
  const items = resolveSchema(schema.items, root);
  const options = enumOptions(schema) ?? enumOptions(items);
  const relation = relationOf(schema) ?? relationOf(items);
  return {
    path,
    title: typeof schema.title === "string" ? schema.title : humanize(path.split(".").at(-1) ?? path),
    ...(typeof schema.description === "string" && { description: schema.description }),
    kind: kindOf(schema, relation),
    required,
    schema,
    ...(options && { options }),
    ...(relation && { relation }),
  };
}

function kindOf(schema: JsonSchema, relation: FieldRelation | undefined): FieldKind {
  if (relation) return "relation";
  if (enumOptions(schema)) return "enum";
  switch (schemaType(schema)) {
    case "string":
      return textKind(schema);
    case "integer":
      return "integer";
    case "number":
      return "number";
    case "boolean":
      return "boolean";
    case "array":
      return "list";
    case "object":
      return "object";
    default:
      return "unknown";
  }
}

const KIND_BY_FORMAT: Readonly<Record<string, FieldKind>> = {
  email: "email",
  "idn-email": "email",
  uri: "url",
  url: "url",
  iri: "url",
  date: "date",
  "date-time": "date-time",
  time: "time",
  textarea: "long-text",
  markdown: "long-text",
};

function textKind(schema: JsonSchema): FieldKind {
  const format = typeof schema.format === "string" ? schema.format : "";
  const byFormat = Object.hasOwn(KIND_BY_FORMAT, format) ? KIND_BY_FORMAT[format] : undefined;
  if (byFormat) return byFormat;
  const isLong = typeof schema.maxLength === "number" && schema.maxLength > LONG_TEXT_FROM;
  return isLong || typeof schema.contentMediaType === "string" ? "long-text" : "text";
}

/** The choices of `enum`, or of `oneOf` with a `const` and `title` each. */
export function enumOptions(schema: JsonSchema): readonly EnumOption[] | undefined {
  if (Array.isArray(schema.enum)) {
    return schema.enum.filter(isScalar).map((value, tone) => ({ value, label: labelOf(value), tone }));
  }
  if (!Array.isArray(schema.oneOf) || schema.oneOf.length === 0) return undefined;
  const choices = schema.oneOf.filter((choice) => isSchema(choice) && isScalar(choice.const));
  if (choices.length !== schema.oneOf.length) return undefined;
  return choices.map(({ const: value, title }, tone) => ({
    value,
    label: typeof title === "string" ? title : labelOf(value),
    tone,
  }));
}

function labelOf(value: string | number | boolean): string {
  return typeof value === "string" ? humanize(value) : String(value);
}

export function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}

function relationOf(schema: JsonSchema): FieldRelation | undefined {
  const relation = schema["x-relation"];
  if (!isSchema(relation) || typeof relation.entity !== "string") return undefined;
  const many = relation.cardinality === "many" || schemaType(schema) === "array";
  return { entity: relation.entity, cardinality: many ? "many" : "one" };
}
