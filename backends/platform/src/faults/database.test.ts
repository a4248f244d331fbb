import { randomUUID } from "node:crypto";
import { type TestCluster, testCluster } from "@elqnt/adapters/testing";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type Answer, type Caller, createCaller, tickets } from "../testing/caller.ts";
import { lookFromOutside, type Outside, recordsOf } from "../testing/database.ts";
import { type Part, startDev } from "../testing/part.ts";

// A real server crashes and freezes here, on machines that may be busy.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let cluster: TestCluster;
let platform: Part;
let outside: Outside;
let caller: Caller;
beforeAll(async () => {
  cluster = await testCluster();
  platform = await startDev({ DATABASE_URL: cluster.url });
  outside = lookFromOutside(cluster.url);
  caller = await createCaller(platform.url);
  await caller.defineTicket();
});
afterAll(async () => {
  await platform?.close();
  await outside?.close();
  await cluster?.close();
});

const unavailable = ({ status, headers, body }: Answer) =>
  expect({ status, code: body.code, retryAfter: headers.get("retry-after") }).toEqual({
    status: 503,
    code: "service_unavailable",
    retryAfter: expect.stringMatching(/^[1-9]\d*$/),
  });

test("R11: an organization whose queries hang takes nothing from another one", async () => {
  const other = await createCaller(platform.url);
  await other.defineTicket();
  const held = await outside.hold(recordsOf(caller.orgId));
  const hanging = Array.from({ length: 30 }, () => caller.call("GET", tickets));
  // Its share of the pool, a third of ten connections, hangs in the database; the rest waits for a turn.
  await outside.untilWaiting(3);
  const keys = Array.from({ length: 20 }, () => randomUUID());
  const answers = await Promise.all(keys.map(other.createTicket));
  expect(answers.map(({ status }) => status)).toEqual(keys.map(() => 201));
  expect((await other.call("GET", `${tickets}?limit=20`)).body.items).toHaveLength(20);
  await outside.untilWaiting(3);
  await held.release();
  for (const answer of await Promise.all(hanging)) if (answer.status !== 200) unavailable(answer);
});

test("R08: PostgreSQL crashes under load: 503 with Retry-After, then it heals; acknowledged rows are there", async () => {
  const acknowledged: string[] = [];
  const refused: Answer[] = [];
  let writing = true;
  const writer = async () => {
    while (writing) {
      const key = randomUUID();
      const answer = await caller.createTicket(key);
      if (answer.status === 201) acknowledged.push(key);
      else refused.push(answer);
    }
  };
  const writers = Array.from({ length: 8 }, writer);
  await expect.poll(() => acknowledged.length, { timeout: 10_000 }).toBeGreaterThan(20);
  await cluster.crash();
  await expect.poll(() => refused.length).toBeGreaterThan(20);
  expect((await fetch(`${platform.url}/health`)).status).toBe(200);
  expect((await fetch(`${platform.url}/ready`)).status).toBe(503);
  const before = acknowledged.length;
  await cluster.start();
  await expect.poll(() => acknowledged.length, { timeout: 10_000 }).toBeGreaterThan(before + 20);
  writing = false;
  await Promise.all(writers);

  refused.forEach(unavailable);
  expect(platform.running.process.exitCode).toBeNull();
  expect(await outside.titles(caller.orgId)).toEqual(expect.arrayContaining(acknowledged));
  await expect.poll(async () => (await fetch(`${platform.url}/ready`)).status).toBe(200);
});

test("R09: PostgreSQL freezes: callers hear it in bounded time, then at once; it recovers by itself", async () => {
  await Promise.all(Array.from({ length: 8 }, () => caller.createTicket(randomUUID())));
  await cluster.pause();
  const keys = Array.from({ length: 8 }, (): string => randomUUID());
  // Longer than the statement's time on both sides; without it the operation's 30 s would run out.
  const start = performance.now();
  for (const answer of await Promise.all(keys.map(caller.createTicket))) unavailable(answer);
  expect(performance.now() - start).toBeLessThan(20_000);
  const again = performance.now();
  unavailable(await caller.createTicket(randomUUID()));
  expect(performance.now() - again).toBeLessThan(2_000);
  expect((await fetch(`${platform.url}/health`)).status).toBe(200);

  cluster.resume();
  for (const key of keys) {
    const { status } = await caller.insist("POST", tickets, { body: { fields: { title: key } }, key });
    expect(status).toBe(201);
  }
  const stored = (await outside.titles(caller.orgId)).filter((title) => keys.includes(title));
  expect(stored).toEqual(keys.toSorted());
});
