import { setTimeout as delay } from "node:timers/promises";
import { type Kysely, type RawBuilder, sql } from "kysely";
import { errorCode, StoreUnavailable } from "./errors.ts";
import type { Postgres } from "./postgres.ts";

export interface IndexDefinition {
  readonly schema: string;
  readonly table: string;
  /** At most 63 bytes. A changed definition needs another name: an index that exists is taken as it is. */
  readonly name: string;
  readonly unique?: boolean;
  /** Index method. Default `btree`. */
  readonly using?: "btree" | "gin" | "gist" | "hash";
  /** Columns or expressions, without the outer parentheses: `` sql`(fields ->> 'status'), id` ``. */
  readonly on: RawBuilder<unknown>;
  /** Condition of a partial index. */
  readonly where?: RawBuilder<unknown>;
}

export interface IndexWaitOptions {
  /** Longest wait for another builder on the same table. Default 10 minutes. */
  readonly waitMs?: number;
}

type IndexName = Pick<IndexDefinition, "schema" | "table" | "name">;

/**
 * Builds an index without blocking writes to the table (`CREATE INDEX CONCURRENTLY`), unless it exists.
 *
 * Any number of processes may ask for the same index: they take turns per table. What a failed or killed build left
 * behind (an INVALID index) is dropped first. Never call it inside a transaction.
 *
 * @returns whether this call built it.
 * @throws the error of PostgreSQL, such as 23505 when a unique index meets duplicates; what it left behind is dropped, now or by the next call.
 * @throws StoreUnavailable when another builder holds the table longer than `waitMs`.
 */
export function ensureIndex(
  postgres: Pick<Postgres, "indexing">,
  index: IndexDefinition,
  options: IndexWaitOptions = {},
): Promise<boolean> {
  return withTableLock(postgres.indexing, index, options, async (db) => {
    const state = await indexState(db, index);
    if (state === "valid") return false;
    if (state === "invalid") await drop(db, index);
    try {
      await build(db, index);
    } catch (error) {
      await drop(db, index).catch(() => {});
      throw error;
    }
    return true;
  });
}

/** Drops an index without blocking the table, if it exists. Never call it inside a transaction. */
export function dropIndex(
  postgres: Pick<Postgres, "indexing">,
  index: IndexName,
  options: IndexWaitOptions = {},
): Promise<void> {
  return withTableLock(postgres.indexing, index, options, (db) => drop(db, index));
}

/**
 * Takes turns by trying, not by waiting inside PostgreSQL: a statement that waits for a lock holds a snapshot, and
 * the builder waits for all older snapshots to end, which is a deadlock. No connection is held between the tries.
 */
async function withTableLock<TResult>(
  indexing: Kysely<unknown>,
  { schema, table, name }: IndexName,
  { waitMs = 600_000 }: IndexWaitOptions,
  work: (db: Kysely<unknown>) => Promise<TResult>,
): Promise<TResult> {
  const key = `elqnt:index:${schema}.${table}`;
  const deadline = performance.now() + waitMs;
  while (performance.now() < deadline) {
    const attempt = await indexing.connection().execute((db) => tryWithLock(db, key, work));
    if (attempt) return attempt.result;
    await delay(25 + Math.random() * 50);
  }
  throw new StoreUnavailable("busy", `Failed to build index "${name}": another build holds its table.`);
}

async function tryWithLock<TResult>(
  db: Kysely<unknown>,
  key: string,
  work: (db: Kysely<unknown>) => Promise<TResult>,
): Promise<{ result: TResult } | undefined> {
  if (!(await tryLock(db, key))) return undefined;
  try {
    return { result: await work(db) };
  } finally {
    // When the connection is lost the server has released the lock; the error to tell is the one of the work.
    await sql`select pg_advisory_unlock(hashtextextended(${key}, 0))`.execute(db).catch(() => {});
  }
}

async function tryLock(db: Kysely<unknown>, key: string): Promise<boolean> {
  const { rows } = await sql<{ locked: boolean }>`
    select pg_try_advisory_lock(hashtextextended(${key}, 0)) as locked`.execute(db);
  return rows[0]?.locked === true;
}

async function indexState(db: Kysely<unknown>, index: IndexName): Promise<"valid" | "invalid" | "missing"> {
  const { rows } = await sql<{ valid: boolean }>`
    select i.indisvalid as valid from pg_index i
    join pg_class c on c.oid = i.indexrelid
    join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = ${index.schema} and c.relname = ${index.name}`.execute(db);
  if (!rows[0]) return "missing";
  return rows[0].valid ? "valid" : "invalid";
}

const deadlockDetected = "40P01";

/** A build can still lose a deadlock against someone else's lock on the table: once more is enough in practice. */
async function build(db: Kysely<unknown>, index: IndexDefinition, again = true): Promise<void> {
  const { schema, table, name, on, where, unique = false, using = "btree" } = index;
  try {
    await sql`create ${sql.raw(unique ? "unique" : "")} index concurrently ${sql.id(name)}
      on ${sql.id(schema, table)} using ${sql.id(using)} (${on}) ${where ? sql`where ${where}` : sql``}`.execute(
      db,
    );
  } catch (error) {
    if (!again || errorCode(error) !== deadlockDetected) throw error;
    await drop(db, index);
    await build(db, index, false);
  }
}

async function drop(db: Kysely<unknown>, { schema, name }: IndexName): Promise<void> {
  await sql`drop index concurrently if exists ${sql.id(schema, name)}`.execute(db);
}
