import { beforeEach, describe, expect, test } from "vitest";
import { createMockGateway, type MockGateway } from "./index.ts";

let mock: MockGateway;
let token: string;

beforeEach(async () => {
  mock = createMockGateway();
  token = await mock.token();
});

const call = async (path: string, init: RequestInit & { token?: string } = {}) => {
  const headers = new Headers(init.headers);
  headers.set("authorization", `Bearer ${init.token ?? token}`);
  if (init.body) headers.set("content-type", "application/json");
  return mock.fetch(new Request(`http://mock${path}`, { ...init, headers }));
};

const records = "/api/v1/entities/ticket/records";
const countOf = async (init?: { token?: string }) => {
  const response = await call(`${records}/count`, { method: "POST", body: "{}", ...init });
  return response.ok ? ((await response.json()) as { total: number }).total : response.status;
};
type Counts = { nodeCount: number; edgeCount: number };
const ticket = JSON.stringify({ entityName: "note", fields: { title: "Broken lamp" } });
const note = JSON.stringify({
  name: "note",
  displayName: "Note",
  schema: { type: "object", properties: { title: { type: "string" } }, required: ["title"] },
});

describe("scenarios", () => {
  test("typical has a few hundred records, empty none", async () => {
    expect(await countOf()).toBeGreaterThan(100);
    mock.reset("empty");
    expect(await countOf()).toBe(404);
  });

  test("large has 100,000 records", async () => {
    mock.reset("large");
    expect(await countOf()).toBe(100_000);
  });

  test("twoOrgs: each organization sees its own data only", async () => {
    mock.reset("twoOrgs");
    const other = await mock.token({ orgId: mock.otherOrgId });
    const [mine] = ((await (await call(`${records}?limit=1`)).json()) as { items: { id: string }[] }).items;
    expect((await call(`${records}/${mine!.id}`)).status).toBe(200);
    expect((await call(`${records}/${mine!.id}`, { token: other })).status).toBe(404);
    expect(await countOf({ token: other })).toBeGreaterThan(100);
  });
});

test("it is the platform: what is created can be read, and instances share nothing", async () => {
  await call("/api/v1/entities/definitions", { method: "POST", body: note });
  const created = await call("/api/v1/entities/records", { method: "POST", body: ticket });
  expect(created.status).toBe(201);
  const location = created.headers.get("location")!;
  expect(await (await call(location)).json()).toMatchObject({ fields: { title: "Broken lamp" } });
  const other = createMockGateway();
  const request = new Request(`http://mock${location}`, { headers: { authorization: `Bearer ${token}` } });
  expect((await other.fetch(request)).status).toBe(404);
});

test("records are nodes of the graph of entities, those of the scenario and those written", async () => {
  const { items } = (await (await call("/api/v1/kg/graphs")).json()) as {
    items: { id: string; kind: string }[];
  };
  const graph = items.find(({ kind }) => kind === "entities")!;
  const stats = async () => (await call(`/api/v1/kg/graphs/${graph.id}/stats`)).json() as Promise<Counts>;
  const before = await stats();
  expect(before.nodeCount).toBeGreaterThan(300);
  expect(before.edgeCount).toBeGreaterThan(200);
  const body = JSON.stringify({ fields: { title: "Broken lamp", status: "open", priority: 1 } });
  expect((await call(records, { method: "POST", body })).status).toBe(201);
  expect((await stats()).nodeCount).toBe(before.nodeCount + 1);
});

test("it validates, authenticates and authorizes as the platform does", async () => {
  expect((await mock.fetch(new Request(`http://mock${records}`))).status).toBe(401);
  const reader = await mock.token({ scopes: ["read"] });
  expect((await call(records, { method: "POST", body: ticket, token: reader })).status).toBe(403);
  expect(
    (await call(records, { method: "POST", body: JSON.stringify({ fields: { title: 1 } }) })).status,
  ).toBe(422);
  expect((await call("/api/v1/elsewhere")).status).toBe(404);
});

describe("faults", () => {
  test("a problem, twice, then the real answer", async () => {
    mock.faults.set("listRecords", { kind: "problem", code: "rate_limited", retryAfter: 3 }, { times: 2 });
    const limited = await call(records);
    expect([limited.status, limited.headers.get("retry-after")]).toEqual([429, "3"]);
    expect(limited.headers.get("content-type")).toBe("application/problem+json");
    expect((await call(records)).status).toBe(429);
    expect((await call(records)).status).toBe(200);
  });

  test("401 once, as an expired token would", async () => {
    mock.faults.set("*", { kind: "problem", code: "token_expired" }, { times: 1 });
    expect([(await call(records)).status, (await call(records)).status]).toEqual([401, 200]);
  });

  test("412 without a conflict, and 500 with an empty body", async () => {
    mock.faults.set("getDefinition", { kind: "problem", code: "version_conflict" });
    expect((await call("/api/v1/entities/definitions/ticket")).status).toBe(412);
    mock.faults.set("listRecords", { kind: "empty", status: 500 });
    const broken = await call(records);
    expect([broken.status, await broken.text()]).toEqual([500, ""]);
  });

  test("a cut stream fails while it is read", async () => {
    mock.faults.set("exportRecords", { kind: "cut", afterBytes: 100 });
    const response = await call(`${records}/export`);
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow("cut");
  });

  test("unknown fields, as a newer server adds them", async () => {
    mock.faults.set("listRecords", { kind: "extraFields" });
    expect(await (await call(records)).json()).toHaveProperty("fromTheFuture");
  });

  test("the network gone", async () => {
    mock.faults.set("listRecords", { kind: "network" });
    expect((await call(records)).type).toBe("error");
  });

  test("latency ends with the caller's signal", async () => {
    mock.faults.set("listRecords", { kind: "latency", ms: 60_000 });
    const controller = new AbortController();
    const pending = call(records, { signal: controller.signal });
    controller.abort(new Error("gone"));
    await expect(pending).rejects.toThrow("gone");
  });

  test("they name their operation: others go on, and reset clears them", async () => {
    mock.faults.set("createRecord", { kind: "empty", status: 500 });
    expect((await call(records)).status).toBe(200);
    mock.reset();
    expect((await call(records, { method: "POST", body: "{}" })).status).toBe(422);
  });
});
