import type { EntityDefinition, EntityRecord } from "@elqnt/contracts/entities";
import { type RawBuilder, sql } from "kysely";

export interface RecordRow {
  id: string;
  fields: Record<string, unknown>;
  version: number;
  created: string;
  created_by: string;
  updated: string;
  updated_by: string;
  deleted: string | null;
}

/** Timestamps come as text: making a Date of each only to print it again costs more than reading the row. */
export const recordColumns: RawBuilder<unknown> = sql.raw(
  "id, fields, version, created_at::text as created, created_by, updated_at::text as updated, updated_by, " +
    "deleted_at::text as deleted",
);

export function toRecord({ id: definitionId, name }: EntityDefinition, row: RecordRow): EntityRecord {
  return {
    id: row.id,
    definitionId,
    definitionName: name,
    fields: row.fields,
    version: row.version,
    createdAt: toTimestamp(row.created),
    createdBy: row.created_by,
    updatedAt: toTimestamp(row.updated),
    updatedBy: row.updated_by,
    ...(row.deleted === null ? {} : { deletedAt: toTimestamp(row.deleted) }),
  };
}

/**
 * PostgreSQL's text of a `timestamptz(3)` as RFC 3339 in UTC and milliseconds. Sessions in another time zone than UTC
 * answer another offset; theirs go through Date.
 */
export function toTimestamp(text: string): string {
  if (text.length <= 26 && text.endsWith("+00")) {
    const [time = "", fraction = ""] = text.slice(11, -3).split(".");
    return `${text.slice(0, 10)}T${time}.${fraction.padEnd(3, "0")}Z`;
  }
  const [, moment, hours, minutes = "00"] = /^(.*)([+-]\d\d)(?::(\d\d))?$/.exec(text) ?? [];
  return new Date(`${moment?.replace(" ", "T")}${hours}:${minutes}`).toISOString();
}

export interface DefinitionRow {
  id: string;
  name: string;
  display_name: string;
  description: string | null;
  schema: EntityDefinition["schema"];
  is_active: boolean;
  version: number;
  created_at: Date;
  updated_at: Date;
}

export function toDefinition(row: DefinitionRow): EntityDefinition {
  return {
    id: row.id,
    name: row.name,
    displayName: row.display_name,
    ...(row.description === null ? {} : { description: row.description }),
    schema: row.schema,
    isActive: row.is_active,
    version: row.version,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  };
}
