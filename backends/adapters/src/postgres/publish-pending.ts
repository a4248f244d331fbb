import { type Kysely, sql, type Transaction } from "kysely";
import { EventRefused } from "../bus/cloud-event.ts";
import type { EventBus } from "../bus/event-bus.ts";
import { lockUnpublished, markPublished, markRejected, type OutboxRow } from "./outbox.ts";

export interface PublishOptions {
  readonly bus: Pick<EventBus, "publish">;
  /** Events in one transaction. Default 100. */
  readonly batch?: number;
  /** Longest wait for the bus to take one event. Default 10 000. */
  readonly publishTimeoutMs?: number;
  /** Hears of an event that no bus will take; it stays in the table, marked. */
  readonly onRejected?: (error: EventRefused) => void;
}

/** After this time a transaction marks what it published, so that it never idles for long. */
const longestBatchMs = 10_000;

/** The bus did not take an event. What it took before is marked; the rest waits in order. */
export class PublishFailed extends Error {
  override readonly name = "PublishFailed";
  readonly code = "publish_failed";
}

/**
 * Publishes what waits in the outbox of a schema, in order, until nothing does.
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
  const { batch = 100 } = options;
  let total = 0;
  for (;;) {
    const { more, published, failure } = await db
      .transaction()
      .execute((trx) => publishBatch(trx, schema, batch, options));
    total += published;
    if (failure)
      throw new PublishFailed("Failed to publish an event: the bus did not take it.", { cause: failure });
    if (!more) return total;
  }
}

interface BatchResult {
  /** Whether events may be left. */
  readonly more: boolean;
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
  if (!lock[0]?.locked) return { more: false, published: 0 };
  const rows = await lockUnpublished(trx, schema, batch);
  const published: string[] = [];
  const end = performance.now() + longestBatchMs;
  let failure: unknown;
  for (const row of rows) {
    if (performance.now() > end) break;
    try {
      await publishOne(trx, schema, row, options);
      published.push(row.position);
    } catch (error) {
      failure = error;
      break;
    }
  }
  if (published.length > 0) await markPublished(trx, schema, published);
  const more = rows.length === batch || published.length < rows.length;
  return { more, published: published.length, failure };
}

async function publishOne<TDatabase>(
  trx: Transaction<TDatabase>,
  schema: string,
  { position, event }: OutboxRow,
  { bus, onRejected, publishTimeoutMs = 10_000 }: PublishOptions,
): Promise<void> {
  try {
    await withDeadline(bus.publish(event), publishTimeoutMs);
  } catch (error) {
    if (!(error instanceof EventRefused)) throw error;
    await markRejected(trx, schema, position, error.message);
    onRejected?.(error);
  }
}

/** A bus that never answers must not hold the transaction and its relay for ever. */
function withDeadline(publishing: Promise<unknown>, ms: number): Promise<unknown> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`The bus did not answer within ${ms} ms.`)), ms);
  });
  return Promise.race([publishing, late]).finally(() => clearTimeout(timer));
}
