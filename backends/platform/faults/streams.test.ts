import { createGateway, streamEvents } from "@elqnt/api";
import { ingestNodes, streamGraphChanges } from "@elqnt/kg/api";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { type Caller, createCaller, tickets } from "../src/testing/caller.ts";
import { startWholePlatform, type WholePlatform } from "../src/testing/whole-platform.ts";

let platform: WholePlatform;
let caller: Caller;
let reader: Reader;

beforeAll(async () => {
  platform = await startWholePlatform();
});
beforeEach(async () => {
  caller = await createCaller(platform.gateway.url);
  await caller.defineTicket();
  await caller.createTicket("first");
  const graphs = async () => (await caller.insist("GET", "/api/v1/kg/graphs")).body.items as { id: string }[];
  await expect.poll(async () => (await graphs()).length, patience).toBe(1);
  reader = follow((await graphs())[0]!.id);
});
afterEach(() => reader?.stop());
afterAll(() => platform?.close());

const patience = { timeout: 60_000, interval: 50 };

interface Reader {
  readonly graphId: string;
  /** Every revision that was told, in the order it came. */
  readonly revisions: readonly number[];
  stop(): Promise<void>;
}

const gatewayOf = ({ orgId, token }: Caller) =>
  createGateway({ baseUrl: platform.gateway.url, orgId, getToken: () => token });

/** Follows a graph as an app does, over whatever breaks on the way. */
function follow(graphId: string): Reader {
  const stop = new AbortController();
  const revisions: number[] = [];
  const options = { signal: stop.signal, attempts: Number.POSITIVE_INFINITY };
  const following = (async () => {
    const stream = streamEvents(streamGraphChanges, gatewayOf(caller), { graphId }, options);
    for await (const { data } of stream) if (data.type === "graph.changed") revisions.push(data.id);
  })().catch((error: unknown) => {
    if (!stop.signal.aborted) throw error;
  });
  return {
    graphId,
    revisions,
    stop: () => {
      stop.abort();
      return following;
    },
  };
}

/** The present revision, as somebody learns it who comes now. */
async function presentRevision(graphId: string): Promise<number> {
  for await (const { data } of streamEvents(streamGraphChanges, gatewayOf(caller), { graphId }, {}))
    if (data.type === "graph.changed") return data.id;
  throw new Error("The stream ended without an event.");
}

/** Nothing was told twice or out of order, and the last that was told is what is there. */
async function expectComplete({ graphId, revisions }: Reader): Promise<void> {
  await expect.poll(async () => revisions.at(-1) === (await presentRevision(graphId)), patience).toBe(true);
  expect(revisions).toEqual([...new Set(revisions)].sort((one, other) => one - other));
}

async function writeTickets(count: number): Promise<void> {
  const keys = Array.from({ length: count }, () => crypto.randomUUID() as string);
  for (const key of keys) {
    const body = { fields: { title: key } };
    expect((await caller.insist("POST", tickets, { body, key })).status).toBe(201);
  }
}

const more = (than: number) => expect.poll(() => reader.revisions.length, patience).toBeGreaterThan(than);

test("a change is heard of, whichever copy of the service made it", async () => {
  await more(0);
  // The gateway asks the first copy only; while it stands still, the second one mirrors.
  platform.kg[0].signal("SIGSTOP");
  await writeTickets(20);
  const told = reader.revisions.length;
  platform.kg[0].signal("SIGCONT");
  await more(told);
  await writeTickets(20);
  await expectComplete(reader);
});

test("R36: SIGTERM to the service: the stream ends, its process ends with 0, and the reader goes on", async () => {
  await more(0);
  const [service] = platform.kg;
  service.signal("SIGTERM");
  expect(await service.running.ended).toBe(0);
  await writeTickets(5);
  await service.start();
  await writeTickets(5);
  await expectComplete(reader);
});

test("R36: SIGTERM to the gateway: likewise", async () => {
  await more(0);
  platform.gateway.signal("SIGTERM");
  expect(await platform.gateway.running.ended).toBe(0);
  await platform.gateway.start();
  await writeTickets(5);
  await expectComplete(reader);
});

test("R01: the service is killed: the reader comes back and hears what it missed", async () => {
  await more(0);
  await platform.kg[0].kill();
  await writeTickets(5);
  await platform.kg[0].start();
  await expectComplete(reader);
});

test("R18: NATS is away: who follows hears of changes later, and of all of them", async () => {
  await more(0);
  await platform.nats.kill();
  const nodes = [{ id: "ada", label: "Person", name: "Ada" }];
  await ingestNodes(gatewayOf(caller), { body: { graphId: reader.graphId, nodes } });
  await expectComplete(reader);
  await platform.nats.start();
  await writeTickets(5);
  await expectComplete(reader);
});
