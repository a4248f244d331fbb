import { type Kysely, sql } from "kysely";
import { isOrgSchema } from "../org.ts";

/** The schemas of all organizations in a database, by name. */
export async function listOrgSchemas(db: Kysely<unknown>): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select nspname as name from pg_namespace where nspname like 'org\\_%' order by nspname`.execute(db);
  return rows.map(({ name }) => name).filter(isOrgSchema);
}
