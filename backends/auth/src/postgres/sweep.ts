import { deleteExpiredIdempotency } from "@elqnt/adapters/postgres";
import { type Kysely, sql } from "kysely";

/** Rows that have no effect once this column has passed. */
const expiring = [
  ["assertions", "expires_at"],
  ["revocations", "forgotten_at"],
  ["sessions", "expires_at"],
] as const;

const most = 10_000;

/** Deletes rows that no longer have an effect at `now`; a large rest is left to the next time. */
export async function sweepPostgres<TDatabase>(
  db: Kysely<TDatabase>,
  schema: string,
  now: string,
): Promise<void> {
  for (const [name, column] of expiring) {
    const table = sql.id(schema, name);
    await sql`
      delete from ${table} where ctid in (
        select ctid from ${table} where ${sql.id(column)} <= ${now}::timestamptz limit ${most}
        for update skip locked
      )`.execute(db);
  }
  await deleteExpiredIdempotency(db, schema, most);
}
