import { describe, expect, test } from "vitest";
import { createGateway, type FetchGatewayOptions } from "./fetch-gateway.ts";
import { contracts } from "./testing/contract.ts";
import { echoService } from "./testing/echo-service.ts";
import { startGateway, startUpstream } from "./testing/start-gateway.ts";
import { bearer, secret } from "./testing/tokens.ts";
import { httpUpstream, tcpUpstream } from "./testing/upstream.ts";
import { createTokenVerifier } from "./verifier/verifier.ts";

const verifier = createTokenVerifier({ secret });

const document = {
  openapi: "3.1.0",
  info: { title: "Things </script><b>", version: "1.2.3" },
  security: [{ bearerAuth: ["read:things"] }],
  paths: {
    "/api/v1/things/{thingId}": {
      parameters: [{ $ref: "#/components/parameters/ThingId" }],
      get: {
        operationId: "getThing",
        summary: "Get a thing",
        description: "Says */ and `ticks` and <img src=x onerror=alert(1)>",
        responses: { 200: { $ref: "#/components/responses/Thing" }, default: { description: "A problem." } },
        "x-elqnt-codes": ["record_not_found"],
      },
      patch: {
        operationId: "updateThing",
        summary: "Change a thing",
        security: [{ bearerAuth: ["write:things"] }],
        requestBody: { content: { "application/json": { schema: { $ref: "#/components/schemas/Thing" } } } },
        responses: { 200: { $ref: "#/components/responses/Thing" } },
      },
    },
    "/health": { get: { operationId: "getHealth", security: [], responses: {} } },
  },
  components: {
    parameters: {
      ThingId: {
        name: "thingId",
        in: "path",
        required: true,
        schema: { type: "string", format: "uuid" },
        description: "Which.",
      },
    },
    responses: {
      Thing: {
        description: "The thing.",
        content: { "application/json": { schema: { $ref: "#/components/schemas/Thing" } } },
      },
    },
    schemas: {
      Thing: {
        allOf: [{ $ref: "#/components/schemas/Base" }],
        type: "object",
        required: ["name"],
        properties: {
          name: { type: "string", description: "A <name>." },
          state: { enum: ["on", "off"] },
          parent: { $ref: "#/components/schemas/Thing" },
          tags: { type: "array", items: { type: "string" } },
          loop: { $ref: "#/components/schemas/Loop" },
        },
      },
      Base: { type: "object", required: ["id"], properties: { id: { type: "string", format: "uuid" } } },
      Loop: { $ref: "#/components/schemas/Loop" },
    },
  },
};

function setUp(options: Partial<FetchGatewayOptions> = {}) {
  const things = echoService();
  const gateway = createGateway({
    contracts,
    verifier,
    upstreams: { things },
    document,
    version: "1.2.3",
    ...options,
  });
  const get = (path: string, init: RequestInit = {}) =>
    gateway.fetch(new Request(`http://gateway${path}`, init));
  return { gateway, get };
}

test("/ready tells of an optional part that is away, and goes on", async () => {
  const store = { name: "postgres", ready: true };
  const bus = { name: "nats", ready: false, optional: true };
  const { get } = setUp({ upstreams: { things: { ...echoService(), ready: async () => [store, bus] } } });
  const response = await get("/ready");
  const { status, checks } = await response.json();
  expect([response.status, status]).toEqual([200, "ready"]);
  expect(checks).toEqual([
    { name: "things", ok: true, durationMs: expect.any(Number) },
    { name: "things/postgres", ok: true, durationMs: expect.any(Number) },
    { name: "things/nats", ok: false, optional: true, durationMs: expect.any(Number), detail: "not ready" },
  ]);
});

