import { describe, expect, test } from "vitest";
import { json, problemOf, setUp } from "../testing/fetch-set-up.ts";
import { bearer, mint, orgB } from "../testing/tokens.ts";

describe("limits", () => {
  const user = { name: "default", capacity: 2, perSecond: 1 };

  test("S96 an organization's user over the limit gets 429, another none", async () => {
    const { call } = setUp({ rateLimits: { user }, now: () => 0 });
    const ada = { headers: await bearer() };
    const first = await call("/api/v1/things", ada);
    expect(first.headers.get("ratelimit")).toBe('"default";r=1;t=1');
    expect(first.headers.get("ratelimit-policy")).toBe('"default";q=2;w=2');
    await call("/api/v1/things", ada);
    const third = await call("/api/v1/things", ada);
    expect(third.headers.get("retry-after")).toBe("1");
    expect(await problemOf(third)).toMatchObject({ status: 429, code: "rate_limited" });
    expect((await call("/api/v1/things", { headers: await bearer({ org_id: orgB }) })).status).toBe(200);
    expect((await call("/api/v1/things", { headers: await bearer({ user_id: "user-2" }) })).status).toBe(200);
  });

  test("S95 public operations are limited per address", async () => {
    const address = { name: "address", capacity: 2, perSecond: 1 };
    const { call } = setUp({ rateLimits: { address }, trustedProxies: 1, now: () => 0 });
    const from = (hops: string) =>
      call("/api/v1/things/token", {
        method: "POST",
        headers: { ...json, "x-forwarded-for": hops },
        body: "{}",
      });
    const statuses = [];
    for (const hops of ["1.1.1.1", "2.2.2.2, 1.1.1.1", "3.3.3.3, 1.1.1.1"])
      statuses.push((await from(hops)).status);
    expect(statuses).toEqual([200, 200, 429]);
    expect((await from("1.1.1.2")).status).toBe(200);
  });

  test("S95 guessing tokens ends before the next signature check, known tokens go on", async () => {
    const failures = { name: "failures", capacity: 2, perSecond: 0.1 };
    const { call } = setUp({ rateLimits: { failures }, now: () => 0 });
    const good = { headers: await bearer() };
    expect((await call("/api/v1/things", good)).status).toBe(200);
    const statuses = [];
    for (let index = 0; index < 4; index++) {
      const token = await mint({}, {}, "another-secret-of-more-than-32-bytes");
      statuses.push((await call("/api/v1/things", { headers: { authorization: `Bearer ${token}` } })).status);
    }
    expect(statuses).toEqual([401, 401, 429, 429]);
    expect((await call("/api/v1/things", good)).status).toBe(200);
  });

  test("S51 a body over the limit is 413 before the service hears of it", async () => {
    const { call, things } = setUp();
    const headers = { ...json, ...(await bearer()), "content-length": String(2 * 1024 * 1024) };
    const response = await call("/api/v1/things", {
      method: "POST",
      headers,
      body: "x".repeat(2 * 1024 * 1024),
    });
    expect(await problemOf(response)).toMatchObject({ status: 413, code: "body_too_large" });
    expect(things.seen).toEqual([]);
  });

  test.each(["text/plain", "application/json garbage", "application/json; charset=utf-7"])(
    "S53 %s is 415",
    async (type) => {
      const { call } = setUp();
      const headers = { "content-type": type, ...(await bearer()) };
      const response = await call("/api/v1/things", { method: "POST", headers, body: "{}" });
      expect(await problemOf(response)).toMatchObject({ status: 415, code: "unsupported_media_type" });
    },
  );
});
