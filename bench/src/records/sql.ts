import { newId } from "@elqnt/service-kit";
import { fieldsOf, orgId } from "./parcel.ts";

/** Tables of the same shape and with the same indexes as ours, in a schema of their own. */
export const schema = "opponent";

export const columns =
  "id, definition_id, fields, version, created_at, created_by, updated_at, updated_by, deleted_at, origin";

/** A record and its event, as the opponents store them. */
export interface NewRecord {
  readonly id: string;
  readonly fields: Record<string, unknown>;
  readonly now: string;
  readonly event: string;
  readonly eventId: string;
}

export function newRecord(fields: Record<string, unknown>, definitionId: string): NewRecord {
  const [id, eventId, now] = [newId(), newId(), new Date().toISOString()];
  const record = {
    id,
    definitionId,
    definitionName: "parcel",
    fields,
    version: 1,
    createdAt: now,
    updatedAt: now,
  };
  const event = {
    specversion: "1.0",
    id: eventId,
    source: "/services/entities",
    type: "entity.events.created",
    subject: `parcel/${id}`,
    time: now,
    datacontenttype: "application/json",
    orgid: orgId,
    data: { record, actor: { userId: "demo", email: "demo@example.com" } },
  };
  return { id, fields, now, eventId, event: JSON.stringify(event) };
}

export const insertRecord = `insert into ${schema}.records (${columns})
  values ($1, $2, $3, 1, $4, 'demo', $4, 'demo', null, '{"requestId":"r"}')`;
export const insertOutbox = `insert into ${schema}.outbox (id, event) values ($1, $2)`;
export const insertRevision = `insert into ${schema}.revisions
  (definition_id, record_id, version, action, actor, request_id, created_at, changes)
  values ($1, $2, 1, 'created', '{"userId":"demo"}', 'r', $3, $4)`;

/** Record and event with one statement: one round trip, one commit. */
export const insertBoth = `with stored as (${insertRecord})
  insert into ${schema}.outbox (id, event) values ($5, $6)`;
export const bothValues = (
  definitionId: string,
  { id, fields, now, eventId, event }: NewRecord,
): unknown[] => [id, definitionId, JSON.stringify(fields), now, eventId, event];

export const selectRecord = `select ${columns} from ${schema}.records where id = $1`;
const amount =
  "(case when jsonb_typeof(fields -> 'amount') = 'number' then (fields ->> 'amount')::numeric end)";
export const selectPage = `select ${columns} from ${schema}.records
  where deleted_at is null and ${amount} >= $1 and ${amount} < $2 order by ${amount}, id limit 51`;

let sequence = 0;
export const nextFields = (): Record<string, unknown> => fieldsOf(sequence++);
