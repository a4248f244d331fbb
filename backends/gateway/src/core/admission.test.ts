import { describe, expect, test } from "vitest";
import { json, problemOf, setUp } from "../testing/fetch-set-up.ts";
import { bearer, mint, orgA, orgB } from "../testing/tokens.ts";

describe("authentication", () => {
  test("S01 no token is 401 with a challenge", async () => {
    const { call, things } = setUp();
    const response = await call("/api/v1/things");
    expect(response.headers.get("www-authenticate")).toBe('Bearer realm="elqnt"');
    expect(await problemOf(response)).toMatchObject({ status: 401, code: "unauthorized" });
    expect(things.seen).toEqual([]);
  });

  test("S22 a token anywhere but in Authorization is ignored, and the URL is not logged", async () => {
    const { call, text } = setUp();
    const token = await mint();
    const places = [
      call(`/api/v1/things?access_token=${token}`),
      call("/api/v1/things", { headers: { cookie: `token=${token}` } }),
      call("/api/v1/things", { headers: { "x-access-token": token } }),
      call("/api/v1/things", {
        method: "POST",
        headers: json,
        body: JSON.stringify({ access_token: token }),
      }),
    ];
    for (const response of await Promise.all(places)) expect(response.status).toBe(401);
    expect(text()).not.toContain(token);
  });

  test("S23 an Authorization that is not exactly one bearer token is refused", async () => {
    const { call, things } = setUp();
    const token = await mint();
    const shapes = [
      `Bearer ${token}, Bearer ${token}`,
      `bearer ${token}`,
      `BEARER ${token}`,
      `Bearer  ${token}`,
      `Bearer\t${token}`,
      `Bearer: ${token}`,
      `Basic ${token}`,
      token,
      "Bearer",
      "Bearer ,",
    ];
    for (const authorization of shapes) {
      const response = await call("/api/v1/things", { headers: { authorization } });
      expect([400, 401], authorization.slice(0, 12)).toContain(response.status);
    }
    expect(things.seen).toEqual([]);
  });

  test("an expired token has its own code", async () => {
    const { call } = setUp();
    const response = await call("/api/v1/things", { headers: await bearer({ exp: 1000 }) });
    expect(response.headers.get("www-authenticate")).toContain('error="invalid_token"');
    expect(await problemOf(response)).toMatchObject({ status: 401, code: "token_expired" });
  });

  test("public operations need none, and an identity nobody verified does not pass", async () => {
    const { call, things } = setUp();
    const headers = { ...json, authorization: "Bearer nonsense", "x-org-id": orgB, "x-user-id": "root" };
    const response = await call("/api/v1/things/token", { method: "POST", headers, body: "{}" });
    expect(response.status).toBe(200);
    expect(things.last().identity).toMatchObject({ orgId: "", userId: "", scopes: [] });
    for (const name of ["authorization", "x-org-id", "x-user-id"])
      expect(things.last().headers.get(name)).toBeNull();
  });
});

