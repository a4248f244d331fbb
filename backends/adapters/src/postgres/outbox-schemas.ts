import { type Kysely, sql } from "kysely";
import { orgIdOfSchema } from "../org.ts";

const chunk = 200;

/** The org schemas of the database that have an outbox, and whose org the caller owns. */
export async function outboxSchemas(
  db: Kysely<unknown>,
  owns: (orgId: string) => boolean,
): Promise<string[]> {
  const { rows } = await sql<{ schema: string }>`
    select schemaname as schema from pg_tables where tablename = 'outbox' and schemaname like 'org\\_%'`.execute(
    db,
  );
  return rows.map(({ schema }) => schema).filter((schema) => ownsSchema(schema, owns));
}

/** Whether a name is the schema of an org the caller owns; other names are none of its business. */
export function ownsSchema(schema: string, owns: (orgId: string) => boolean): boolean {
  try {
    return owns(orgIdOfSchema(schema));
  } catch {
    return false;
  }
}

/** Those of the schemas in which events wait. */
export async function schemasWithPending(db: Kysely<unknown>, schemas: readonly string[]): Promise<string[]> {
  const pending: string[] = [];
  for (let start = 0; start < schemas.length; start += chunk) {
    const probes = schemas.slice(start, start + chunk).map(probe);
    const { rows } = await sql<{ schema: string }>`${sql.join(probes, sql` union all `)}`.execute(db);
    pending.push(...rows.map(({ schema }) => schema));
  }
  return pending;
}

const probe = (schema: string) =>
  sql`(select ${schema}::text as schema from ${sql.id(schema, "outbox")} where published_at is null limit 1)`;
