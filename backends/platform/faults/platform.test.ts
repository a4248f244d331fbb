import type { CloudEvent } from "@elqnt/adapters/bus";
import { createNatsBus, type NatsBus } from "@elqnt/adapters/nats";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Answer, type Caller, createCaller, tickets } from "../src/testing/caller.ts";
import { type GraphOutside, lookAtGraphs } from "../src/testing/graph-outside.ts";
import type { Part } from "../src/testing/part.ts";
import { startWholePlatform, type WholePlatform } from "../src/testing/whole-platform.ts";
import { startWorkload, type Workload } from "../src/testing/workload.ts";

let platform: WholePlatform;
let outside: GraphOutside;
let witness: NatsBus;
/** Every event the bus delivered, each id once, in the order it came. */
const heard = new Map<string, CloudEvent>();
let caller: Caller;

beforeAll(async () => {
  platform = await startWholePlatform();
  outside = lookAtGraphs(platform.postgres.url);
  witness = createNatsBus({ servers: platform.nats.url });
  await witness.subscribe({
    durable: "witness",
    subjects: ["entity.events.>"],
    handle: async (event) => void (heard.has(event.id) || heard.set(event.id, event)),
  });
});
beforeEach(async () => {
  caller = await createCaller(platform.gateway.url);
  const parent = { type: "string", "x-relation": { entity: "ticket", cardinality: "one" } };
  const schema = { type: "object", properties: { title: { type: "string" }, parent } };
  const body = { name: "ticket", displayName: "Ticket", schema };
  const { status } = await caller.insist("POST", "/api/v1/entities/definitions", { body });
  expect(status).toBe(201);
});
afterAll(async () => {
  await platform?.close();
  await witness?.close();
  await outside?.close();
});

const patience = { timeout: 60_000, interval: 100 };

interface Readiness {
  readonly status: number;
  /** Names of the parts that are away. */
  readonly away: readonly string[];
}

/** What `/ready` of the gateway or a service says. */
async function readiness({ url }: Part): Promise<Readiness> {
  const response = await fetch(`${url}/ready`);
  const { checks } = (await response.json()) as { checks: { name: string; ok?: boolean; ready?: boolean }[] };
  const away = checks.filter(({ ok, ready }) => !(ok ?? ready)).map(({ name }) => name);
  return { status: response.status, away };
}

const untilAllReady = (): Promise<void> =>
  expect.poll(() => readiness(platform.gateway), patience).toEqual({ status: 200, away: [] });

/** What the promises of the platform come to once all is well again. */
async function expectNothingLost(workload: Workload): Promise<void> {
  await workload.stop();
  const { orgId } = caller;
  const records = await outside.records(orgId);
  expect(new Map([...records.nodes].sort())).toEqual(new Map([...workload.expected].sort()));
  await expect.poll(() => outside.waiting(orgId), patience).toBe(0);
  await expect.poll(() => outside.graph(orgId), patience).toEqual(records);
  const events = await outside.events(orgId);
  const missing = () => events.filter((id) => !heard.has(id));
  await expect.poll(missing, patience).toEqual([]);
  expectOrder([...heard.values()].filter(({ orgid }) => orgid === orgId));
}

/** Versions of each record in the order in which they were made. */
function expectOrder(events: readonly CloudEvent[]): void {
  const versions = Map.groupBy(
    events.filter(({ type }) => !type.includes("definition")),
    ({ subject }) => subject,
  );
  for (const [, told] of versions) {
    const seen = told.map(({ data }) => (data as { record: { version: number } }).record.version);
    expect(seen).toEqual(Array.from(seen, (_, index) => index + 1));
  }
}

function expectClear(refused: readonly Answer[]): void {
  for (const { status, body, headers } of refused) {
    expect(status).toBeOneOf([409, 429, 502, 503, 504]);
    expect(body.code).toBeTypeOf("string");
    if (status === 503) expect(headers.get("retry-after")).toMatch(/^[1-9]\d*$/);
  }
}

test("R01 R02: the service that writes is killed in the middle of it, and started again", async () => {
  const workload = startWorkload(caller);
  await workload.more(20);
  await platform.entities.kill();
  await expect.poll(() => workload.refused.length + workload.broken(), patience).toBeGreaterThan(0);
  expect((await readiness(platform.gateway)).away).toContain("entities");
  await platform.entities.start();
  await workload.more(20);
  await expectNothingLost(workload);
  expectClear(workload.refused);
});

test("R07: a consumer is killed in the middle of its work; its copy takes over, then it comes back", async () => {
  const workload = startWorkload(caller);
  await workload.more(20);
  await platform.kg[1].kill();
  await workload.more(20);
  await platform.kg[1].start();
  await workload.more(10);
  expect(workload.refused).toEqual([]);
  await expectNothingLost(workload);
});

