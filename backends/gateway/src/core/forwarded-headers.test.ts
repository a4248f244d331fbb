import { describe, expect, test } from "vitest";
import { echoService } from "../testing/echo-service.ts";
import { json, setUp } from "../testing/fetch-set-up.ts";
import { bearer, orgA, orgB } from "../testing/tokens.ts";

describe("S30 S31 identity headers", () => {
  test("sent by a client are replaced by the token's claims", async () => {
    const { call, things } = setUp();
    const forged = {
      "X-User-ID": "root",
      "X-User-Email": "root@example.com",
      "X-User-Role": "admin",
      "X-User-Scopes": "admin",
      "X-Scopes": "admin",
      "X-Internal-Signature": "x",
      "X-Elqnt-Proof": "v1.0.x",
      "X-Elqnt-Anything": "x",
      x_org_id: orgB,
      X_User_Id: "root",
      "X-Forwarded-Host": "evil.example",
      "X-Forwarded-For": "6.6.6.6",
      Forwarded: "for=6.6.6.6",
      "X-Real-IP": "6.6.6.6",
      Cookie: "session=1",
    };
    expect((await call("/api/v1/things", { headers: { ...forged, ...(await bearer()) } })).status).toBe(200);
    const { headers, identity } = things.last();
    for (const name of [...Object.keys(forged), "authorization"]) expect(headers.get(name), name).toBeNull();
    expect(identity).toMatchObject({
      orgId: orgA,
      userId: "user-1",
      email: "ada@example.com",
      role: "user",
      scopes: ["read", "write"],
    });
  });

  test("S32 Connection cannot name the gateway's headers away", async () => {
    const { call, things } = setUp();
    const headers = {
      ...(await bearer()),
      connection: "X-Request-ID, traceparent, X-Custom",
      "x-custom": "1",
      "x-kept": "1",
    };
    await call("/api/v1/things", { headers });
    const { headers: seen } = things.last();
    expect(seen.get("x-request-id")).not.toBeNull();
    expect(seen.get("traceparent")).not.toBeNull();
    expect([seen.get("x-custom"), seen.get("x-kept")]).toEqual([null, "1"]);
  });

  test("what an operation needs goes on", async () => {
    const { call, things } = setUp();
    const sent = {
      "if-match": '"3"',
      "idempotency-key": "k",
      "last-event-id": "7",
      "webhook-signature": "v1,x",
      ...json,
    };
    await call("/api/v1/things?limit=2&x=%20", {
      method: "POST",
      headers: { ...sent, ...(await bearer()) },
      body: '{"a":1}',
    });
    const { headers, url, body } = things.last();
    expect(Object.fromEntries(headers)).toMatchObject(sent);
    expect(url.pathname + url.search).toBe("/api/v1/things?limit=2&x=%20");
    expect(body).toBe('{"a":1}');
  });
});

describe("S39 caching", () => {
  test("an answer that says nothing is not stored", async () => {
    const { call } = setUp();
    expect((await call("/api/v1/things", { headers: await bearer() })).headers.get("cache-control")).toBe(
      "no-store",
    );
  });

  test("what a service says about caching stays", async () => {
    const things = echoService(() =>
      Response.json({}, { headers: { "cache-control": "private, max-age=5", etag: '"1"' } }),
    );
    const { call } = setUp({ upstreams: { things } });
    const { headers } = await call("/api/v1/things", { headers: await bearer() });
    expect([headers.get("cache-control"), headers.get("etag")]).toEqual(["private, max-age=5", '"1"']);
  });
});
