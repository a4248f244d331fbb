import { prepared } from "@elqnt/adapters/postgres";
import type { EntityDefinition, RecordRevision } from "@elqnt/contracts/entities";
import { type RawBuilder, sql } from "kysely";
import type { PlannedRow, WriteMeta } from "../records/write-plan.ts";
import { type CreatedRow, createdRevision } from "./created-revision.ts";
import type { OrgDatabase } from "./database.ts";
import { recordColumns } from "./rows.ts";

/** A row with the version that its definition has now. */
export interface LoadedRow extends CreatedRow {
  definition_version: number;
}

/** Records with what a write has to know besides. */
export function loadSql(
  opened: OrgDatabase,
  definitionId: string,
  where: RawBuilder<unknown>,
): RawBuilder<LoadedRow> {
  return sql<LoadedRow>`select ${recordColumns}, origin, (
      select version from ${opened.table("entity_definitions")} where id = ${definitionId}
    ) as definition_version from ${opened.records(definitionId)} record where ${where}`;
}

/** A row when the stored definition is the one that fields were checked against. */
export function currentSql(opened: OrgDatabase, { id, version }: EntityDefinition): RawBuilder<unknown> {
  return sql`select 1 from ${opened.table("entity_definitions")} where id = ${id} and version = ${version}`;
}

/** What one write makes, and who writes. */
export interface NewRows {
  readonly rows: readonly PlannedRow[];
  readonly meta: WriteMeta;
}

/** New rows of one write or of several, with the same parameters however many they are. */
export function insertSql(
  opened: OrgDatabase,
  definitionId: string,
  writes: readonly NewRows[],
  onlyIf: RawBuilder<boolean> = sql`true`,
): RawBuilder<unknown> {
  const sent = writes.flatMap(({ rows }, index) =>
    rows.map(({ after: { id, fields, version, deletedAt } }) => ({
      id,
      fields,
      version,
      deletedAt,
      write: index + 1,
    })),
  );
  const of = (read: (meta: WriteMeta) => string) => writes.map(({ meta }) => read(meta));
  const now = sql`(${of((meta) => meta.now)}::timestamptz[])[write]`;
  const user = sql`(${of(({ actor }) => actor.userId)}::text[])[write]`;
  const origin = sql`(${of(originOf)}::json[])[write]`;
  return sql`insert into ${opened.records(definitionId)}
      (id, definition_id, fields, version, created_at, created_by, updated_at, updated_by, deleted_at, origin)
    select id, ${definitionId}::uuid, fields, version, ${now}, ${user}, ${now}, ${user}, "deletedAt", ${origin}
    from json_to_recordset(${JSON.stringify(sent)}::text::json)
      as sent(id uuid, fields jsonb, version int, "deletedAt" timestamptz, write int) where ${onlyIf}`;
}

const originOf = ({ actor, requestId }: WriteMeta): string =>
  JSON.stringify({ requestId, ...(actor.email ? { email: actor.email } : {}) });

/** Rows as they are after a write; each only if it is still what it was before. */
export function updateSql(
  opened: OrgDatabase,
  definitionId: string,
  rows: readonly PlannedRow[],
  { now, actor }: WriteMeta,
  onlyIf: RawBuilder<boolean> = sql`true`,
): RawBuilder<unknown> {
  return sql`update ${opened.records(definitionId)} as record
    set fields = sent.fields, version = sent.version, updated_at = ${now}::timestamptz, updated_by = ${actor.userId},
      deleted_at = sent."deletedAt"
    from ${sentRows(rows)} where record.id = sent.id and record.version = sent.before and ${onlyIf} returning 1`;
}

function sentRows(rows: readonly PlannedRow[]): RawBuilder<unknown> {
  const sent = rows.map(({ before, after: { id, fields, version, deletedAt } }) => ({
    id,
    fields,
    version,
    before: before?.version,
    deletedAt,
  }));
  return sql`json_to_recordset(${JSON.stringify(sent)}::text::json)
    as sent(id uuid, fields jsonb, version int, before int, "deletedAt" timestamptz)`;
}

/** What rows leave in the history. A record that was only created has nothing there; its first change adds both. */
export function revisionsOf(
  definition: EntityDefinition,
  rows: readonly PlannedRow[],
  loaded: (id: string) => CreatedRow | undefined,
): RecordRevision[] {
  return rows
    .filter(({ after }) => after.version > 1)
    .flatMap(({ before, revisions }) => {
      const row = before?.version === 1 ? loaded(before.id) : undefined;
      const written = revisions.map((revision) => revision());
      return row ? [createdRevision(definition, row), ...written] : written;
    });
}

export function revisionsSql(
  opened: OrgDatabase,
  definitionId: string,
  revisions: readonly RecordRevision[],
  onlyIf: RawBuilder<boolean> = sql`true`,
): RawBuilder<unknown> {
  return sql`insert into ${opened.table("entity_revisions")}
      (definition_id, record_id, version, action, actor, request_id, created_at, changes)
    select ${definitionId}::uuid, "recordId", version, action, actor, "requestId", "createdAt", changes
    from json_to_recordset(${JSON.stringify(revisions)}::text::json) as sent("recordId" uuid, version int, action text,
      actor json, "requestId" text, "createdAt" timestamptz, changes json) where ${onlyIf}`;
}

/** Whether something is left of a part of the same statement. */
export const has = (part: string): RawBuilder<boolean> =>
  sql<boolean>`exists (select 1 from ${sql.id(part)})`;

/** Parts that commit together, and which of them found anything. */
export function together<TName extends string>(
  parts: Readonly<Record<string, RawBuilder<unknown>>>,
  asked: readonly TName[],
): RawBuilder<Record<TName, boolean>> {
  const named = Object.entries(parts).map(([name, part]) => sql`${sql.id(name)} as (${part})`);
  const answers = asked.map((name) => sql`${has(name)} as ${sql.id(name)}`);
  return prepared(sql<Record<TName, boolean>>`with ${sql.join(named)} select ${sql.join(answers)}`);
}
