import { describe, expect, it } from "vitest";
import { createWorld, founded, invited, signedIn, somebody } from "./testing/world.ts";

describe("members", () => {
  it("are those who were stored, longest first; users known by their tokens alone are not among them", async () => {
    const world = createWorld();
    const ada = await founded(world);
    world.clock += 1000;
    const bob = await invited(world, ada);
    await world.call("getMe", {}, somebody({ orgId: ada.orgId }));
    const { body } = await world.call("listMembers", { orgId: ada.orgId }, bob);
    expect(body.items.map(({ userId, role }) => [userId, role])).toEqual([
      [ada.userId, "admin"],
      [bob.userId, "user"],
    ]);
  });

  it("get another role, and lose the tokens of the old one", async () => {
    const world = createWorld();
    const ada = await founded(world);
    const bob = await invited(world, ada);
    const { token } = await signedIn(world, bob);
    expect(await world.isVoid(token)).toBe(false);
    const input = { orgId: ada.orgId, userId: bob.userId };
    const { body, headers } = await world.call(
      "changeMemberRole",
      { ...input, version: 1, body: { role: "admin" } },
      ada,
    );
    expect(body).toMatchObject({ userId: bob.userId, role: "admin", version: 2 });
    expect(headers.get("etag")).toBe('"2"');
    expect(await world.isVoid(token)).toBe(true);
    const next = await signedIn(world, bob);
    expect(next.scopes).toEqual(["admin"]);
    expect(await world.isVoid(next.token)).toBe(false);
    const late = await world.call("changeMemberRole", { ...input, version: 1, body: { role: "user" } }, ada);
    expect(late).toMatchObject({ status: 412, body: { code: "version_conflict", current: body } });
  });

  it("keep their tokens when the role is the one they have", async () => {
    const world = createWorld();
    const ada = await founded(world);
    const bob = await invited(world, ada);
    const { token } = await signedIn(world, bob);
    const input = { orgId: ada.orgId, userId: bob.userId, body: { role: "user" } };
    expect((await world.call("changeMemberRole", input, ada)).body.version).toBe(1);
    expect(await world.isVoid(token)).toBe(false);
  });

  it("can only get a role that exists", async () => {
    const world = createWorld();
    const ada = await founded(world);
    const input = { orgId: ada.orgId, userId: ada.userId, body: { role: "pirate" } };
    const { status, body } = await world.call("changeMemberRole", input, ada);
    expect([status, body.code]).toEqual([404, "role_not_found"]);
  });

  it("are removed with their tokens and sessions, and stay out", async () => {
    const world = createWorld();
    const ada = await founded(world);
    const bob = await invited(world, ada);
    const { token } = await signedIn(world, bob, { role: "user" });
    const input = { orgId: ada.orgId, userId: bob.userId };
    expect((await world.call("removeMember", input, ada)).status).toBe(204);
    expect(await world.isVoid(token)).toBe(true);
    expect((await world.call("listSessions", {}, bob)).body.items).toEqual([]);
    const again = await world.call("removeMember", input, ada);
    expect([again.status, again.body.code]).toEqual([404, "member_not_found"]);

    const assertion = await world.assertion({ org_id: bob.orgId, user_id: bob.userId, role: "admin" });
    const back = await world.call("exchangeToken", { body: { grantType: "session", assertion } });
    expect([back.status, back.body.code]).toEqual([404, "org_not_found"]);
  });

  it("leave no organization without an admin", async () => {
    const world = createWorld();
    const ada = await founded(world);
    const adas = { orgId: ada.orgId, userId: ada.userId };
    const demote = () => world.call("changeMemberRole", { ...adas, body: { role: "user" } }, ada);
    const leave = () => world.call("removeMember", adas, ada);
    for (const refused of [await demote(), await leave()]) {
      expect([refused.status, refused.body.code]).toEqual([409, "last_admin"]);
    }
    const bob = await invited(world, ada, "admin");
    expect((await demote()).status).toBe(200);
    expect((await leave()).status).toBe(204);
    const last = await world.call("removeMember", { orgId: ada.orgId, userId: bob.userId }, bob);
    expect([last.status, last.body.code]).toEqual([409, "last_admin"]);
  });
});
