import { expect, test } from "vitest";
import { echoService } from "../testing/echo-service.ts";
import { json, setUp } from "../testing/fetch-set-up.ts";
import { bearer, orgA } from "../testing/tokens.ts";

test("S98 canaries in every input leave no trace in the log", async () => {
  const canary = "CANARY-7f3a";
  const things = echoService(() => {
    throw new Error(`upstream said nothing`);
  });
  const { call, text, entries } = setUp({ upstreams: { things } });
  const headers = {
    ...json,
    cookie: `session=${canary}`,
    "x-api-key": canary,
    "idempotency-key": canary,
    "x-request-id": `${canary} with spaces`,
    traceparent: canary,
    "user-agent": canary,
    origin: `https://${canary}.example`,
    "x-org-id": canary,
  };
  const body = JSON.stringify({ password: canary, secret: canary, token: canary });
  const authorized = { ...headers, "x-org-id": orgA, ...(await bearer()) };
  await call(`/api/v1/things?token=${canary}`, {
    method: "POST",
    headers: { ...headers, authorization: `Bearer ${canary}` },
    body,
  });
  await call(`/api/v1/things?token=${canary}`, { method: "POST", headers: authorized, body });
  await call(`/api/v1/things/${canary}`, { headers: authorized });
  await call(`/invitations/${canary}-${"x".repeat(24)}/accept`, { headers: authorized });
  expect(entries.length).toBeGreaterThanOrEqual(4);
  expect(text()).not.toContain(canary);
  expect(text()).not.toContain("Bearer");
});

test("one line per request says who did what and how it went", async () => {
  const { call, entries } = setUp();
  await call("/api/v1/things/1?x=2", { headers: { ...(await bearer()), "x-request-id": "req-1" } });
  expect(entries).toEqual([
    expect.objectContaining({
      level: "info",
      requestId: "req-1",
      method: "GET",
      route: "/api/v1/things/{thingId}",
      operation: "getThing",
      service: "things",
      status: 200,
      orgId: orgA,
      userId: "user-1",
      traceId: expect.stringMatching(/^[0-9a-f]{32}$/),
      durationMs: expect.any(Number),
    }),
  ]);
});
