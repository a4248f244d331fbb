import { AsyncLocalStorage } from "node:async_hooks";
import { setTimeout as delay } from "node:timers/promises";
import type { IsolationLevel, Kysely, Transaction } from "kysely";
import { errorCode, TransactionConflict } from "./errors.ts";

export interface TransactionOptions {
  /** Default: read committed, as PostgreSQL's. */
  readonly isolationLevel?: IsolationLevel;
  /** Repetitions after a deadlock or a serialization failure. Default 3. */
  readonly retries?: number;
  /** Source of the jitter, in [0, 1). */
  readonly random?: () => number;
}

const serializationFailure = "40001";
const deadlockDetected = "40P01";
const firstDelayMs = 20;

const effects = new AsyncLocalStorage<Array<() => void>>();

/**
 * Runs `work` in a transaction: all of it commits, or none. When PostgreSQL chose it as the victim of a deadlock
 * or a serialization failure, the whole of `work` runs again, so it must do nothing outside the database.
 *
 * @example
 * ```ts
 * await withTransaction(postgres.org<EntityTables>(orgId), async (trx) => {
 *   await trx.insertInto("entity_records").values(row).execute();
 *   await insertOutbox(trx, orgSchemaName(orgId), event);
 * });
 * ```
 *
 * @throws TransactionConflict when every repetition met the same fate.
 * @throws StoreUnavailable when the server is gone. If that happened during the commit, nobody knows whether it
 * took place: an idempotency key is what makes the repetition safe.
 */
export async function withTransaction<TDatabase, TResult>(
  db: Kysely<TDatabase>,
  work: (trx: Transaction<TDatabase>) => Promise<TResult>,
  options: TransactionOptions = {},
): Promise<TResult> {
  const { retries = 3, random = Math.random } = options;
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await runOnce(db, work, options);
    } catch (error) {
      if (!isConflict(error)) throw error;
      if (attempt >= retries) throw conflict(error);
      await delay(firstDelayMs * 2 ** attempt * (0.5 + random()));
    }
  }
}

/** Registers something to do once the transaction around it has committed. Outside of one it never happens. */
export function afterCommit(effect: () => void): void {
  effects.getStore()?.push(effect);
}

async function runOnce<TDatabase, TResult>(
  db: Kysely<TDatabase>,
  work: (trx: Transaction<TDatabase>) => Promise<TResult>,
  { isolationLevel }: TransactionOptions,
): Promise<TResult> {
  const committed: Array<() => void> = [];
  const builder = isolationLevel ? db.transaction().setIsolationLevel(isolationLevel) : db.transaction();
  const result = await effects.run(committed, () => builder.execute(work));
  for (const effect of committed) effect();
  return result;
}

function isConflict(error: unknown): boolean {
  const code = errorCode(error);
  return code === serializationFailure || code === deadlockDetected;
}

function conflict(cause: unknown): TransactionConflict {
  const message = "Failed to commit: other transactions changed the same rows each time. Repeat the request.";
  return new TransactionConflict(message, { cause });
}
