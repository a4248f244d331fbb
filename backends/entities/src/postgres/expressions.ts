import type { Field } from "@elqnt/service-kit/filter";
import { type RawBuilder, sql } from "kysely";

/** SQL over one definition's records, in the schema of one org. */
export interface Scope {
  readonly schema: string;
}

/**
 * A string as a literal, for what must be part of the statement's text: property names, because an index is found
 * by its expression. Right under every setting of `standard_conforming_strings`.
 */
export function literal(text: string): RawBuilder<string> {
  const quoted = text.replaceAll("'", "''");
  return sql.raw(text.includes("\\") ? `E'${quoted.replaceAll("\\", "\\\\")}'` : `'${quoted}'`);
}

/** A field's value as jsonb: `fields -> 'address' -> 'city'`. */
export function jsonOf({ path }: Field): RawBuilder<unknown> {
  return path.reduce<RawBuilder<unknown>>(
    (parent, key) => sql`${parent} -> ${literal(key)}`,
    sql.raw("fields"),
  );
}

function textOf({ path }: Field): RawBuilder<string> {
  const parent = path
    .slice(0, -1)
    .reduce<RawBuilder<unknown>>((node, key) => sql`${node} -> ${literal(key)}`, sql.raw("fields"));
  return sql`${parent} ->> ${literal(path.at(-1) ?? "")}`;
}

const COLUMNS: Readonly<Record<string, RawBuilder<unknown>>> = {
  $id: sql.raw("id"),
  $createdAt: sql.raw("created_at"),
  $updatedAt: sql.raw("updated_at"),
  $createdBy: sql.raw("created_by"),
  $version: sql.raw("version"),
};

/**
 * What a field compares by: null when the value is missing or of another type than the field's kind, exactly as
 * `comparable` of the filter language says. The same text everywhere, so that the field's index is found.
 */
export function keyOf(scope: Scope, field: Field): RawBuilder<unknown> {
  if (field.system) return COLUMNS[field.name]!;
  const json = jsonOf(field);
  const text = textOf(field);
  switch (field.kind) {
    case "text":
    case "date":
      return sql`(case when jsonb_typeof(${json}) = 'string' then ${text} end) collate "C"`;
    case "number":
      return sql`(case when jsonb_typeof(${json}) = 'number' then (${text})::numeric end)`;
    case "boolean":
      return sql`(case when jsonb_typeof(${json}) = 'boolean' then (${text})::boolean end)`;
    case "instant":
      return sql`${sql.id(scope.schema, "elqnt_instant")}(${text})`;
    default:
      return sql`(${json})`;
  }
}

/** Text without case, as `toLowerCase` of JavaScript has it: ICU's root locale maps alike. */
export function foldedOf(field: Field): RawBuilder<string> {
  if (field.system) return sql`lower((${COLUMNS[field.name]!})::text collate "und-x-icu")`;
  return sql`lower((case when jsonb_typeof(${jsonOf(field)}) = 'string' then ${textOf(field)} end) collate "und-x-icu")`;
}

/** A value bound with the type its field compares in. */
export function bound(field: Field, value: unknown): RawBuilder<unknown> {
  switch (field.kind) {
    case "number":
      return sql`${String(value)}::numeric`;
    case "boolean":
      return sql`${value}::boolean`;
    case "instant":
      return sql`${value}::timestamptz`;
    case "any":
      return sql`${JSON.stringify(value)}::text::jsonb`;
    default:
      return field.name === "$id" ? sql`${value}::uuid` : sql`${value}::text`;
  }
}

const ARRAYS: Readonly<Record<string, string>> = {
  number: "numeric[]",
  boolean: "boolean[]",
  instant: "timestamptz[]",
  any: "jsonb[]",
};

/** Values bound as one array. */
export function boundArray(field: Field, values: readonly unknown[]): RawBuilder<unknown> {
  const type = field.name === "$id" ? "uuid[]" : (ARRAYS[field.kind] ?? "text[]");
  const sent = values.map((value) => (field.kind === "any" ? JSON.stringify(value) : value));
  return sql`${sent}::${sql.raw(type)}`;
}
