import { type Kysely, sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { CloudEvent } from "../bus/cloud-event.ts";
import { EventRefused } from "../bus/cloud-event.ts";
import { type ExampleOrg, exampleOrg } from "../testing/example-org.ts";
import { type TestPostgres, testPostgres } from "../testing/index.ts";
import { deletePublished, insertOutbox, insertOutboxEvents, republishSince } from "./outbox.ts";
import { PublishFailed, publishPending } from "./publish-pending.ts";
import { withTransaction } from "./transaction.ts";

let test: TestPostgres;
let org: ExampleOrg;
let db: Kysely<unknown>;
beforeAll(async () => {
  test = await testPostgres();
});
beforeEach(async () => {
  org = await exampleOrg(test.postgres);
  db = test.postgres.org(org.orgId);
});
afterAll(() => test.close());

/** A bus that keeps what it got and fails when told to. */
function recordingBus(failsOn: (event: CloudEvent) => Error | undefined = () => undefined) {
  const events: CloudEvent[] = [];
  const publish = async (event: CloudEvent) => {
    const error = failsOn(event);
    if (error) throw error;
    events.push(event);
    return { duplicate: false };
  };
  return { events, publish, ids: () => events.map((event) => event.id) };
}

async function insertMany(count: number): Promise<string[]> {
  const events = Array.from({ length: count }, () => org.event());
  for (const event of events) await withTransaction(db, (trx) => insertOutbox(trx, org.schema, event));
  return events.map((event) => event.id);
}

it("publishes what was committed, in order and once", async () => {
  const bus = recordingBus();
  const ids = await insertMany(7);
  expect(await publishPending(db, org.schema, { bus, batch: 3 })).toBe(7);
  expect(await publishPending(db, org.schema, { bus })).toBe(0);
  expect(bus.ids()).toEqual(ids);
});

it("gives the bus the very event that was inserted", async () => {
  const bus = recordingBus();
  const event = org.event({
    data: { text: "ü'\"\\ \u0000", z: 1, a: [null, 1.5] },
    traceparent: "00-a-b-01",
  });
  await withTransaction(db, (trx) => insertOutbox(trx, org.schema, event));
  await publishPending(db, org.schema, { bus });
  expect(bus.events).toEqual([event]);
});

it("keeps the order of several events of one write", async () => {
  const bus = recordingBus();
  const events = Array.from({ length: 50 }, () => org.event());
  await withTransaction(db, (trx) => insertOutboxEvents(trx, org.schema, events));
  await publishPending(db, org.schema, { bus });
  expect(bus.events).toEqual(events);
});

it("publishes nothing of a transaction that rolled back", async () => {
  const bus = recordingBus();
  const failing = withTransaction(db, async (trx) => {
    await insertOutbox(trx, org.schema, org.event());
    throw new Error("no");
  });
  await expect(failing).rejects.toThrow("no");
  expect(await publishPending(db, org.schema, { bus })).toBe(0);
});

it("refuses the event of another org, and one without an id", async () => {
  const other = await exampleOrg(test.postgres);
  const insert = (event: CloudEvent) => withTransaction(db, (trx) => insertOutbox(trx, org.schema, event));
  await expect(insert(other.event())).rejects.toBeInstanceOf(EventRefused);
  await expect(insert(org.event({ id: "" }))).rejects.toBeInstanceOf(TypeError);
});

it("R18: keeps the rest in order while the bus is away", async () => {
  const ids = await insertMany(5);
  let away = true;
  const bus = recordingBus((event) => (away && event.id === ids[2] ? new Error("away") : undefined));
  await expect(publishPending(db, org.schema, { bus })).rejects.toBeInstanceOf(PublishFailed);
  expect(bus.ids()).toEqual(ids.slice(0, 2));
  away = false;
  await publishPending(db, org.schema, { bus });
  expect(bus.ids()).toEqual(ids);
});

it("does not wait for ever for a bus that does not answer", async () => {
  const [id] = await insertMany(1);
  const silent = { publish: () => new Promise<never>(() => {}) };
  const publishing = publishPending(db, org.schema, { bus: silent, publishTimeoutMs: 20 });
  await expect(publishing).rejects.toMatchObject({ code: "publish_failed" });
  const bus = recordingBus();
  await publishPending(db, org.schema, { bus });
  expect(bus.ids()).toEqual([id]);
});

it("sets an event aside that no bus will take, and goes on", async () => {
  const ids = await insertMany(3);
  const bus = recordingBus((event) => (event.id === ids[1] ? new EventRefused("too large") : undefined));
  const rejected: string[] = [];
  await publishPending(db, org.schema, { bus, onRejected: (error) => rejected.push(error.message) });
  expect(bus.ids()).toEqual([ids[0], ids[2]]);
  expect(rejected).toEqual(["too large"]);
  const { rows } = await sql`select id, rejected from ${sql.id(org.schema, "outbox")}
    where rejected is not null`.execute(db);
  expect(rows).toEqual([{ id: ids[1], rejected: "too large" }]);
});

it("R06: two at work at once send nothing twice and keep the order", async () => {
  const ids = await insertMany(40);
  const bus = recordingBus();
  const both = () => publishPending(test.postgres.db, org.schema, { bus, batch: 5 });
  await Promise.all([both(), both(), both()]);
  await both();
  expect(bus.ids()).toEqual(ids);
});

it("R19: publishes again from a moment on, when the bus lost its store", async () => {
  const bus = recordingBus();
  const ids = await insertMany(3);
  await publishPending(db, org.schema, { bus });
  await sql`update ${sql.id(org.schema, "outbox")} set created_at = '2020-01-01'
    where id = ${ids[0]}`.execute(db);
  expect(await republishSince(db, org.schema, new Date("2021-01-01"))).toBe(2);
  await publishPending(db, org.schema, { bus });
  expect(bus.ids()).toEqual([...ids, ids[1], ids[2]]);
});

it("deletes what was published long ago, and nothing else", async () => {
  const ids = await insertMany(3);
  const bus = recordingBus((event) => (event.id === ids[2] ? new Error("away") : undefined));
  await publishPending(db, org.schema, { bus }).catch(() => {});
  await sql`update ${sql.id(org.schema, "outbox")} set published_at = now() - interval '73 hours'
    where id = ${ids[0]}`.execute(db);
  expect(await deletePublished(db, org.schema, 72)).toBe(1);
  const { rows } = await sql<{ id: string }>`select id from ${sql.id(org.schema, "outbox")}
    order by position`.execute(db);
  expect(rows.map((row) => row.id)).toEqual([ids[1], ids[2]]);
});
