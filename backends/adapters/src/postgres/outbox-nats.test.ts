import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { CloudEvent } from "../bus/cloud-event.ts";
import type { EventBus } from "../bus/event-bus.ts";
import { createNatsBus } from "../nats/index.ts";
import { type ExampleOrg, exampleOrg } from "../testing/example-org.ts";
import { type TestPostgres, testPostgres } from "../testing/index.ts";
import { type TestNats, testNats, testNatsUrl } from "../testing/test-nats.ts";
import { type TestServer, testNatsServer } from "../testing/test-server.ts";
import { insertOutbox, republishSince } from "./outbox.ts";
import { createOutboxRelay, type OutboxRelay } from "./outbox-relay.ts";
import { createPostgres, type Postgres } from "./postgres.ts";
import { withTransaction } from "./transaction.ts";

// Real servers and processes start and die here, on machines that may be busy.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 30_000 });
const patient = { timeout: 30_000, interval: 20 };

let database: TestPostgres;
beforeAll(async () => {
  database = await testPostgres();
});
afterAll(() => database.close());

const newOrgs = (count: number) =>
  Promise.all(Array.from({ length: count }, () => exampleOrg(database.postgres)));

/** Writes events about five records, those of a record one after the other. */
async function write(org: ExampleOrg, count: number): Promise<CloudEvent[]> {
  const events = Array.from({ length: count }, (_, n) =>
    org.event({ subject: `record-${n % 5}`, data: { n } }),
  );
  for (const event of events) {
    await withTransaction(database.postgres.org(org.orgId), (trx) => insertOutbox(trx, org.schema, event));
  }
  return events;
}

/** What a consumer keeps that applies each id once. */
async function applyOnce(bus: EventBus) {
  const applied = new Map<string, CloudEvent>();
  const handle = async (event: CloudEvent) => {
    if (!applied.has(event.id)) applied.set(event.id, event);
  };
  await bus.subscribe({ durable: "kg", subjects: ["entity.events.>"], handle });
  return {
    applied,
    of: (org: ExampleOrg) => [...applied.values()].filter(({ orgid }) => orgid === org.orgId),
  };
}

/** The events of each record, in their order. */
const byRecord = (events: readonly CloudEvent[]) => Object.groupBy(events, (event) => event.subject ?? "");

describe("outbox relays of several processes on one NATS", () => {
  let nats: TestNats;
  const children: ChildProcess[] = [];
  const open: Array<Pick<OutboxRelay, "close">> = [];
  beforeEach(() => {
    nats = testNats();
  });
  afterEach(async () => {
    await Promise.all(children.splice(0).map(kill));
    for (const each of open.splice(0)) await each.close();
    await nats.close();
  });

  function startProcess(orgs: readonly ExampleOrg[]): ChildProcess {
    const script = fileURLToPath(new URL("../testing/__fixtures__/relay-process.ts", import.meta.url));
    const ids = orgs.map((org) => org.orgId);
    const flags = ["--conditions=@elqnt/source", script, database.url, testNatsUrl, nats.prefix, ...ids];
    const child = spawn(process.execPath, flags, { stdio: ["ignore", "ignore", "inherit"] });
    children.push(child);
    return child;
  }

  async function kill(child: ChildProcess): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, "exit");
    child.kill("SIGKILL");
    await exited;
  }

  it("R04 R06: lose nothing and keep the order of each record when one is killed in the middle", async () => {
    const orgs = await newOrgs(3);
    const consumer = await applyOnce(nats.bus());
    const [first] = [startProcess(orgs), startProcess(orgs)];
    const writing = Promise.all(orgs.map((org) => write(org, 120)));
    await expect.poll(() => consumer.applied.size, patient).toBeGreaterThan(60);
    await kill(first);
    startProcess(orgs);
    const written = await writing;
    await expect.poll(() => consumer.applied.size, patient).toBe(360);
    for (const [index, org] of orgs.entries()) {
      expect(byRecord(consumer.of(org))).toEqual(byRecord(written[index]!));
    }
  });

  it("R06: are active one at a time for an org, and share the orgs", async () => {
    const orgs = await newOrgs(4);
    const written = await Promise.all(orgs.map((org) => write(org, 30)));
    const consumer = await applyOnce(nats.bus());
    const active = new Map<string, number[]>(orgs.map((org) => [org.orgId, []]));
    const intruders: string[] = [];
    const arrived = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    for (const relay of [0, 1]) {
      const bus = nats.bus();
      startRelay(orgs, async (event) => {
        const here = active.get(event.orgid)!;
        if (here.includes(1 - relay)) intruders.push(event.orgid);
        here.push(relay);
        // Neither goes on before both are at work.
        arrived[relay]!.resolve();
        await Promise.all(arrived.map(({ promise }) => promise));
        return bus.publish(event).finally(() => here.shift());
      });
    }
    await expect.poll(() => consumer.applied.size, patient).toBe(120);
    for (const [index, org] of orgs.entries()) {
      expect(byRecord(consumer.of(org))).toEqual(byRecord(written[index]!));
    }
    expect(intruders).toEqual([]);
  });

  /** A relay with connections of its own, as in another process. */
  function startRelay(orgs: readonly ExampleOrg[], publish: EventBus["publish"]): void {
    const postgres = createPostgres({ url: database.url });
    const owns = (orgId: string) => orgs.some((org) => org.orgId === orgId);
    const relay = createOutboxRelay({ postgres, bus: { publish }, owns, batch: 3, pollMs: 50 });
    relay.start();
    const close = () => relay.close().then(() => postgres.close());
    open.push({ close });
  }
});

describe("an outbox relay whose NATS dies", () => {
  let server: TestServer;
  let postgres: Postgres;
  let bus: EventBus;
  let relay: OutboxRelay;
  let org: ExampleOrg;
  beforeEach(async () => {
    server = await testNatsServer();
    await server.start();
    postgres = createPostgres({ url: database.url });
    bus = createNatsBus({ servers: server.url });
    [org] = (await newOrgs(1)) as [ExampleOrg];
    relay = createOutboxRelay({ postgres, bus, owns: (orgId) => orgId === org.orgId });
    relay.start();
  });
  afterEach(async () => {
    await relay.close();
    await bus.close();
    await postgres.close();
    await server.close();
  });

  it("R18: lets the writes go on, and publishes them in order when it is back", async () => {
    const consumer = await applyOnce(bus);
    const before = await write(org, 20);
    await server.kill();
    const meanwhile = await write(org, 20);
    await server.start();
    await expect.poll(() => consumer.applied.size, patient).toBe(40);
    expect(byRecord(consumer.of(org))).toEqual(byRecord([...before, ...meanwhile]));
  });

  it("R19: publishes all again from a moment on, after it lost its store", async () => {
    const start = new Date(Date.now() - 1_000);
    const consumer = await applyOnce(bus);
    const written = await write(org, 20);
    await expect.poll(() => consumer.applied.size, patient).toBe(20);
    consumer.applied.clear();
    await server.kill();
    rmSync(server.dataDir, { recursive: true });
    await server.start();
    expect(await republishSince(postgres.db, org.schema, start)).toBe(20);
    await expect.poll(() => consumer.applied.size, patient).toBe(20);
    expect(byRecord(consumer.of(org))).toEqual(byRecord(written));
  });
});
