import { newId } from "@elqnt/service-kit";
import { decodeJwt, SignJWT } from "jose";
import { describe, expect, it } from "vitest";
import { createWorld, founded, invited, secret, signedIn, somebody, type World } from "./testing/world.ts";

const minute = 60_000;

const exchange = (world: World, assertion: string, rest: { orgId?: string; scopes?: string[] } = {}) =>
  world.call("exchangeToken", { body: { grantType: "session", assertion, ...rest } });

describe("exchanging a session assertion", () => {
  it("answers a token with the stored role of a member, for a quarter of an hour", async () => {
    const world = createWorld();
    const ada = await founded(world);
    const assertion = await world.assertion({
      user_id: ada.userId,
      org_id: ada.orgId,
      role: "user",
      scopes: ["read"],
    });
    const { body } = await exchange(world, assertion);
    expect(body).toMatchObject({ scopes: ["admin"], expiresAt: "2026-03-01T09:15:00.000Z" });
    expect(decodeJwt(body.token)).toMatchObject({
      iss: "elqnt",
      aud: "elqnt-gateway",
      org_id: ada.orgId,
      user_id: ada.userId,
      email: ada.email,
      role: "admin",
      scopes: ["admin"],
      sid: body.sessionId,
    });
  });

  it("takes `sub` for the user and, of a member of one organization, needs no organization", async () => {
    const world = createWorld();
    const ada = await founded(world);
    const { body } = await exchange(world, await world.assertion({ sub: ada.userId }));
    expect(decodeJwt(body.token).org_id).toBe(ada.orgId);
    await world.call("createOrg", { body: { name: "Second" } }, ada);
    const unclear = await exchange(world, await world.assertion({ sub: ada.userId }));
    expect([unclear.status, unclear.body.code]).toEqual([404, "org_not_found"]);
    const chosen = await exchange(world, await world.assertion({ sub: ada.userId }), { orgId: ada.orgId });
    expect(chosen.status).toBe(200);
  });

  it("narrows the scopes of the role", async () => {
    const world = createWorld();
    const ada = await founded(world);
    const assertion = await world.assertion({ user_id: ada.userId, org_id: ada.orgId });
    expect((await exchange(world, assertion, { scopes: ["read:kg"] })).body.scopes).toEqual(["read:kg"]);
  });

  it("believes the app about users the store never saw, by role or by scopes", async () => {
    const world = createWorld();
    const { orgId, userId } = somebody();
    const said = { user_id: userId, org_id: orgId };
    const byRole = await exchange(world, await world.assertion({ ...said, role: "user" }));
    expect(byRole.body.scopes).toEqual(["read", "write"]);
    expect(decodeJwt(byRole.body.token).role).toBe("user");
    const byScopes = await exchange(
      world,
      await world.assertion({ ...said, role: "agent", scopes: ["read:kg"] }),
    );
    expect(byScopes.body.scopes).toEqual(["read:kg"]);
    const unknown = await exchange(world, await world.assertion({ ...said, role: "pirate" }));
    expect([unknown.status, unknown.body.code]).toEqual([401, "credentials_invalid"]);
    const silent = await exchange(world, await world.assertion(said));
    expect([silent.status, silent.body.code]).toEqual([404, "org_not_found"]);
  });

  it("believes the app about the organization it names, not about another one", async () => {
    const world = createWorld();
    const ada = await founded(world);
    const eve = somebody();
    const said = { user_id: eve.userId, org_id: eve.orgId, role: "admin" };
    const { status, body } = await exchange(world, await world.assertion(said), { orgId: ada.orgId });
    expect([status, body.code]).toEqual([404, "org_not_found"]);
  });

  it("takes each assertion once, also when it comes many times at once", async () => {
    const world = createWorld();
    const ada = await founded(world);
    const assertion = await world.assertion({ user_id: ada.userId, org_id: ada.orgId });
    const answers = await Promise.all([1, 2, 3].map(() => exchange(world, assertion)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401]);
  });

  it("leaves an assertion unused when the exchange failed for another reason", async () => {
    const world = createWorld();
    const ada = await founded(world);
    const assertion = await world.assertion({ user_id: ada.userId, org_id: ada.orgId, sid: "one" });
    await world.service.setOrgStatus(ada.orgId, "suspended");
    expect((await exchange(world, assertion)).body.code).toBe("org_suspended");
    await world.service.setOrgStatus(ada.orgId, "active");
    expect((await exchange(world, assertion)).status).toBe(200);
  });

  it("answers the same to whatever is wrong with an assertion", async () => {
    const world = createWorld();
    const ada = await founded(world);
    const said = { user_id: ada.userId, org_id: ada.orgId };
    const now = Math.floor(world.clock / 1000);
    const bad = await Promise.all([
      world.assertion(said, { typ: "JWT" }),
      world.assertion(said, { alg: "HS512" }),
      world.assertion({ ...said, iss: "https://other.example.com" }),
      world.assertion({ ...said, aud: "elqnt-gateway" }),
      world.assertion({ ...said, iat: now, exp: now + 61 }),
      world.assertion({ ...said, iat: now - 120, exp: now - 60 }),
      world.assertion({ ...said, iat: now + 30, exp: now + 60 }),
      world.assertion({ ...said, jti: "" }),
      world.assertion({ ...said, jti: 7 as never }),
      world.assertion({ ...said, user_id: "ada lovelace" }),
      world.assertion({ ...said, user_id: "key_1" }),
      world.assertion({ ...said, org_id: ada.orgId.toUpperCase() }),
      world.assertion({ ...said, scopes: "admin" }),
      world.assertion({ ...said, scopes: ["internal"] }),
      world.assertion({ ...said, sid: "a\u0000b" }),
      world.assertion({ ...said, email: "a\nb" }),
      new SignJWT({ ...said, iat: now, exp: now + 60, jti: newId() })
        .setProtectedHeader({ alg: "HS256", typ: "elqnt-session+jwt" })
        .sign(new TextEncoder().encode(`${secret}x`)),
      Promise.resolve("header.claims.signature"),
    ]);
    const answers = await Promise.all(bad.map((assertion) => exchange(world, assertion)));
    const [first] = answers;
    for (const { status, body } of answers) {
      expect([status, { ...body, requestId: "" }]).toEqual([401, { ...first!.body, requestId: "" }]);
    }
    expect(first!.body.code).toBe("credentials_invalid");
  });

  it("takes no gateway token for an assertion", async () => {
    const world = createWorld({ signing: "HS256" });
    const ada = await founded(world);
    const { token } = await signedIn(world, ada);
    expect((await exchange(world, token)).body.code).toBe("credentials_invalid");
  });
});

