import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { CloudEvent } from "../bus/cloud-event.ts";
import { createMemoryBus } from "../memory/index.ts";
import { type ExampleOrg, exampleOrg } from "../testing/example-org.ts";
import { type TestCluster, type TestPostgres, testCluster, testPostgres } from "../testing/index.ts";
import { insertOutbox } from "./outbox.ts";
import { createOutboxRelay, type OutboxRelay, type OutboxRelayOptions } from "./outbox-relay.ts";
import { createPostgres, type Postgres } from "./postgres.ts";
import { publishPending } from "./publish-pending.ts";
import { withTransaction } from "./transaction.ts";

// Real servers start, stop and crash here, on machines that may be busy.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

let test: TestPostgres;
let org: ExampleOrg;
const orgs = new Set<string>();
const open: Array<Pick<OutboxRelay, "close">> = [];
beforeAll(async () => {
  test = await testPostgres();
});
beforeEach(async () => {
  orgs.clear();
  org = await newOrg();
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((each) => each.close()));
});
afterAll(() => test.close());

async function newOrg(): Promise<ExampleOrg> {
  const created = await exampleOrg(test.postgres);
  orgs.add(created.orgId);
  return created;
}

const minute = 60_000;

function startRelay(options: Partial<OutboxRelayOptions> & Pick<OutboxRelayOptions, "bus">): OutboxRelay {
  // The events other tests left are not this one's.
  const owns = (orgId: string) => orgs.has(orgId);
  const relay = createOutboxRelay({ postgres: test.postgres, pollMs: minute, owns, ...options });
  open.push(relay);
  relay.start();
  return relay;
}

function recordingBus() {
  const events: CloudEvent[] = [];
  const publish = async (event: CloudEvent) => {
    events.push(event);
    return { duplicate: false };
  };
  return { events, publish, ids: () => events.map((event) => event.id) };
}

async function insert(owner: ExampleOrg = org, postgres: Postgres = test.postgres): Promise<string> {
  const event = owner.event();
  await withTransaction(postgres.org(owner.orgId), (trx) => insertOutbox(trx, owner.schema, event));
  return event.id;
}

