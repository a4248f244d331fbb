import { isOrgSchema, orgIdOfSchema } from "@elqnt/adapters/org";
import { ProblemError } from "@elqnt/service-kit";
import { type RawBuilder, sql } from "kysely";
import type { ChangeNote } from "../ledger.ts";
import { type KgDatabase, type OrgDatabase, reached, rowsOf } from "./database.ts";

export interface StoredNote {
  readonly id: number;
  readonly note: ChangeNote;
}

/** A JSON array of the notes of a graph, as an expression; the change that runs has none yet, so all are of lost ones. */
export const notesOf = ({ table }: OrgDatabase, graphId: string): RawBuilder<unknown> => sql`(
  select coalesce(json_agg(json_build_object('id', id, 'note', note) order by id), '[]')
  from ${table("kg_notes")} where graph_id = ${graphId})`;

export const deleteNotes = (
  { table }: OrgDatabase,
  graphId: string,
  ids: readonly number[],
): RawBuilder<unknown> =>
  sql`delete from ${table("kg_notes")} where graph_id = ${graphId} and id = any(${ids}::bigint[])`;

/**
 * Writes a note outside of the change's transaction: it must outlive it. A change that lost its connection, and with
 * that its turn, is stopped here once another one has committed. Throws `service_unavailable` then.
 */
export async function insertNote(
  opened: OrgDatabase,
  graphId: string,
  revision: number,
  note: ChangeNote,
): Promise<number> {
  const { table } = opened;
  const [row] = await rowsOf(
    opened,
    sql<{ id: string }>`insert into ${table("kg_notes")} (graph_id, note)
      select ${graphId}, ${JSON.stringify(note)}::text::json
      from ${table("kg_graphs")} where id = ${graphId} and settled < ${revision}
      returning id`,
  );
  if (row) return Number(row.id);
  const detail =
    "Failed to change the graph: its store could not be reached for a while. Repeat the request.";
  throw new ProblemError("service_unavailable", { detail, retryAfter: 1 });
}

/** Graphs with notes, in whatever org. */
export async function listNoted({
  postgres: { db },
}: KgDatabase): Promise<{ readonly org: string; readonly graphId: string }[]> {
  const tables = await sql<{ schema: string }>`
    select schemaname as schema from pg_tables where tablename = 'kg_notes'`.execute(db);
  const schemas = tables.rows.map(({ schema }) => schema).filter(isOrgSchema);
  const noted: { org: string; graphId: string }[] = [];
  for (let at = 0; at < schemas.length; at += mostSchemas) {
    const some = schemas.slice(at, at + mostSchemas);
    const { rows } = await reached(
      sql<NotedRow>`${sql.join(some.map(notedIn), sql` union all `)}`.execute(db),
    );
    noted.push(...rows.map(({ schema, graphId }) => ({ org: orgIdOfSchema(schema), graphId })));
  }
  return noted;
}

/** Schemas of one statement. */
const mostSchemas = 200;

interface NotedRow {
  readonly schema: string;
  readonly graphId: string;
}

const notedIn = (schema: string) =>
  sql`select distinct ${schema}::text as schema, graph_id as "graphId" from ${sql.id(schema, "kg_notes")}`;