test("R18: NATS is away: writes go on, their events wait, readiness says so; then all arrive in order", async () => {
  const workload = startWorkload(caller);
  await workload.more(10);
  await platform.nats.kill();
  await expect
    .poll(() => readiness(platform.gateway), patience)
    .toEqual({ status: 200, away: expect.arrayContaining(["entities/nats", "kg/nats"]) });
  expect(await readiness(platform.entities)).toEqual({ status: 200, away: ["nats"] });
  await workload.more(30);
  expect(await outside.waiting(caller.orgId)).toBeGreaterThan(0);
  expect(workload.refused).toEqual([]);
  await platform.nats.start();
  await untilAllReady();
  await expectNothingLost(workload);
});

test("R15: Redis is away: requests are answered as before, readiness says so; then it is used again", async () => {
  const workload = startWorkload(caller);
  await workload.more(10);
  await platform.redis.kill();
  await expect
    .poll(() => readiness(platform.gateway), patience)
    .toEqual({ status: 200, away: expect.arrayContaining(["gateway/redis", "entities/redis", "kg/redis"]) });
  await workload.more(30);
  expect(workload.refused).toEqual([]);
  await platform.redis.start();
  await untilAllReady();
  await expectNothingLost(workload);
});

test("R08: PostgreSQL crashes and starts again: 503 with Retry-After meanwhile, then all heals by itself", async () => {
  const workload = startWorkload(caller);
  await workload.more(10);
  await platform.postgres.crash();
  await expect.poll(() => workload.refused.some(({ status }) => status === 503), patience).toBe(true);
  await expect
    .poll(() => readiness(platform.gateway), patience)
    .toEqual({ status: 503, away: expect.arrayContaining(["entities/postgres", "kg/postgres"]) });
  await platform.postgres.start();
  await untilAllReady();
  await workload.more(20);
  await expectNothingLost(workload);
  expectClear(workload.refused);
});

test("consumers that stand still are caught up with, and hold up nobody meanwhile", async () => {
  const copies = platform.kg;
  // A relay that stands still in the middle of a batch would keep it from the others until its session is ended.
  await expect.poll(() => outside.waiting(caller.orgId), patience).toBe(0);
  for (const copy of copies) copy.signal("SIGSTOP");
  const operations = Array.from({ length: 200 }, (_, index) => ({
    op: "create",
    fields: { title: `t${index}` },
  }));
  const { status, body } = await caller.call("POST", `${tickets}/bulk`, {
    body: { atomic: true, operations },
  });
  expect([status, body.succeeded]).toEqual([200, 200]);
  await expect.poll(() => outside.waiting(caller.orgId), patience).toBe(0);
  expect(await readiness(platform.gateway)).toEqual({ status: 503, away: ["kg"] });
  for (const copy of copies) copy.signal("SIGCONT");
  await expect.poll(() => outside.graph(caller.orgId), patience).toEqual(await outside.records(caller.orgId));
});

test("R36: SIGTERM to the service that reads a stream: it reads it to the end, and ends with 0", async () => {
  const [service] = platform.kg;
  const { body: graph } = await caller.insist("POST", "/api/v1/kg/graphs", { body: { name: "streamed" } });
  const lines = Array.from({ length: 1_500 }, (_, index) => {
    const node = { id: `n${index}`, label: "Thing", name: `Thing ${index}` };
    return `${JSON.stringify({ type: "node", node })}\n`;
  });
  const { readable, writable } = new TransformStream<string, string>();
  const writer = writable.getWriter();
  const answer = caller.stream(`/api/v1/kg/ingest/stream?graphId=${graph.id}`, readable);
  await writer.write(lines.slice(0, 1_200).join(""));
  const told = (await answer).body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = (await told.read()).value ?? "";
  expect(text).toContain('"progress"');
  service.signal("SIGTERM");
  const isListening = () =>
    fetch(`${service.url}/health`).then(
      () => true,
      () => false,
    );
  await expect.poll(isListening, patience).toBe(false);
  await writer.write(lines.slice(1_200).join(""));
  await writer.close();
  for (let next = await told.read(); !next.done; next = await told.read()) text += next.value;
  const report = JSON.parse(text.trimEnd().split("\n").at(-1)!);
  expect(report).toMatchObject({ type: "report", processed: 1_500, upserted: 1_500, completed: true });
  expect(await service.running.ended).toBe(0);
  await service.start();
  await untilAllReady();
});

test("R06: two relays work at once, one is killed: every event once, those of a record in order", async () => {
  const { body } = await caller.createTicket("first");
  const titles = Array.from({ length: 40 }, (_, index) => `title ${index}`);
  const write = async (title: string) => {
    const path = `${tickets}/${body.id}`;
    expect((await caller.insist("PATCH", path, { body: { fields: { title } } })).status).toBe(200);
  };
  await Promise.all(titles.slice(0, 20).map(write));
  await platform.kg[1].kill();
  await Promise.all(titles.slice(20).map(write));
  await platform.kg[1].start();
  const ofRecord = () => [...heard.values()].filter(({ subject }) => subject === `ticket/${body.id}`);
  await expect.poll(() => ofRecord().length, patience).toBe(41);
  expectOrder(ofRecord());
  await expect.poll(() => outside.graph(caller.orgId), patience).toEqual(await outside.records(caller.orgId));
});
