import { decodeProtectedHeader, type JWTPayload, jwtVerify } from "jose";
import { describe, expect, test, vi } from "vitest";
import { fakeFetch, json, problem } from "./__fixtures__/fake-fetch.ts";
import { getTicket, lamp, orgId } from "./__fixtures__/tickets.ts";
import { createServerClient, type ServerClientOptions } from "./server.ts";

const jwtSecret = "0123456789abcdef0123456789abcdef";
const verify = async (authorization: string | undefined): Promise<JWTPayload> => {
  const { payload } = await jwtVerify(
    authorization!.slice("Bearer ".length),
    new TextEncoder().encode(jwtSecret),
  );
  return payload;
};

function clientOf(fetch = fakeFetch(json(lamp)), options: Partial<ServerClientOptions> = {}) {
  return {
    fetch,
    client: createServerClient({ gatewayUrl: "http://gateway.internal:8080", jwtSecret, fetch, ...options }),
  };
}

describe("a server client", () => {
  test.each(["get", "post", "put", "patch", "delete"] as const)("%s resolves to data", async (verb) => {
    const { client, fetch } = clientOf();
    const { data } = await client[verb]<typeof lamp>("/api/v1/tickets/t1?x=1", {
      orgId,
      body: verb === "get" ? undefined : { a: 1 },
    });
    expect(data).toEqual(lamp);
    expect(fetch.sent[0]).toMatchObject({
      method: verb.toUpperCase(),
      url: "http://gateway.internal:8080/api/v1/tickets/t1?x=1",
      body: verb === "get" ? undefined : '{"a":1}',
    });
  });

  test("signs a short token of its own for every request", async () => {
    const { client, fetch } = clientOf();
    const now = Date.now() / 1_000;
    await client.get("/a", {
      orgId,
      userId: "u1",
      email: "u@x.test",
      role: "admin",
      scopes: ["read:entities"],
    });
    await client.get("/a", { orgId });
    const [first, second] = await Promise.all(fetch.sent.map(({ headers }) => verify(headers.authorization)));
    expect(first).toEqual({
      org_id: orgId,
      user_id: "u1",
      email: "u@x.test",
      role: "admin",
      scopes: ["read:entities"],
      iat: expect.closeTo(now, -1),
      exp: first!.iat! + 120,
      jti: expect.any(String),
    });
    expect(second).toMatchObject({ user_id: "system", role: "user", scopes: ["read", "write"] });
    expect(second).not.toHaveProperty("email");
    expect(second!.jti).not.toBe(first!.jti);
    expect(decodeProtectedHeader(fetch.sent[0]!.headers.authorization!.slice(7))).toEqual({
      alg: "HS256",
      typ: "JWT",
    });
  });

  test("names issuer and audience where the gateway wants them", async () => {
    const { client, fetch } = clientOf(undefined, {
      issuer: "elqnt",
      audience: "elqnt-gateway",
      expiresInSeconds: 30,
    });
    await client.get("/a", { orgId });
    const claims = await verify(fetch.sent[0]?.headers.authorization);
    expect(claims).toMatchObject({ iss: "elqnt", aud: "elqnt-gateway", exp: claims.iat! + 30 });
  });

  test("resolves to the error and never rejects", async () => {
    const { client } = clientOf(fakeFetch(problem("record_not_found", 404)));
    const { data, error } = await client.get("/a", { orgId });
    expect(data).toBeUndefined();
    expect(error).toMatchObject({
      code: "record_not_found",
      details: { status: 404, requestId: "request-1" },
    });
  });

  test("does not sign again after a 401: the secret is wrong", async () => {
    const { client, fetch } = clientOf(fakeFetch(problem("unauthorized", 401)));
    expect((await client.get("/a", { orgId })).error?.code).toBe("unauthorized");
    expect(fetch.sent).toHaveLength(1);
  });

  test("repeats a POST only with an idempotency key", async () => {
    const { client, fetch } = clientOf(fakeFetch(problem("x", 503, { "retry-after": "0" })));
    await client.post("/a", { orgId, body: {} });
    expect(fetch.sent).toHaveLength(1);
    await client.post("/a", { orgId, body: {}, idempotencyKey: "k" });
    expect(fetch.sent).toHaveLength(4);
    expect(fetch.sent[3]?.headers["idempotency-key"]).toBe("k");
  });

  test("gives a gateway for typed operations, which throw", async () => {
    const { client, fetch } = clientOf(fakeFetch(json(lamp), problem("not_found", 404)));
    const gateway = client.gateway({ orgId, userId: "u1", headers: { traceparent: "00-a-b-01" } });
    await expect(getTicket(gateway, { ticketId: "t1" })).resolves.toEqual(lamp);
    expect(fetch.sent[0]?.headers.traceparent).toBe("00-a-b-01");
    await expect(getTicket(gateway, { ticketId: "t1" })).rejects.toMatchObject({ code: "not_found" });
  });

  test("P8: two requests at once never share a user", async () => {
    const { client, fetch } = clientOf();
    await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        client.get(`/${index}`, { orgId: `org-${index % 2}`, userId: `user-${index}` }),
      ),
    );
    for (const { url, headers } of fetch.sent) {
      const index = Number(new URL(url).pathname.slice(1));
      const claims = await verify(headers.authorization);
      expect(claims).toMatchObject({ user_id: `user-${index}`, org_id: `org-${index % 2}` });
      expect(headers["x-org-id"]).toBe(`org-${index % 2}`);
    }
  });

  test.each(["", "0123456789abcdef0123456789abcde", undefined])("refuses the secret %j", (secret) => {
    expect(() => createServerClient({ gatewayUrl: "http://x", jwtSecret: secret as string })).toThrow(
      new TypeError(
        'Failed to create a server client: "jwtSecret" is shorter than 32 bytes. Pass the JWT_SECRET of the gateway.',
      ),
    );
  });

  test("shows no secret when printed or failing", async () => {
    const { client } = clientOf(fakeFetch(problem("x", 500)));
    const result = await client.get("/a", { orgId });
    expect(JSON.stringify([client, client.gateway({ orgId }), result])).not.toContain(jwtSecret);
  });
});

test("in a browser bundle the entry throws what to do", async () => {
  await expect(vi.importActual("./server-in-browser.ts")).rejects.toThrow(
    'Failed to load "@elqnt/api/server": it signs tokens with JWT_SECRET and must not reach a browser. Import it from server code only, or use "@elqnt/api/browser".',
  );
});
