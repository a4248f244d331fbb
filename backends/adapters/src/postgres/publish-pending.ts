import { type Kysely, sql, type Transaction } from "kysely";
import type { EventRefused } from "../bus/cloud-event.ts";
import { lockUnpublished, markPublished, markRejected } from "./outbox.ts";
import { type PublishInOrderOptions, publishInOrder } from "./publish-in-order.ts";

export interface PublishOptions extends PublishInOrderOptions {
  /** Events in one transaction. Default 500. */
  readonly batch?: number;
  /** Hears of an event that no bus will take; it stays in the table, marked. */
  readonly onRejected?: (error: EventRefused) => void;
  /** Hears that events are left which consumers still work on: publish again, to hear when they are done. */
  readonly onWaiting?: () => void;
}

/** The bus did not take an event. What it took is marked; the rest waits, in order per record. */
export class PublishFailed extends Error {
  override readonly name = "PublishFailed";
  readonly code = "publish_failed";
}

/**
 * Publishes what waits in the outbox of a schema, in order per record, until nothing does, or consumers hold it up.
 *
 * One caller at a time works on a schema, in all processes: the others return at once. A crash between publishing
 * and marking repeats events under their own ids, which the bus drops.
 *
 * @returns how many events were published.
 * @throws PublishFailed when the bus does not take an event.
 */
export async function publishPending<TDatabase>(
  db: Kysely<TDatabase>,
  schema: string,
  options: PublishOptions,
): Promise<number> {
  const { batch = 500 } = options;
  let total = 0;
  for (;;) {
    const { more, isWaiting, published, failure } = await db
      .transaction()
      .execute((trx) => publishBatch(trx, schema, batch, options));
    total += published;
    if (failure)
      throw new PublishFailed("Failed to publish an event: the bus did not take it.", { cause: failure });
    if (isWaiting) options.onWaiting?.();
    if (isWaiting || !more) return total;
  }
}

interface BatchResult {
  /** Whether events may be left. */
  readonly more: boolean;
  readonly isWaiting: boolean;
  readonly published: number;
  readonly failure?: unknown;
}

async function publishBatch<TDatabase>(
  trx: Transaction<TDatabase>,
  schema: string,
  batch: number,
  options: PublishOptions,
): Promise<BatchResult> {
  // Held by the transaction: a relay that dies gives its orgs free, and poolers do not matter.
  const { rows: lock } = await sql<{ locked: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended(${`elqnt:outbox:${schema}`}, 0)) as locked`.execute(
    trx,
  );
  if (!lock[0]?.locked) return { more: false, isWaiting: false, published: 0 };
  const rows = await lockUnpublished(trx, schema, batch);
  const { published, rejected, isWaiting, failure } = await publishInOrder(rows, options);
  for (const { position, error } of rejected) {
    await markRejected(trx, schema, position, error.message);
    options.onRejected?.(error);
  }
  if (published.length > 0) await markPublished(trx, schema, published);
  const settled = published.length + rejected.length;
  const more = rows.length === batch || settled < rows.length;
  return { more, isWaiting, published: settled, failure };
}