test("/health says that the process is up, to HEAD as well", async () => {
  const { get } = setUp();
  const response = await get("/health");
  expect(await response.json()).toEqual({ status: "ok", version: "1.2.3" });
  expect(response.headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
  const head = await get("/health", { method: "HEAD" });
  expect([head.status, await head.text()]).toEqual([200, ""]);
});

describe("/ready", () => {
  test("names every service and store", async () => {
    const { get } = setUp();
    const response = await get("/ready");
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({
      status: "ready",
      checks: [
        { name: "things", ok: true, durationMs: expect.any(Number) },
        { name: "things/memory", ok: true, durationMs: expect.any(Number) },
      ],
    });
  });

  test("is 503 when a store is down or a service fails, without saying more than that", async () => {
    const down = {
      fetch: echoService().fetch,
      ready: async () => [{ name: "things/postgres", ready: false, detail: "postgres://u:p@db" }],
    };
    const failing = {
      fetch: echoService().fetch,
      ready: () => Promise.reject(new Error("postgres://u:p@db")),
    };
    const { get } = setUp({ upstreams: { things: down, others: failing } });
    const response = await get("/ready");
    expect([response.status, response.headers.get("retry-after")]).toEqual([503, "1"]);
    const text = await response.text();
    expect(JSON.parse(text)).toMatchObject({
      status: "notReady",
      checks: [
        { name: "things", ok: false },
        { name: "things/postgres", ok: false, detail: "not ready" },
        { name: "others", ok: false, detail: "does not answer" },
      ],
    });
    expect(text).not.toContain("u:p@db");
  });

  test("is false while closing", async () => {
    const { gateway, get } = setUp();
    await gateway.close();
    expect(await (await get("/ready")).json()).toEqual({ status: "draining", checks: [] });
  });

  test("asks services of other processes", async () => {
    const good = await startUpstream(
      httpUpstream((request, response) => response.writeHead(request.url === "/ready" ? 200 : 500).end()),
    );
    const old = await startUpstream(httpUpstream((_request, response) => response.writeHead(404).end()));
    const gone = await tcpUpstream(() => undefined);
    await gone.close();
    const upstreams = { things: { url: good.url }, others: { url: old.url }, gone: { url: gone.url } };
    const { url } = await startGateway({ upstreams });
    const response = await fetch(`${url}/ready`);
    expect(response.status).toBe(503);
    const { checks } = (await response.json()) as { checks: { name: string; ok: boolean }[] };
    expect(Object.fromEntries(checks.map(({ name, ok }) => [name, ok]))).toMatchObject({
      things: true,
      others: true,
      gone: false,
    });
  });
});

test("/metrics is Prometheus text", async () => {
  const { get } = setUp();
  await get("/api/v1/things", { headers: await bearer() });
  await get("/api/v1/things");
  const response = await get("/metrics");
  expect(response.headers.get("content-type")).toBe("text/plain; version=0.0.4; charset=utf-8");
  const text = await response.text();
  expect(text).toContain('elqnt_http_requests_total{operation="listThings",status="200"} 1');
  expect(text).toContain('elqnt_http_requests_total{operation="listThings",status="401"} 1');
  expect(text).toContain('elqnt_http_request_duration_seconds_bucket{operation="listThings",le="+Inf"} 2');
  expect(text).toContain('elqnt_http_request_duration_seconds_count{operation="listThings"} 2');
  for (const line of text.trimEnd().split("\n")) {
    expect(line).toMatch(
      /^(# (HELP|TYPE) [a-z_]+ .+|[a-z_]+(\{[a-z_]+="[^"]*"(,[a-z_]+="[^"]*")*\})? [-+.\deInf]+)$/,
    );
  }
});

test("labels come from the contracts, never from clients", async () => {
  const { get } = setUp();
  for (let index = 0; index < 50; index++) await get(`/random/${index}`);
  const text = await (await get("/metrics")).text();
  expect(text).toContain('elqnt_http_requests_total{operation="none",status="404"} 50');
  expect(text).not.toContain("random");
});

test("/openapi.json is the document", async () => {
  const { get } = setUp();
  expect(await (await get("/openapi.json")).json()).toEqual(document);
});

describe("/docs", () => {
  async function page() {
    const { get } = setUp();
    const response = await get("/docs");
    return { response, html: await response.text() };
  }

  test("lists operations by service, with method, path, scopes, parameters and schemas", async () => {
    const { html } = await page();
    for (const text of [
      "/api/v1/things/{thingId}",
      "Get a thing",
      "read:things",
      "write:things",
      "record_not_found",
    ]) {
      expect(html).toContain(text);
    }
    expect(html).toContain('<h2 id="things-title">things</h2>');
    expect(html).toContain('<h2 id="gateway-title">gateway</h2>');
    expect(html).toContain("string (uuid)");
    expect(html).toContain("&quot;on&quot; | &quot;off&quot;");
    expect(html).toMatch(/<code>parent<\/code><\/th>\s*<td><code>Thing<\/code>/);
    expect(html).toMatch(/<code>id<\/code> <em>required<\/em>/);
  });

  test("S67 text of the contracts stays text", async () => {
    const { html } = await page();
    expect(html).toContain("&lt;img src=x onerror=alert(1)&gt;");
    expect(html).toContain("Things &lt;/script&gt;&lt;b&gt;");
    expect(html.match(/<script/g)).toHaveLength(1);
  });

  test("allows exactly its own style and script, and loads nothing", async () => {
    const { response, html } = await page();
    const policy = response.headers.get("content-security-policy")!;
    expect(policy).toContain("default-src 'none'");
    for (const tag of ["style", "script"]) {
      const source = new RegExp(`<${tag}[^>]*>([\\s\\S]*?)</${tag}>`).exec(html)![1]!;
      const digest = Buffer.from(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(source)));
      expect(policy).toContain(`${tag}-src 'sha256-${digest.toString("base64")}'`);
    }
    expect(html).not.toMatch(/(src|href)="(https?:)?\/\//);
  });
});
