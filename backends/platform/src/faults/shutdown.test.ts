import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { type Answer, type Caller, createCaller } from "../testing/caller.ts";
import { answersOf, type Outside } from "../testing/database.ts";
import type { Part } from "../testing/part.ts";
import { startPlatform, type TestPlatform } from "../testing/platform.ts";

// Processes start and end here, on machines that may be busy.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let platform: TestPlatform;
let outside: Outside;
let caller: Caller;
beforeAll(async () => {
  platform = await startPlatform();
  outside = platform.outside;
  caller = await createCaller(platform.gateway.url);
  // So that the writes that wait can be counted in the database.
  await caller.defineTicket({ uniqueTitles: true });
});
afterEach(async () => {
  for (const part of [platform.entities, platform.gateway]) {
    if (part.running.process.exitCode === null && part.running.process.signalCode === null) continue;
    await part.start();
  }
});
afterAll(() => platform?.close());

const inFlight = 15;

/** Writes that wait in the database until they are released. */
async function writesInFlight(): Promise<{
  keys: string[];
  answers: Promise<Answer[]>;
  release(): Promise<void>;
}> {
  const keys = Array.from({ length: inFlight }, (): string => randomUUID());
  const { release } = await outside.hold(answersOf(caller.orgId));
  const answers = Promise.all(keys.map(caller.createTicket));
  await outside.untilWaiting(inFlight);
  return { keys, answers, release };
}

const isListening = ({ url }: Part): Promise<boolean> =>
  fetch(`${url}/health`, { headers: { connection: "close" } }).then(
    () => true,
    () => false,
  );

describe("SIGTERM", () => {
  test.each(["gateway", "entities"] as const)(
    "R36: to the %s: nothing new comes in, what is in flight is answered, the exit code is 0",
    async (name) => {
      const part = platform[name];
      const { keys, answers, release } = await writesInFlight();
      part.signal("SIGTERM");
      await expect.poll(() => isListening(part), { timeout: 5_000 }).toBe(false);
      expect(part.running.process.exitCode).toBeNull();
      await release();
      expect((await answers).map(({ status }) => status)).toEqual(keys.map(() => 201));
      expect(await part.running.ended).toBe(0);
      expect(await outside.titles(caller.orgId)).toEqual(expect.arrayContaining(keys));
    },
  );

  test("R36: to a service under load: its gateway moves on, no keyed write is lost and the process ends", async () => {
    const { entities } = platform;
    const acknowledged: string[] = [];
    let writing = true;
    const writer = async () => {
      while (writing) {
        const key = randomUUID();
        const options = { body: { fields: { title: key } }, key };
        const { status } = await caller.insist("POST", "/api/v1/entities/ticket/records", options);
        expect(status).toBe(201);
        acknowledged.push(key);
      }
    };
    const writers = Array.from({ length: 8 }, writer);
    await expect.poll(() => acknowledged.length, { timeout: 10_000 }).toBeGreaterThan(20);
    entities.signal("SIGTERM");
    expect(await entities.running.ended).toBe(0);
    await entities.start();
    const before = acknowledged.length;
    await expect.poll(() => acknowledged.length, { timeout: 10_000 }).toBeGreaterThan(before);
    writing = false;
    await Promise.all(writers);
    expect(await outside.titles(caller.orgId)).toEqual(expect.arrayContaining(acknowledged));
  });

  test.each(["gateway", "entities"] as const)(
    "R37: twice to the %s with writes in flight: it ends at once with code 1, and what was in flight has one effect",
    async (name) => {
      const part = platform[name];
      const { keys, answers, release } = await writesInFlight();
      const outcome = answers.catch((error: unknown) => error);
      part.signal("SIGTERM");
      await expect.poll(() => isListening(part), { timeout: 5_000 }).toBe(false);
      part.signal("SIGTERM");
      expect(await part.running.ended).toBe(1);
      await release();
      await outcome;
      await part.start();
      for (const key of keys) {
        const options = { body: { fields: { title: key } }, key };
        await caller.insist("POST", "/api/v1/entities/ticket/records", options);
      }
      const stored = (await outside.titles(caller.orgId)).filter((title) => keys.includes(title));
      expect(stored).toEqual(keys.toSorted());
    },
  );
});
