import { createPostgres } from "@elqnt/adapters/postgres";
import { testCluster } from "@elqnt/adapters/testing";
import { expect, it } from "vitest";
import { createPostgresStore } from "./postgres-store.ts";
import { createWorld, founded, internal, somebody } from "./testing/world.ts";

const timeout = 60_000;

it("starts before its database, says 503 while it is gone, and loses nothing it answered", {
  timeout,
}, async () => {
  const cluster = await testCluster();
  const postgres = createPostgres({ url: cluster.url, breaker: { openMs: 0 } });
  try {
    await cluster.crash();
    const world = createWorld({ store: createPostgresStore({ postgres }) });
    const early = await world.call("getOrgStatus", { orgId: somebody().orgId }, internal);
    expect([early.status, early.body.code]).toEqual([503, "service_unavailable"]);
    expect(Number(early.headers.get("retry-after"))).toBeGreaterThan(0);

    await cluster.start();
    const ada = await founded(world);
    const key = await world.call("createApiKey", { body: { name: "Import", scopes: ["read"] } }, ada);
    await cluster.crash();
    const exchange = () =>
      world.call("exchangeToken", { body: { grantType: "api_key", apiKey: key.body.secret } });
    const down = await exchange();
    expect([down.status, down.body.code]).toEqual([503, "service_unavailable"]);
    expect(JSON.stringify(world.logged)).not.toContain(key.body.secret);

    await cluster.start();
    expect((await exchange()).status).toBe(200);
  } finally {
    await postgres.close();
    await cluster.close();
  }
});
