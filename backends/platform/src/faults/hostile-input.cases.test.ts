import { randomUUID } from "node:crypto";
import { orgSchemaName } from "@elqnt/adapters/org";
import { type TestPostgres, testPostgres } from "@elqnt/adapters/testing";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { type Answer, type Caller, createCaller, tickets } from "../testing/caller.ts";
import { type Part, startDev } from "../testing/part.ts";

// A platform starts here, on machines that may be busy.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 });

const definitions = "/api/v1/entities/definitions";
let database: TestPostgres;
let platform: Part;
let caller: Caller;
let other: Caller;
beforeAll(async () => {
  database = await testPostgres();
  platform = await startDev({ DATABASE_URL: database.url });
  caller = await createCaller(platform.url);
  other = await createCaller(platform.url);
  await Promise.all([caller.defineTicket(), other.defineTicket()]);
});
afterAll(async () => {
  await platform?.close();
  await database?.close();
});

const told = ({ status, body }: Answer) => ({ status, code: body.code });
const define = (name: string) =>
  caller.call("POST", definitions, { body: { name, displayName: "Odd", schema: { type: "object" } } });

describe("organizations", () => {
  test("S35: a bulk with a record of another organization changes nothing of it, and nothing at all when atomic", async () => {
    const { body: own } = await caller.createTicket(randomUUID());
    const { body: foreign } = await other.createTicket(randomUUID());
    const operations = [own, foreign].map(({ id }) => ({
      op: "update",
      recordId: id,
      fields: { title: "taken" },
    }));
    const body = { atomic: true, operations };
    const { body: result } = await caller.call("POST", `${tickets}/bulk`, { body });
    expect(result).toMatchObject({ committed: false, succeeded: 0 });
    expect((await caller.call("GET", `${tickets}/${own.id}`)).body).toMatchObject({ version: 1 });
    expect((await other.call("GET", `${tickets}/${foreign.id}`)).body).toEqual(foreign);
  });

  test("S41: an organization whose schema is gone is refused, the others go on", async () => {
    const lost = await createCaller(platform.url);
    await lost.defineTicket();
    await database.postgres.pool.query(`drop schema ${orgSchemaName(lost.orgId)} cascade`);
    const requests = [
      lost.call("GET", tickets),
      lost.createTicket(randomUUID()),
      lost.call("GET", definitions),
    ];
    for (const answer of await Promise.all(requests))
      expect(told(answer)).toEqual({ status: 503, code: "service_unavailable" });
    expect((await caller.createTicket(randomUUID())).status).toBe(201);
  });
});

describe("names", () => {
  const hostile = [
    "ticket'; --",
    'tickets"."x',
    "a".repeat(64),
    "Ticket",
    "tïcket",
    "../x",
    "records",
    "",
    "t\u0000",
  ];
  test.each(hostile)("S70: %j is no entity's name", async (name) => {
    expect((await define(name)).status).toBeOneOf([400, 422]);
    expect(
      (await caller.call("GET", `${definitions}/${encodeURIComponent(name) || "%20"}`)).status,
    ).toBeOneOf([400, 404]);
  });

  test("S70: words of SQL are names like others, and names that PostgreSQL would cut alike share nothing", async () => {
    const long = "n".repeat(62);
    const names = ["select", "table", "user", `${long}a`, `${long}b`];
    for (const name of names) expect((await define(name)).status).toBe(201);
    for (const name of names) {
      const body = { fields: { title: name } };
      expect((await caller.call("POST", `/api/v1/entities/${name}/records`, { body })).status).toBe(201);
    }
    for (const name of names) {
      const { body } = await caller.call("GET", `/api/v1/entities/${name}/records`);
      expect(body.items).toEqual([expect.objectContaining({ fields: { title: name } })]);
    }
  });
});

describe("parameters and numbers", () => {
  test.each([
    "limit=-1",
    "limit=0",
    "limit=1e9",
    "limit=201",
    "limit[]=1",
    "limit=1&limit=1000",
    "limit=",
    "offset=1e12",
  ])("S73: %s is refused or has no effect", async (query) => {
    const answer = await caller.call("GET", `${tickets}?${query}`);
    expect(told(answer)).toEqual({ status: 400, code: "bad_request" });
  });

  test.each(["1e999", "-1e999", "NaN", "Infinity", "0x10", "01", "1.5"])(
    "S59: %s is no count",
    async (number) => {
      const answer = await caller.call("POST", tickets, { raw: `{"fields":{"count":${number}}}` });
      expect(answer.status).toBeOneOf([400, 422]);
    },
  );

  test("S59: a whole number is stored as it is or refused, never as another one", async () => {
    for (const number of ["-0", "9007199254740991", "9007199254740993", "1e2"]) {
      const created = await caller.call("POST", tickets, { raw: `{"fields":{"count":${number}}}` });
      if (created.status === 201)
        expect((created.body.fields as { count: number }).count).toBe(Number(number) + 0);
      else expect(created.status).toBeOneOf([400, 422]);
    }
  });

  test.each(["\ud800", "a\u0000b"])("S60: text that PostgreSQL cannot keep is refused: %j", async (title) => {
    const answer = await caller.call("POST", tickets, { body: { fields: { title } } });
    expect(answer.status).toBeOneOf([400, 422]);
  });

  test("S60: text in every script and direction comes back as it went", async () => {
    const title = "\u202e𝔘𝔫𝔦 𠜎 👩‍👩‍👧 שלום مرحبا e\u0301";
    const { body } = await caller.call("POST", tickets, { body: { fields: { title } } });
    expect((await caller.call("GET", `${tickets}/${body.id}`)).body).toMatchObject({ fields: { title } });
  });
});
