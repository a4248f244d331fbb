import { newId } from "@elqnt/service-kit";
import { describe, expect, it } from "vitest";
import { createWorld, founded, internal, invited, signedIn, somebody } from "./testing/world.ts";

describe("revoking", () => {
  it("voids every token of the organization with an empty body, and ends its sessions", async () => {
    const world = createWorld();
    const ada = await founded(world);
    const bob = await invited(world, ada);
    const tokens = [await signedIn(world, ada, { sid: "1" }), await signedIn(world, bob, { sid: "1" })];
    const other = await signedIn(world, await founded(world, "Other"));
    const { status, body } = await world.call("createRevocation", { body: {} }, ada);
    expect([status, body]).toEqual([200, { orgId: ada.orgId, notBefore: "2026-03-01T09:00:01.000Z" }]);
    for (const { token } of tokens) expect(await world.isVoid(token)).toBe(true);
    expect(await world.isVoid(other.token)).toBe(false);
    const assertion = await world.assertion({ user_id: bob.userId, org_id: bob.orgId, sid: "1" });
    const again = await world.call("exchangeToken", { body: { grantType: "session", assertion } });
    expect(again.body.code).toBe("credentials_invalid");
  });

  it("voids the tokens of a user, a session or a single token", async () => {
    const world = createWorld();
    const ada = await founded(world);
    const bob = await invited(world, ada);
    const [adas, bobs] = [await signedIn(world, ada), await signedIn(world, bob, { sid: "1" })];
    const byUser = await world.call("createRevocation", { body: { userId: bob.userId } }, ada);
    expect(byUser.body).toEqual({
      orgId: ada.orgId,
      userId: bob.userId,
      notBefore: "2026-03-01T09:00:01.000Z",
    });
    expect([await world.isVoid(adas.token), await world.isVoid(bobs.token)]).toEqual([false, true]);

    const next = await signedIn(world, bob, { sid: "2" });
    await world.call("createRevocation", { body: { sessionId: next.sessionId! } }, ada);
    expect(await world.isVoid(next.token)).toBe(true);

    const byToken = await world.call("createRevocation", { body: { tokenId: "jti-1" } }, ada);
    expect(byToken.body).toMatchObject({ orgId: ada.orgId, tokenId: "jti-1" });
    expect(await world.isVoid(adas.token)).toBe(false);
  });

  it("knows the users and sessions of the organization, and the caller", async () => {
    const world = createWorld();
    const ada = await founded(world);
    const eve = await founded(world, "Other");
    const { sessionId = "" } = await signedIn(world, eve);
    const attempts = [
      [{ userId: newId() }, "member_not_found"],
      [{ userId: eve.userId }, "member_not_found"],
      [{ sessionId: newId() }, "session_not_found"],
      [{ sessionId }, "session_not_found"],
    ] as const;
    for (const [body, code] of attempts) {
      const answer = await world.call("createRevocation", { body }, ada);
      expect([answer.status, answer.body.code]).toEqual([404, code]);
    }
    const guest = somebody({ orgId: ada.orgId });
    const self = await world.call("createRevocation", { body: { userId: guest.userId } }, guest);
    expect(self.status).toBe(200);
    const seen = somebody({ orgId: ada.orgId });
    await signedIn(world, seen, { role: "user" });
    expect((await world.call("createRevocation", { body: { userId: seen.userId } }, ada)).status).toBe(200);
  });

  it("never voids the token that follows, however fast it follows", async () => {
    const world = createWorld();
    const ada = await founded(world);
    const { userId, orgId } = await invited(world, ada);
    const tokens: string[] = [];
    for (let time = 0; time < 4; time++) {
      const { token } = await signedIn(world, { userId, orgId, scopes: [] });
      expect(await world.isVoid(token)).toBe(false);
      tokens.push(token);
      const body = time % 2 ? {} : { userId };
      await world.call("createRevocation", { body }, ada);
      for (const before of tokens) expect(await world.isVoid(before)).toBe(true);
    }
  });
});

describe("the list of revocations", () => {
  it("is complete at first, then what came since, and forgets what can void nothing", async () => {
    const world = createWorld({ lifetimes: { longestToken: 3600 } });
    const ada = await founded(world);
    await world.call("createRevocation", { body: { tokenId: "first" } }, ada);
    const before = (await world.call("listRevocations", {}, internal)).body;
    expect(before.items.map(({ tokenId }) => tokenId)).toEqual(["first"]);
    world.clock += 5 * 60_000;
    const { asOf } = (await world.call("listRevocations", { since: before.asOf }, internal)).body;
    await world.call("createRevocation", { body: { tokenId: "second" } }, ada);
    const after = (await world.call("listRevocations", { since: asOf }, internal)).body;
    expect(after.items.map(({ tokenId }) => tokenId)).toEqual(["second"]);
    world.clock += 58 * 60_000;
    const last = (await world.call("listRevocations", {}, internal)).body;
    expect(last.items.map(({ tokenId }) => tokenId)).toEqual(["second"]);
  });

  it("repeats the last minute, for what was being written when it was read", async () => {
    const world = createWorld();
    const ada = await founded(world);
    const { asOf } = (await world.call("listRevocations", {}, internal)).body;
    world.clock -= 30_000;
    await world.call("createRevocation", { body: { tokenId: "late" } }, ada);
    world.clock += 30_000;
    const { items } = (await world.call("listRevocations", { since: asOf }, internal)).body;
    expect(items).toHaveLength(1);
  });

  it("asks nobody but the platform's own", async () => {
    const world = createWorld();
    const { status, body } = await world.call("listRevocations", {}, somebody());
    expect([status, body.code]).toEqual([404, "not_found"]);
  });
});
