import { type Kysely, type RawBuilder, sql, type Transaction } from "kysely";

/** What was asked under an idempotency key, and what was answered. */
export interface IdempotencyRow {
  /** User and operation, so that keys never meet across either. */
  readonly scope: string;
  readonly key: string;
  /** Hash of the request. */
  readonly fingerprint: string;
  readonly response: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string | null;
  };
}

/** Another request committed the same key first. The transaction must roll back; the stored answer is the answer. */
export class IdempotencyConflict extends Error {
  override readonly name = "IdempotencyConflict";
  readonly code = "idempotency_conflict";
}

const lifetime = sql.raw("interval '24 hours'");

/**
 * Stores the answer of a write in the transaction of the write. A row older than 24 hours counts as absent and is
 * replaced. Waits for another transaction that is writing the same key.
 *
 * @throws IdempotencyConflict when the key is taken: let it leave the transaction, so that the write rolls back.
 */
export async function insertIdempotency<TDatabase>(
  trx: Transaction<TDatabase>,
  schema: string,
  row: IdempotencyRow,
): Promise<void> {
  const { rows } = await sql`${idempotencyInsert(schema, [row])}
    on conflict (scope, key) do update set
      fingerprint = excluded.fingerprint, response = excluded.response, created_at = excluded.created_at
    where stored.created_at < now() - ${lifetime}
    returning 1`.execute(trx);
  if (rows.length === 0) {
    throw new IdempotencyConflict(
      "Failed to store an answer: its idempotency key is taken. Roll back and replay.",
    );
  }
}

/**
 * The plain insert of answers, for writes that are one statement as a whole: a taken key, an expired one too, fails it
 * with 23505 on the table `idempotency`. `onlyIf` is a condition on the statement around it.
 */
export function idempotencyInsert(
  schema: string,
  rows: readonly IdempotencyRow[],
  onlyIf: RawBuilder<boolean> = sql`true`,
): RawBuilder<unknown> {
  return sql`
    insert into ${sql.id(schema, "idempotency")} as stored (scope, key, fingerprint, response)
    select scope, key, fingerprint, response from json_to_recordset(${JSON.stringify(rows)}::text::json)
      as sent(scope text, key text, fingerprint text, response json) where ${onlyIf}`;
}

/** The row of a key, if it is not older than 24 hours. */
export async function findIdempotency<TDatabase>(
  db: Kysely<TDatabase>,
  schema: string,
  scope: string,
  key: string,
): Promise<IdempotencyRow | undefined> {
  const { rows } = await sql<IdempotencyRow>`
    select scope, key, fingerprint, response from ${sql.id(schema, "idempotency")}
    where scope = ${scope} and key = ${key} and created_at >= now() - ${lifetime}`.execute(db);
  return rows[0];
}

/** Deletes rows older than 24 hours, at most `limit` of them; tells how many. */
export async function deleteExpiredIdempotency<TDatabase>(
  db: Kysely<TDatabase>,
  schema: string,
  limit = 1_000,
): Promise<number> {
  const table = sql.id(schema, "idempotency");
  const { numAffectedRows } = await sql`
    delete from ${table} where ctid in (
      select ctid from ${table} where created_at < now() - ${lifetime} limit ${limit} for update skip locked
    )`.execute(db);
  return Number(numAffectedRows ?? 0n);
}