describe("createOutboxRelay", () => {
  it("publishes at once after a commit, also that of another process, without waiting for the poll", async () => {
    const bus = recordingBus();
    startRelay({ bus });
    const first = await insert();
    await expect.poll(() => bus.ids()).toEqual([first]);
    const elsewhere = createPostgres({ url: test.url });
    const second = await insert(org, elsewhere);
    await expect.poll(() => bus.ids()).toEqual([first, second]);
    await elsewhere.close();
  });

  it("finds at its start what was left before, in every org", async () => {
    const other = await newOrg();
    const ids = [await insert(), await insert(other)];
    const bus = recordingBus();
    startRelay({ bus });
    await expect.poll(() => bus.ids().sort()).toEqual(ids.sort());
  });

  it("polls for what no signal told of", async () => {
    const bus = recordingBus();
    startRelay({ bus, pollMs: 20 });
    const event = org.event();
    // Not `withTransaction`: nobody signals.
    await test.postgres.db.transaction().execute((trx) => insertOutbox(trx, org.schema, event));
    await expect.poll(() => bus.ids()).toEqual([event.id]);
  });

  it("R06: two relays publish each event once, the events of an org in their order", async () => {
    const other = createPostgres({ url: test.url });
    const bus = recordingBus();
    startRelay({ bus, batch: 3 });
    startRelay({ bus, batch: 3, postgres: other });
    const ids: string[] = [];
    for (let n = 0; n < 60; n += 1) ids.push(await insert());
    await expect.poll(() => bus.events.length).toBe(60);
    expect(bus.ids()).toEqual(ids);
    await Promise.all(open.splice(0).map((relay) => relay.close()));
    await other.close();
  });

  it("serves only the orgs it owns", async () => {
    const other = await newOrg();
    const bus = recordingBus();
    startRelay({ bus, owns: (orgId) => orgId === org.orgId, pollMs: 20 });
    await insert(other);
    const mine = await insert();
    await expect.poll(() => bus.ids()).toEqual([mine]);
  });

  it("says nothing of a slow consumer, publishes what comes after meanwhile, and closes without it", async () => {
    const bus = createMemoryBus({ acknowledge: "handled", waitMs: 10 });
    const gate = Promise.withResolvers<void>();
    const handled: string[] = [];
    const slow = await insert();
    const handle = async ({ id }: CloudEvent) => {
      if (id === slow) await gate.promise;
      handled.push(id);
    };
    await bus.subscribe({ durable: "kg", subjects: [">"], concurrency: 8, handle });
    const errors: unknown[] = [];
    const relay = startRelay({ bus, onError: (error) => errors.push(error) });
    const others = [await insert(), await insert()];
    await expect.poll(() => handled).toEqual(others);
    await relay.close();
    startRelay({ bus, onError: (error) => errors.push(error) });
    gate.resolve();
    await expect.poll(() => handled).toEqual([...others, slow]);
    await expect.poll(() => publishPending(test.postgres.org(org.orgId), org.schema, { bus })).toBe(0);
    expect(errors).toEqual([]);
  });

  it("R18: waits while the bus is away, then publishes in order", async () => {
    const bus = recordingBus();
    const errors: unknown[] = [];
    let away = true;
    startRelay({
      bus: { publish: (event) => (away ? Promise.reject(new Error("away")) : bus.publish(event)) },
      onError: (error) => errors.push(error),
    });
    const ids = [await insert(), await insert(), await insert()];
    await expect.poll(() => errors.length).toBeGreaterThan(1);
    expect(errors[0]).toMatchObject({ code: "publish_failed" });
    away = false;
    await expect.poll(() => bus.ids()).toEqual(ids);
  });

  it("an event that is not taken holds up only its own org", async () => {
    const other = await newOrg();
    const bus = recordingBus();
    const stuck = await insert();
    startRelay({
      bus: {
        publish: (event) => (event.id === stuck ? Promise.reject(new Error("late")) : bus.publish(event)),
      },
      concurrency: 1,
    });
    await insert();
    const ids: string[] = [];
    for (let n = 0; n < 10; n += 1) {
      ids.push(await insert(other));
      await expect.poll(() => bus.ids(), { interval: 1 }).toEqual(ids);
    }
  });

  it("loses nothing in one process that ends while it handles an event", async () => {
    const id = await insert();
    const subscription = { durable: "kg", subjects: ["entity.>"] };
    const handling = Promise.withResolvers<void>();
    const dying = createMemoryBus({ acknowledge: "handled" });
    await dying.subscribe({
      ...subscription,
      handle: async (_event, { signal }) => {
        handling.resolve();
        await new Promise((_resolve, reject) => signal.addEventListener("abort", reject));
      },
      ackWaitMs: 50,
      backoffMs: [minute],
    });
    const relay = startRelay({ bus: dying });
    await handling.promise;
    await dying.close();
    await relay.close();

    const bus = createMemoryBus({ acknowledge: "handled" });
    open.push(bus);
    const handled: string[] = [];
    await bus.subscribe({ ...subscription, handle: async (event) => void handled.push(event.id) });
    startRelay({ bus });
    await expect.poll(() => handled).toEqual([id]);
    const left = () => publishPending(test.postgres.db, org.schema, { bus });
    await expect.poll(left).toBe(0);
  });

  it("an org whose tables are gone does not hold up the others", async () => {
    const errors: unknown[] = [];
    const bus = recordingBus();
    startRelay({ bus, onError: (error) => errors.push(error) });
    await insert();
    await expect.poll(() => bus.events.length).toBe(1);
    const gone = await newOrg();
    await sql`drop schema ${sql.id(gone.schema)} cascade`.execute(test.postgres.db);
    await sql`select pg_notify('elqnt_outbox', ${gone.schema}), pg_notify('elqnt_outbox', 'public')`.execute(
      test.postgres.db,
    );
    await expect.poll(() => errors.length).toBe(1);
    await insert();
    await expect.poll(() => bus.events.length).toBe(2);
  });

  it("deletes expired rows as it goes", async () => {
    await sql`insert into ${sql.id(org.schema, "idempotency")} values
      ('s', 'old', 'f', '{}', now() - interval '25 hours'), ('s', 'young', 'f', '{}', now())`.execute(
      test.postgres.db,
    );
    startRelay({ bus: recordingBus(), cleanMs: 20 });
    const keys = async () => {
      const { rows } = await sql`select key from ${sql.id(org.schema, "idempotency")}`.execute(
        test.postgres.db,
      );
      return rows;
    };
    await expect.poll(keys).toEqual([{ key: "young" }]);
  });

  it("R04: a relay killed after publishing repeats the event under its id, and the bus delivers it once", async () => {
    await sql`create table public.delivered (id text)`.execute(test.postgres.db);
    const ids = [await insert(), await insert()];
    const script = fileURLToPath(new URL("../testing/__fixtures__/relay-that-dies.ts", import.meta.url));
    const flags = ["--conditions=@elqnt/source", script, test.url, org.orgId];
    const child = spawn(process.execPath, flags, { stdio: ["ignore", "ignore", "inherit"] });
    open.push({ close: async () => void child.kill("SIGKILL") });
    const [, killedBy] = await once(child, "exit");
    expect(killedBy).toBe("SIGKILL");
    const { rows } = await sql<{ id: string }>`select id from public.delivered`.execute(test.postgres.db);
    expect(rows.map((row) => row.id)).toEqual([ids[0]]);

    const bus = createMemoryBus();
    open.push(bus);
    const handled: string[] = [];
    await bus.subscribe({
      durable: "kg",
      subjects: ["entity.>"],
      handle: async (event) => {
        handled.push(event.id);
      },
    });
    // What the dead relay told the bus.
    await bus.publish(org.event({ id: ids[0]! }));
    startRelay({ bus });
    await expect.poll(() => handled).toEqual(ids);
  });
});

describe("a relay whose PostgreSQL crashes", () => {
  let cluster: TestCluster;
  let postgres: Postgres;
  beforeAll(async () => {
    cluster = await testCluster();
    postgres = createPostgres({ url: cluster.url, breaker: { openMs: 50 } });
  });
  afterAll(async () => {
    await postgres.close();
    await cluster.close();
  });

  it("listens again after the restart and publishes what came meanwhile", async () => {
    const bus = recordingBus();
    const owner = await exampleOrg(postgres);
    const relay = createOutboxRelay({ postgres, bus, pollMs: minute });
    relay.start();
    const first = await insert(owner, postgres);
    await expect.poll(() => bus.ids()).toEqual([first]);
    await cluster.crash();
    await cluster.start();
    const writing = () => insert(owner, postgres).catch(() => undefined);
    let second: string | undefined;
    await expect.poll(async () => (second ??= await writing()), { timeout: 5_000 }).toBeDefined();
    await expect.poll(() => bus.ids(), { timeout: 5_000 }).toContain(second);
    await relay.close();
  });
});
