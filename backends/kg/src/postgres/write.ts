import {
  insertIdempotency,
  insertOutboxEvents,
  type TransactionOptions,
  withTransaction,
} from "@elqnt/adapters/postgres";
import type { WriteContext } from "@elqnt/service-kit";
import type { Kysely, Transaction } from "kysely";
import { envelopes } from "../events.ts";
import type { KgEvent } from "../ledger.ts";
import { type OrgDatabase, reached } from "./database.ts";

/** What a write leaves behind, besides its rows. */
export interface Written<TResult> {
  readonly result: TResult;
  readonly events?: readonly KgEvent[];
}

/** Runs a write: its rows, events and answer commit together. */
export function commitWrite<TResult>(
  opened: OrgDatabase,
  db: Kysely<unknown>,
  org: string,
  write: WriteContext,
  work: (trx: Transaction<unknown>) => Promise<Written<TResult>>,
  options?: TransactionOptions,
): Promise<TResult> {
  const run = async (trx: Transaction<unknown>): Promise<TResult> => {
    const written = await work(trx);
    await record(opened, trx, org, write, written);
    return written.result;
  };
  return reached(withTransaction(db, run, options));
}

/** Leaves the answer and the events of a write in its transaction. */
export async function record(
  { schema }: OrgDatabase,
  trx: Transaction<unknown>,
  org: string,
  write: WriteContext,
  { result, events = [] }: Written<unknown>,
): Promise<void> {
  if (write.idempotency) {
    const { scope, key, fingerprint } = write.idempotency;
    const response = write.idempotency.respond(result);
    await insertIdempotency(trx, schema, { scope, key, fingerprint, response });
  }
  await insertOutboxEvents(trx, schema, envelopes(events, org, write, new Date().toISOString()));
}
