import { describe, expect, it } from "vitest";
import { createWorld, founded, invited, somebody, type World } from "./testing/world.ts";

const day = 24 * 3_600_000;

async function invite(world: World, admin: ReturnType<typeof somebody>, email: string, role = "user") {
  const input = { orgId: admin.orgId, body: { email, role } };
  return (await world.call("createInvitation", input, admin)).body;
}

describe("inviting", () => {
  it("answers the token once and stores its hash", async () => {
    const world = createWorld();
    const ada = await founded(world);
    const invitation = await invite(world, ada, "Bob@Example.com");
    expect(invitation).toMatchObject({ email: "bob@example.com", role: "user", invitedBy: ada.userId });
    expect(Date.parse(invitation.expiresAt) - Date.parse(invitation.createdAt)).toBe(7 * day);
    expect(invitation.token).toMatch(/^elqnt_invitation_[\w-]{43}$/);
    const list = await world.call("listInvitations", { orgId: ada.orgId }, ada);
    const { token, ...rest } = invitation;
    expect(list.body.items).toEqual([rest]);
    const stored = await world.store.invitations.find(ada.orgId, invitation.id);
    expect(JSON.stringify(stored)).not.toContain(token);
  });

  it("refuses members, the invited and unknown roles", async () => {
    const world = createWorld();
    const ada = await founded(world);
    const bob = await invited(world, ada);
    await invite(world, ada, "carol@example.com");
    const codes = [];
    for (const [email, role] of [
      [bob.email.toUpperCase(), "user"],
      ["Carol@example.com", "user"],
      ["dave@example.com", "pirate"],
    ] as const) {
      const { status, body } = await world.call(
        "createInvitation",
        { orgId: ada.orgId, body: { email, role } },
        ada,
      );
      codes.push([status, body.code]);
    }
    expect(codes).toEqual([
      [409, "member_exists"],
      [409, "invitation_exists"],
      [404, "role_not_found"],
    ]);
  });

  it("invites again once the first invitation is over, and ends at the limit", async () => {
    const world = createWorld({ limits: { openInvitationsPerOrg: 1 } });
    const ada = await founded(world);
    await invite(world, ada, "bob@example.com");
    const input = { orgId: ada.orgId, body: { email: "carol@example.com" } };
    const full = await world.call("createInvitation", input, ada);
    expect([full.status, full.body.code]).toEqual([409, "limit_reached"]);
    world.clock += 7 * day;
    expect((await invite(world, ada, "bob@example.com")).id).toBeDefined();
  });

  it("withdraws an open invitation once", async () => {
    const world = createWorld();
    const ada = await founded(world);
    const { id: invitationId, token } = await invite(world, ada, "bob@example.com");
    const input = { orgId: ada.orgId, invitationId };
    expect((await world.call("revokeInvitation", input, ada)).status).toBe(204);
    const bob = somebody({ email: "bob@example.com" });
    for (const gone of [
      await world.call("revokeInvitation", input, ada),
      await world.call("acceptInvitation", { body: { token } }, bob),
    ]) {
      expect([gone.status, gone.body.code]).toEqual([404, "invitation_not_found"]);
    }
  });
});

describe("accepting", () => {
  it("joins with the invited role, whatever organization the token is of, and answers the same again", async () => {
    const world = createWorld();
    const ada = await founded(world);
    const { token } = await invite(world, ada, "bob@example.com", "admin");
    const bob = somebody({ email: "BOB@example.com", scopes: [] });
    const membership = { orgId: ada.orgId, orgName: "Acme", role: "admin" };
    for (let time = 0; time < 2; time++) {
      const { status, body } = await world.call("acceptInvitation", { body: { token } }, bob);
      expect([status, body]).toEqual([200, membership]);
    }
    const { body } = await world.call("listMembers", { orgId: ada.orgId }, ada);
    expect(body.items).toHaveLength(2);
    expect((await world.call("listInvitations", { orgId: ada.orgId }, ada)).body.items).toEqual([]);
  });

  it("is for the invited address alone", async () => {
    const world = createWorld();
    const ada = await founded(world);
    const { token } = await invite(world, ada, "bob@example.com");
    const { email: _none, ...nameless } = somebody();
    // U+212A is a capital that Unicode folds onto `k`.
    const lookalike = await invite(world, ada, "kim@example.com");
    const attempts = [
      [token, somebody({ email: "eve@example.com" })],
      [token, nameless],
      [lookalike.token, somebody({ email: "\u212aim@example.com" })],
    ] as const;
    for (const [stolen, caller] of attempts) {
      const { status, body } = await world.call("acceptInvitation", { body: { token: stolen } }, caller);
      expect([status, body.code]).toEqual([404, "invitation_not_found"]);
    }
    expect((await world.call("listMembers", { orgId: ada.orgId }, ada)).body.items).toHaveLength(1);
  });

  it("is too late after the expiry, and impossible with an unknown token", async () => {
    const world = createWorld();
    const ada = await founded(world);
    const { token } = await invite(world, ada, "bob@example.com");
    const bob = somebody({ email: "bob@example.com" });
    const unknown = await world.call("acceptInvitation", { body: { token: `${token}x` } }, bob);
    expect([unknown.status, unknown.body.code]).toEqual([404, "invitation_not_found"]);
    world.clock += 7 * day;
    const late = await world.call("acceptInvitation", { body: { token } }, bob);
    expect([late.status, late.body.code]).toEqual([410, "invitation_expired"]);
  });

  it("brings nobody back who was removed, nor anybody into a deleted organization", async () => {
    const world = createWorld();
    const ada = await founded(world);
    const { orgId } = ada;
    const { token } = await invite(world, ada, "bob@example.com");
    const open = await invite(world, ada, "carol@example.com");
    const bob = somebody({ email: "bob@example.com" });
    await world.call("acceptInvitation", { body: { token } }, bob);
    await world.call("removeMember", { orgId, userId: bob.userId }, ada);
    const back = await world.call("acceptInvitation", { body: { token } }, bob);
    expect([back.status, back.body.code]).toEqual([404, "invitation_not_found"]);
    const other = await world.call(
      "acceptInvitation",
      { body: { token } },
      somebody({ email: "bob@example.com" }),
    );
    expect(other.status).toBe(404);

    await world.call("deleteOrg", { orgId }, ada);
    const carol = somebody({ email: "carol@example.com" });
    expect((await world.call("acceptInvitation", { body: { token: open.token } }, carol)).status).toBe(404);
  });

  it("takes a removed member back by a new invitation", async () => {
    const world = createWorld();
    const ada = await founded(world);
    const bob = await invited(world, ada);
    await world.call("removeMember", { orgId: ada.orgId, userId: bob.userId }, ada);
    const { token } = await invite(world, ada, bob.email);
    expect((await world.call("acceptInvitation", { body: { token } }, bob)).status).toBe(200);
  });
});
