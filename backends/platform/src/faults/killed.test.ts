import { randomUUID } from "node:crypto";
import { orgSchemaName } from "@elqnt/adapters/org";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { type Caller, createCaller, tickets } from "../testing/caller.ts";
import { answersOf } from "../testing/database.ts";
import { startPlatform, type TestPlatform } from "../testing/platform.ts";

// Processes start, die and start again here, on machines that may be busy.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let platform: TestPlatform;
let caller: Caller;
beforeAll(async () => {
  platform = await startPlatform();
});
beforeEach(async () => {
  caller = await createCaller(platform.gateway.url);
  await caller.defineTicket();
});
afterAll(() => platform?.close());

describe("a gateway", () => {
  test("R01: killed under load: keyed writes that are repeated have one effect each, and none is lost", async () => {
    const { gateway, outside } = platform;
    const sent: string[] = [];
    const acknowledged: string[] = [];
    let broken = 0;
    let writing = true;
    const writer = async () => {
      while (writing) {
        const key = randomUUID();
        sent.push(key);
        const first = await caller.createTicket(key).catch(() => undefined);
        if (first?.status !== 201) {
          broken += 1;
          const body = { fields: { title: key } };
          expect(await caller.insist("POST", tickets, { body, key })).toMatchObject({ status: 201 });
        }
        acknowledged.push(key);
      }
    };
    const writers = Array.from({ length: 8 }, writer);
    await expect.poll(() => acknowledged.length, { timeout: 10_000 }).toBeGreaterThan(20);
    await gateway.kill();
    await expect.poll(() => broken).toBeGreaterThan(0);
    await gateway.start();
    const before = acknowledged.length;
    await expect.poll(() => acknowledged.length, { timeout: 10_000 }).toBeGreaterThan(before + 20);
    writing = false;
    await Promise.all(writers);

    expect(acknowledged.toSorted()).toEqual(sent.toSorted());
    expect(await outside.titles(caller.orgId)).toEqual(sent.toSorted());
    expect(await outside.events(caller.orgId)).toBe(sent.length);
  });
});

describe("the entities service", () => {
  test("R02: killed after the commit and before its answer: the repeated write gets the stored answer", async () => {
    const { entities, outside } = platform;
    const key = randomUUID();
    const held = await outside.hold(answersOf(caller.orgId));
    const unanswered = caller.createTicket(key);
    await outside.untilWaiting(1);
    // The one statement of a create commits without the process that sent it.
    entities.signal("SIGSTOP");
    await held.release();
    await expect.poll(() => outside.titles(caller.orgId)).toEqual([key]);
    await entities.kill();
    expect((await unanswered).status).toBeOneOf([502, 503]);

    await entities.start();
    const repeated = await caller.insist("POST", tickets, { body: { fields: { title: key } }, key });
    expect(repeated.status).toBe(201);
    expect(repeated.headers.get("idempotency-replayed")).toBe("true");
    expect(repeated.body).toMatchObject({ fields: { title: key }, version: 1 });
    expect(await outside.titles(caller.orgId)).toEqual([key]);
    expect(await outside.events(caller.orgId)).toBe(1);
  });

  test("R03: killed before the commit: neither row nor event, and the repeated write succeeds", async () => {
    const { entities, outside } = platform;
    const { body: ticket } = await caller.createTicket("before");
    const body = {
      atomic: true,
      operations: [
        { op: "create", fields: { title: "after" } },
        { op: "update", recordId: ticket.id, fields: { title: "changed" } },
      ],
    };
    const bulk = { body, key: randomUUID() };
    const row = `select 1 from ${orgSchemaName(caller.orgId)}.entity_records for update`;
    const held = await outside.hold(row);
    const unanswered = caller.call("POST", `${tickets}/bulk`, bulk);
    await outside.untilWaiting(1);
    await entities.kill();
    await held.release();
    expect((await unanswered).status).toBeOneOf([502, 503]);
    await outside.untilNobodyWaits();
    expect(await outside.titles(caller.orgId)).toEqual(["before"]);
    expect(await outside.events(caller.orgId)).toBe(1);

    await entities.start();
    const repeated = await caller.insist("POST", `${tickets}/bulk`, bulk);
    expect(repeated.status).toBe(200);
    expect(repeated.headers.get("idempotency-replayed")).toBeNull();
    expect(await outside.titles(caller.orgId)).toEqual(["after", "changed"]);
    expect(await outside.events(caller.orgId)).toBe(3);
  });
});
