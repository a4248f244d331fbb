import { newId } from "@elqnt/service-kit";
import fc from "fast-check";
import { decodeJwt } from "jose";
import { describe, expect, it } from "vitest";
import { newApiKeySecret, prefixOfApiKey } from "./secret.ts";
import { createWorld, founded, invited, somebody, type World } from "./testing/world.ts";

const hour = 3_600_000;

const newKey = async (world: World, caller: ReturnType<typeof somebody>, changes = {}) =>
  (
    await world.call(
      "createApiKey",
      { body: { name: "Import", scopes: ["write:entities"], ...changes } },
      caller,
    )
  ).body;

const exchange = (world: World, apiKey: string, scopes?: string[]) =>
  world.call("exchangeToken", { body: { grantType: "api_key", apiKey, ...(scopes ? { scopes } : {}) } });

describe("creating an API key", () => {
  it("answers the secret once and stores its hash", async () => {
    const world = createWorld();
    const ada = somebody();
    const { secret, ...key } = await newKey(world, ada);
    expect(secret).toMatch(/^elqnt_[0-9a-f]{16}_[\w-]{43}$/);
    expect(secret.startsWith(`${key.prefix}_`)).toBe(true);
    expect(key).toMatchObject({ name: "Import", scopes: ["write:entities"], createdBy: ada.userId });
    const list = await world.call("listApiKeys", {}, ada);
    expect(list.body.items).toEqual([key]);
    const stored = await world.store.apiKeys.find(ada.orgId, key.id);
    expect(JSON.stringify([stored, list.body, world.logged])).not.toContain(secret.slice(-43));
  });

  it("refuses scopes beyond the caller's own", async () => {
    const world = createWorld();
    const ada = somebody({ scopes: ["admin"] });
    expect((await newKey(world, ada, { scopes: ["admin", "read"] })).secret).toBeDefined();
    // The operation needs `admin`, which grants everything; the rule itself is proved in scope.test.ts.
    const bob = somebody({ scopes: ["read", "write"] });
    const body = { name: "Import", scopes: ["read"] };
    const { status, body: problem } = await world.call("createApiKey", { body }, bob);
    expect([status, problem.code]).toEqual([403, "insufficient_scope"]);
  });

  it("refuses an expiry that is over, or no moment at all", async () => {
    const world = createWorld();
    const ada = somebody();
    for (const expiresAt of ["2026-03-01T09:00:00.250Z", "2016-12-31T23:59:60Z"]) {
      const body = { name: "Import", scopes: ["read"], expiresAt };
      const answer = await world.call("createApiKey", { body }, ada);
      expect(answer).toMatchObject({
        status: 422,
        body: { code: "validation_failed", errors: [{ pointer: "/expiresAt" }] },
      });
    }
    const { expiresAt } = await newKey(world, ada, { expiresAt: "2026-03-01T12:00:00+02:00" });
    expect(expiresAt).toBe("2026-03-01T10:00:00.000Z");
  });

  it("ends at the limit of keys that still work", async () => {
    const world = createWorld({ limits: { usableApiKeysPerOrg: 1 } });
    const ada = somebody();
    const { id: apiKeyId } = await newKey(world, ada);
    const body = { name: "Second", scopes: ["read"] };
    const second = () => world.call("createApiKey", { body }, ada);
    expect(await second()).toMatchObject({ status: 409, body: { code: "limit_reached" } });
    await world.call("revokeApiKey", { apiKeyId }, ada);
    expect((await second()).status).toBe(201);
  });
});