describe("authorization", () => {
  test.each([
    [["read:things"], "GET", "/api/v1/things", 200],
    [["read"], "GET", "/api/v1/things", 200],
    [["write"], "GET", "/api/v1/things", 403],
    [["read:others"], "GET", "/api/v1/things", 403],
    [["read"], "POST", "/api/v1/things", 403],
    [["read"], "PATCH", "/api/v1/things/1", 403],
    [["read"], "DELETE", "/api/v1/things/1", 403],
    [["write:things"], "DELETE", "/api/v1/things/1", 200],
    [["read", "write"], "POST", "/api/v1/things/purge", 403],
    [["admin"], "POST", "/api/v1/things/purge", 200],
    [["admin"], "GET", "/api/v1/things", 200],
    [[], "GET", "/api/v1/things", 403],
  ])("S28 scopes %j, %s %s: %d", async (scopes, method, path, status) => {
    const { call } = setUp();
    const hasBody = ["POST", "PATCH"].includes(method);
    const headers = { ...(hasBody && json), ...(await bearer({ scopes })) };
    const response = await call(path, { method, headers, ...(hasBody && { body: "{}" }) });
    expect(response.status).toBe(status);
    if (status !== 403) return;
    expect(response.headers.get("www-authenticate")).toContain('error="insufficient_scope"');
    expect(await problemOf(response)).toMatchObject({ code: "insufficient_scope" });
  });

  test("S28 a method override changes nothing and goes nowhere", async () => {
    const { call, things } = setUp();
    const headers = {
      ...(await bearer({ scopes: ["read"] })),
      "x-http-method-override": "DELETE",
      "x-method-override": "DELETE",
    };
    expect((await call("/api/v1/things/1", { headers })).status).toBe(200);
    expect(things.last().method).toBe("GET");
    expect(things.last().headers.get("x-http-method-override")).toBeNull();
  });

  test("S29 admin of one organization is nobody in another", async () => {
    const { call, things } = setUp();
    const headers = { ...(await bearer({ scopes: ["admin"] })), "x-org-id": orgB };
    expect(await problemOf(await call("/api/v1/things/purge", { method: "POST", headers }))).toMatchObject({
      status: 403,
      code: "org_mismatch",
    });
    expect(things.seen).toEqual([]);
  });

  test("the internal scope in a token is refused", async () => {
    const { call } = setUp();
    const headers = await bearer({ scopes: ["read", "internal"] });
    expect(await problemOf(await call("/api/v1/things", { headers }))).toMatchObject({ code: "forbidden" });
  });
});

describe("S33 the organization of the token rules", () => {
  test.each([
    ["/api/v1/things", orgA, 200],
    ["/api/v1/things", orgB, 403],
    ["/api/v1/things", orgA.toUpperCase(), 403],
    [`/api/v1/things?orgId=${orgA}`, orgA, 200],
    [`/api/v1/things?orgId=${orgB}`, orgA, 403],
    [`/api/v1/things?orgId=${orgA}&orgId=${orgB}`, orgA, 403],
    [`/api/v1/things?%6frgId=${orgB}`, orgA, 403],
    [`/api/v1/things?limit=1&orgId=`, orgA, 403],
  ])("%s with X-Org-ID %s: %d", async (path, orgId, status) => {
    const { call } = setUp();
    const response = await call(path, { headers: { ...(await bearer()), "x-org-id": orgId } });
    expect(response.status).toBe(status);
    if (status === 403) expect(await problemOf(response)).toMatchObject({ code: "org_mismatch" });
  });

  test.each([
    ["active", 200, undefined],
    ["suspended", 403, "org_suspended"],
    ["unknown", 404, "org_not_found"],
  ] as const)("an organization that is %s: %d", async (status, expected, code) => {
    const { call } = setUp({ orgs: { status: async () => status } });
    const response = await call("/api/v1/things", { headers: await bearer() });
    expect(response.status).toBe(expected);
    if (code) expect(await problemOf(response)).toMatchObject({ code });
  });

  test("the directory is asked once for many, and again after five seconds", async () => {
    let time = Date.now();
    let asked = 0;
    const orgs = {
      status: async () => {
        asked += 1;
        return "active" as const;
      },
    };
    const { call } = setUp({ orgs, now: () => time });
    const headers = await bearer();
    await Promise.all(Array.from({ length: 10 }, () => call("/api/v1/things", { headers })));
    expect(asked).toBe(1);
    time += 5001;
    await call("/api/v1/things", { headers });
    expect(asked).toBe(2);
  });

  test("while the directory is down, known organizations go on and unknown ones wait", async () => {
    let time = Date.now();
    let isDown = false;
    const orgs = {
      status: async () => {
        if (isDown) throw new Error("postgres://user:password@db");
        return "active" as const;
      },
    };
    const { call, text } = setUp({ orgs, now: () => time });
    await call("/api/v1/things", { headers: await bearer() });
    isDown = true;
    time += 60_000;
    expect((await call("/api/v1/things", { headers: await bearer() })).status).toBe(200);
    const other = await call("/api/v1/things", { headers: await bearer({ org_id: orgB }) });
    expect(await problemOf(other)).toMatchObject({ status: 503, code: "service_unavailable" });
    expect(text()).not.toContain("password");
  });
});
