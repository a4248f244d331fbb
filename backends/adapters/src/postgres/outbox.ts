import { type Kysely, type RawBuilder, sql, type Transaction } from "kysely";
import { assertCloudEvent, type CloudEvent, EventRefused } from "../bus/cloud-event.ts";
import { orgIdOfSchema } from "../org.ts";
import { outboxSignalOf } from "./outbox-signal.ts";
import { afterCommit } from "./transaction.ts";

/**
 * Leaves an event in the transaction of the write it tells of: both commit, or neither. A relay publishes it
 * within milliseconds of the commit when the transaction is one of `withTransaction`, else at its next poll.
 *
 * Insert after the rows it tells of are written: their locks are what keeps the events of a record in order.
 *
 * @throws EventRefused when the event is malformed or belongs to another org than the schema.
 */
export async function insertOutbox<TDatabase>(
  trx: Transaction<TDatabase>,
  schema: string,
  event: CloudEvent,
): Promise<void> {
  return insertOutboxEvents(trx, schema, [event]);
}

/** As {@link insertOutbox} for several events, in their order, with one statement. */
export async function insertOutboxEvents<TDatabase>(
  trx: Transaction<TDatabase>,
  schema: string,
  events: readonly CloudEvent[],
): Promise<void> {
  if (events.length === 0) return;
  await outboxInsert(schema, events).execute(trx);
  afterCommit(() => wakeRelays(trx, schema));
}

/**
 * The statement of {@link insertOutboxEvents}, for a write that is one statement as a whole: as a common table
 * expression it commits with the rest. `onlyIf` is a condition on the statement around it. Call {@link wakeRelays}
 * once it has run.
 *
 * @throws EventRefused when an event is malformed or belongs to another org than the schema.
 */
export function outboxInsert(
  schema: string,
  events: readonly CloudEvent[],
  onlyIf: RawBuilder<boolean> = sql`true`,
): RawBuilder<unknown> {
  const orgId = orgIdOfSchema(schema);
  for (const event of events) assertBelongs(event, orgId);
  const ids = events.map((event) => event.id);
  // One JSON text and not an array of texts, which the driver would escape once more, character by character.
  return sql`
    insert into ${sql.id(schema, "outbox")} (id, event)
    select id, document
    from rows from (unnest(${ids}::text[]), json_array_elements(${JSON.stringify(events)}::text::json))
    with ordinality as entries (id, document, position) where ${onlyIf} order by position`;
}

/** Tells the relays that a committed write left events in a schema. */
export function wakeRelays<TDatabase>(db: Kysely<TDatabase>, schema: string): void {
  outboxSignalOf(db)?.wake(schema);
}

function assertBelongs(event: CloudEvent, orgId: string): void {
  assertCloudEvent(event);
  if (event.orgid !== orgId) {
    throw new EventRefused("Failed to store an event: it belongs to another org than the write.");
  }
}

export interface OutboxRow {
  /** A bigint, as text. */
  readonly position: string;
  readonly event: CloudEvent;
}

/** The next unpublished events of a schema in order; locks them until the transaction ends. */
export async function lockUnpublished<TDatabase>(
  trx: Transaction<TDatabase>,
  schema: string,
  limit: number,
): Promise<OutboxRow[]> {
  const { rows } = await sql<OutboxRow>`
    select position, event from ${sql.id(schema, "outbox")} where published_at is null
    order by position limit ${limit} for update skip locked`.execute(trx);
  return rows;
}

export async function markPublished<TDatabase>(
  trx: Transaction<TDatabase>,
  schema: string,
  positions: readonly string[],
): Promise<void> {
  await sql`update ${sql.id(schema, "outbox")} set published_at = now()
    where position = any(${positions}::bigint[])`.execute(trx);
}

/** Sets an event aside that no bus will ever take, so that it does not hold up the others. */
export async function markRejected<TDatabase>(
  trx: Transaction<TDatabase>,
  schema: string,
  position: string,
  reason: string,
): Promise<void> {
  await sql`update ${sql.id(schema, "outbox")} set published_at = now(), rejected = ${reason}
    where position = ${position}`.execute(trx);
}

/**
 * Publishes the events of a schema again from a moment on, after a bus lost its store. Consumers may see an
 * event twice.
 *
 * @returns how many events will be published again.
 */
export async function republishSince<TDatabase>(
  db: Kysely<TDatabase>,
  schema: string,
  since: Date,
): Promise<number> {
  const { numAffectedRows } = await sql`
    update ${sql.id(schema, "outbox")} set published_at = null
    where created_at >= ${since} and published_at is not null and rejected is null`.execute(db);
  wakeRelays(db, schema);
  return Number(numAffectedRows ?? 0n);
}

/** Deletes events published longer ago than `ageHours`, at most `limit` of them; tells how many. */
export async function deletePublished<TDatabase>(
  db: Kysely<TDatabase>,
  schema: string,
  ageHours: number,
  limit = 1_000,
): Promise<number> {
  const table = sql.id(schema, "outbox");
  const { numAffectedRows } = await sql`
    delete from ${table} where position in (
      select position from ${table}
      where published_at < now() - make_interval(hours => ${ageHours}) and rejected is null
      order by position limit ${limit} for update skip locked
    )`.execute(db);
  return Number(numAffectedRows ?? 0n);
}