describe("exchanging an API key", () => {
  it("answers a token for the key, not for its maker, that lives an hour", async () => {
    const world = createWorld();
    const ada = somebody();
    const { id, secret } = await newKey(world, ada);
    const { status, body, headers } = await exchange(world, secret);
    expect(status).toBe(200);
    expect(headers.get("cache-control")).toBe("no-store");
    expect(body).toMatchObject({ tokenType: "Bearer", scopes: ["write:entities"] });
    expect(body.expiresAt).toBe("2026-03-01T10:00:00.000Z");
    const claims = decodeJwt(body.token);
    expect(claims).toMatchObject({
      iss: "elqnt",
      aud: "elqnt-gateway",
      org_id: ada.orgId,
      user_id: `key_${id}`,
      scopes: ["write:entities"],
      iat: Date.parse("2026-03-01T09:00:00.000Z") / 1000,
      exp: Date.parse("2026-03-01T10:00:00.000Z") / 1000,
    });
    expect(claims.jti).toBeDefined();
    expect(claims.role).toBeUndefined();
  });

  it("narrows the scopes, and says so when none is left", async () => {
    const world = createWorld();
    const ada = somebody();
    const { secret } = await newKey(world, ada, { scopes: ["read", "write:entities"] });
    expect((await exchange(world, secret, ["read:kg", "write"])).body.scopes).toEqual([
      "read:kg",
      "write:entities",
    ]);
    expect((await exchange(world, secret, ["admin"])).body.scopes).toEqual(["read", "write:entities"]);
    const none = await exchange(world, secret, ["write:kg"]);
    expect(none).toMatchObject({
      status: 422,
      body: { code: "validation_failed", errors: [{ pointer: "/scopes" }] },
    });
  });

  it("answers the same to whatever is wrong with a key", async () => {
    const world = createWorld();
    const ada = somebody();
    const { secret } = await newKey(world, ada);
    const other = await newKey(world, ada);
    const expiring = await newKey(world, ada, { expiresAt: "2026-03-01T09:30:00.000Z" });
    const revoked = await newKey(world, ada);
    await world.call("revokeApiKey", { apiKeyId: revoked.id }, ada);
    world.clock += hour / 2;
    const wrong = `${secret.slice(0, -1)}${secret.endsWith("A") ? "B" : "A"}`;
    const swapped = `${other.prefix}_${secret.slice(-43)}`;
    const attempts = ["key", "", `${secret} `, wrong, swapped, expiring.secret, revoked.secret].filter(
      Boolean,
    );
    const answers = await Promise.all(attempts.map((key) => exchange(world, key)));
    const [first] = answers;
    expect(first).toMatchObject({ status: 401, body: { code: "credentials_invalid" } });
    for (const { status, body } of answers) {
      expect([status, { ...body, requestId: "" }]).toEqual([401, { ...first!.body, requestId: "" }]);
    }
    expect((await exchange(world, secret)).status).toBe(200);
  });

  it("never gives a token that outlives its key", async () => {
    const world = createWorld();
    const { secret } = await newKey(world, somebody(), { expiresAt: "2026-03-01T09:10:00.700Z" });
    expect((await exchange(world, secret)).body.expiresAt).toBe("2026-03-01T09:10:00.000Z");
  });

  it("notes the last use, at most once a minute", async () => {
    const world = createWorld();
    const ada = somebody();
    const { secret } = await newKey(world, ada);
    const lastUsedAt = async () => (await world.call("listApiKeys", {}, ada)).body.items[0]?.lastUsedAt;
    expect(await lastUsedAt()).toBeUndefined();
    await exchange(world, secret);
    const first = await lastUsedAt();
    expect(first).toBe("2026-03-01T09:00:00.250Z");
    world.clock += 59_000;
    await exchange(world, secret);
    expect(await lastUsedAt()).toBe(first);
    world.clock += 1_000;
    await exchange(world, secret);
    expect(await lastUsedAt()).toBe("2026-03-01T09:01:00.250Z");
  });

  it("works for an organization that is open alone", async () => {
    const world = createWorld();
    const ada = await founded(world);
    const { secret } = await newKey(world, ada);
    await world.service.setOrgStatus(ada.orgId, "suspended");
    expect((await exchange(world, secret)).body.code).toBe("org_suspended");
    await world.service.setOrgStatus(ada.orgId, "active");
    await world.call("deleteOrg", { orgId: ada.orgId }, ada);
    expect((await exchange(world, secret)).body.code).toBe("org_not_found");
  });
});

describe("revoking an API key", () => {
  it("ends the key and its tokens at once, and nobody else's", async () => {
    const world = createWorld();
    const ada = somebody();
    const { id: apiKeyId, secret } = await newKey(world, ada);
    const other = await newKey(world, ada);
    const { token } = (await exchange(world, secret)).body;
    const others = (await exchange(world, other.secret)).body;
    expect((await world.call("revokeApiKey", { apiKeyId }, ada)).status).toBe(204);
    expect((await exchange(world, secret)).status).toBe(401);
    expect(await world.isVoid(token)).toBe(true);
    expect(await world.isVoid(others.token)).toBe(false);
    const { items } = (await world.call("listApiKeys", {}, ada)).body;
    expect(items.find(({ id }) => id === apiKeyId)?.revokedAt).toBe("2026-03-01T09:00:00.250Z");
    expect((await world.call("revokeApiKey", { apiKeyId }, ada)).status).toBe(204);
  });

  it("knows the keys of the organization alone", async () => {
    const world = createWorld();
    const ada = somebody();
    const { id: apiKeyId, secret } = await newKey(world, ada);
    for (const [id, caller] of [
      [newId(), ada],
      [apiKeyId, somebody()],
    ] as const) {
      const { status, body } = await world.call("revokeApiKey", { apiKeyId: id }, caller);
      expect([status, body.code]).toEqual([404, "api_key_not_found"]);
    }
    expect((await exchange(world, secret)).status).toBe(200);
  });

  it("leaves the keys of a removed member to the organization", async () => {
    const world = createWorld();
    const ada = await founded(world);
    const bob = await invited(world, ada, "admin");
    const { secret } = await newKey(world, bob);
    await world.call("removeMember", { orgId: ada.orgId, userId: bob.userId }, ada);
    expect((await exchange(world, secret)).status).toBe(200);
  });
});

describe("the form of an API key", () => {
  it("holds its public part, whatever the random bytes are", async () => {
    for (let time = 0; time < 50; time++) {
      const { secret, prefix } = await newApiKeySecret();
      expect(prefixOfApiKey(secret)).toBe(prefix);
    }
  });

  it("is nothing else", () => {
    fc.assert(fc.property(fc.string(), (text) => prefixOfApiKey(text) === null));
  });
});
