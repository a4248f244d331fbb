import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createMockGateway, type MockGateway, type MockHttpServer, serveMock } from "./http.ts";

let mock: MockGateway;
let server: MockHttpServer;
let token: string;

beforeAll(async () => {
  mock = createMockGateway();
  server = await serveMock(mock);
  token = await mock.token();
});
beforeEach(() => mock.reset());
afterAll(() => server.close());

const records = "/api/v1/entities/ticket/records";
const requestOf = (path: string, init: RequestInit = {}): Request =>
  new Request(server.url + path, {
    ...init,
    headers: { authorization: `Bearer ${token}`, origin: "http://localhost:5173", ...init.headers },
  });
const call = (path: string, init?: RequestInit) => fetch(requestOf(path, init));
const post = (body: string): RequestInit => ({
  method: "POST",
  body,
  headers: { "content-type": "application/json" },
});

test("a taken port is refused", async () => {
  const { port } = new URL(server.url);
  await expect(serveMock(mock, { port: Number(port) })).rejects.toMatchObject({ code: "EADDRINUSE" });
});

describe("a socket answers as the function does", () => {
  /** What a server adds to say how it sends. */
  const transport = new Set(["connection", "keep-alive", "date", "content-length", "transfer-encoding"]);
  const told = async (response: Response) => ({
    status: response.status,
    headers: [...response.headers].filter(([name]) => !transport.has(name)).sort(),
    body: await response.text(),
  });
  const cases: Readonly<Record<string, [string, RequestInit?]>> = {
    "a page": [`${records}?limit=3`],
    "an export": [`${records}/export`],
    "a preflight": [records, { method: "OPTIONS", headers: { "access-control-request-method": "POST" } }],
    "a body off its schema": [records, post("{}")],
    "a broken body": [records, post("{")],
    "a token that is none": [records, { headers: { authorization: "Bearer x" } }],
    "a path that is none": ["/api/v1/elsewhere"],
    "a graph, whose service loads late": ["/api/v1/kg/graphs"],
    "the documents": ["/openapi.json"],
  };

  test.each(Object.entries(cases))("%s", async (_, [path, init]) => {
    const headers = { ...init?.headers, "x-request-id": "the-same" };
    const overSocket = await told(await call(path, { ...init, headers }));
    expect(overSocket).toEqual(await told(await mock.fetch(requestOf(path, { ...init, headers }))));
    expect(overSocket.headers).toContainEqual(["access-control-allow-origin", "*"]);
  });
});

test("what is written over the socket is there for the function, and gone after a reset", async () => {
  const created = await call(
    records,
    post(JSON.stringify({ fields: { title: "Broken lamp", status: "open" } })),
  );
  expect(created.status).toBe(201);
  const location = created.headers.get("location")!;
  expect((await mock.fetch(requestOf(location))).status).toBe(200);
  mock.reset();
  expect((await call(location)).status).toBe(404);
});

describe("faults on a socket", () => {
  test("a problem once, then the real answer, and others go on", async () => {
    mock.faults.set("listRecords", { kind: "problem", code: "rate_limited", retryAfter: 3 }, { times: 1 });
    expect((await call(`${records}/count`, post("{}"))).status).toBe(200);
    const limited = await call(records);
    expect([limited.status, limited.headers.get("retry-after")]).toEqual([429, "3"]);
    expect((await call(records)).status).toBe(200);
  });

  test("a status without a body", async () => {
    mock.faults.set("createRecord", { kind: "empty", status: 500 });
    const broken = await call(records, post("{}"));
    expect([broken.status, await broken.text()]).toEqual([500, ""]);
  });

  test("the network gone breaks the connection", async () => {
    mock.faults.set("listRecords", { kind: "network" });
    await expect(call(records)).rejects.toThrow("fetch failed");
  });

  test("a cut answer never looks complete", async () => {
    mock.faults.set("exportRecords", { kind: "cut", afterBytes: 100 });
    const response = await call(`${records}/export`);
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow("terminated");
  });
});