describe("sessions", () => {
  it("are one per `sid` of the app, seen at each exchange", async () => {
    const world = createWorld();
    const ada = await founded(world);
    const { sessionId: laptop } = await signedIn(world, ada, {
      sid: "laptop",
      user_agent: "Firefox on Linux",
    });
    world.clock += minute;
    const { sessionId: phone } = await signedIn(world, ada, { sid: "phone" });
    world.clock += minute;
    expect((await signedIn(world, ada, { sid: "laptop" })).sessionId).toBe(laptop);
    const { body } = await world.call("listSessions", {}, ada);
    expect(body.items).toMatchObject([
      {
        id: laptop,
        userId: ada.userId,
        userAgent: "Firefox on Linux",
        createdAt: "2026-03-01T09:00:00.250Z",
        lastSeenAt: "2026-03-01T09:02:00.250Z",
        expiresAt: "2026-03-31T09:00:00.250Z",
      },
      { id: phone, lastSeenAt: "2026-03-01T09:01:00.250Z" },
    ]);
  });

  it("are one per program of the user when the app gives no `sid`", async () => {
    const world = createWorld();
    const ada = await founded(world);
    const ids = [];
    for (const userAgent of ["Firefox", "Safari", "Firefox"]) {
      const assertion = await world.assertion({ user_id: ada.userId, org_id: ada.orgId });
      const body = { grantType: "session", assertion } as const;
      ids.push((await world.call("exchangeToken", { body }, undefined, { userAgent })).body.sessionId);
    }
    expect(ids[2]).toBe(ids[0]);
    expect(ids[1]).not.toBe(ids[0]);
  });

  it("are the caller's own in the organization, and end after thirty days", async () => {
    const world = createWorld();
    const ada = await founded(world);
    const bob = await invited(world, ada);
    const { sessionId } = await signedIn(world, ada, { sid: "laptop" });
    const second = await world.call("createOrg", { body: { name: "Second" } }, ada);
    const elsewhere = { ...ada, orgId: second.body.id };
    expect((await world.call("listSessions", {}, bob)).body.items).toEqual([]);
    expect((await world.call("listSessions", {}, elsewhere)).body.items).toEqual([]);
    world.clock += 30 * 24 * 60 * minute;
    expect((await world.call("listSessions", {}, ada)).body.items).toEqual([]);
    expect((await signedIn(world, ada, { sid: "laptop" })).sessionId).not.toBe(sessionId);
  });

  it("end by their user: tokens are void, and their `sid` gets no new ones", async () => {
    const world = createWorld();
    const ada = await founded(world);
    const laptop = await signedIn(world, ada, { sid: "laptop" });
    const phone = await signedIn(world, ada, { sid: "phone" });
    const { status } = await world.call("revokeSession", { sessionId: laptop.sessionId! }, ada);
    expect(status).toBe(204);
    expect(await world.isVoid(laptop.token)).toBe(true);
    expect(await world.isVoid(phone.token)).toBe(false);
    expect((await world.call("listSessions", {}, ada)).body.items.map(({ id }) => id)).toEqual([
      phone.sessionId,
    ]);
    const assertion = await world.assertion({ user_id: ada.userId, org_id: ada.orgId, sid: "laptop" });
    expect((await exchange(world, assertion)).body.code).toBe("credentials_invalid");
    const again = await signedIn(world, ada, { sid: "laptop 2" });
    expect(await world.isVoid(again.token)).toBe(false);
  });

  it("end by nobody else", async () => {
    const world = createWorld();
    const ada = await founded(world);
    const bob = await invited(world, ada, "admin");
    const { sessionId = "", token } = await signedIn(world, ada);
    for (const [id, caller] of [
      [newId(), ada],
      [sessionId, bob],
      [sessionId, somebody({ userId: ada.userId })],
    ] as const) {
      const { status, body } = await world.call("revokeSession", { sessionId: id }, caller);
      expect([status, body.code]).toEqual([404, "session_not_found"]);
    }
    expect(await world.isVoid(token)).toBe(false);
  });
});
