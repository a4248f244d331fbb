import { newId } from "@elqnt/service-kit";
import { describe, expect, it } from "vitest";
import { createWorld, founded, internal, somebody, type World } from "./testing/world.ts";

const google = "https://accounts.google.com";

const resolve = (world: World, body: { subject: string; issuer?: string } & Record<string, unknown>) =>
  world.call("resolveIdentity", { body: { issuer: google, ...body } as never }, internal);

describe("resolving an identity", () => {
  it("makes a user at the first sign-in and finds it at the next, with what is new", async () => {
    const world = createWorld();
    const first = await resolve(world, {
      subject: "1",
      email: "Ada@Example.com",
      emailVerified: true,
      name: "Ada",
    });
    expect(first.body).toMatchObject({
      user: { email: "ada@example.com", name: "Ada" },
      memberships: [],
      created: true,
    });
    const pictureUrl = "https://example.com/ada.png";
    const second = await resolve(world, { subject: "1", name: "Ada L.", pictureUrl });
    expect(second.body).toEqual({
      user: { id: first.body.user.id, email: "ada@example.com", name: "Ada L.", pictureUrl },
      memberships: [],
      created: false,
    });
  });

  it("tells issuers apart", async () => {
    const world = createWorld();
    const one = await resolve(world, { subject: "1" });
    const two = await resolve(world, { subject: "1", issuer: "https://login.example.com" });
    expect(two.body.user.id).not.toBe(one.body.user.id);
  });

  it("joins the user of an address that both providers verified", async () => {
    const world = createWorld();
    const ada = { email: "ada@example.com", emailVerified: true };
    const one = await resolve(world, { subject: "1", ...ada });
    const two = await resolve(world, { subject: "2", issuer: "https://login.example.com", ...ada });
    expect(two.body).toMatchObject({ user: { id: one.body.user.id }, created: false });
  });

  it("joins nobody by an address that anybody could have typed in", async () => {
    const world = createWorld();
    const email = "ceo@example.com";
    const attacker = await resolve(world, { subject: "attacker", email });
    const victim = await resolve(world, { subject: "victim", email, emailVerified: true });
    expect(victim.body.user.id).not.toBe(attacker.body.user.id);
    const later = await resolve(world, { subject: "later", email });
    expect(later.body.user.id).not.toBe(victim.body.user.id);
    const again = await resolve(world, { subject: "attacker", email, emailVerified: true });
    expect(again.body.user.id).toBe(attacker.body.user.id);
    expect((await world.store.users.findByVerifiedEmail(email))?.id).toBe(victim.body.user.id);
  });

  it("joins nobody by the address of a token", async () => {
    const world = createWorld();
    const email = "ceo@example.com";
    const attacker = somebody({ email });
    await world.call("createOrg", { body: { name: "Trap" } }, attacker);
    const victim = await resolve(world, { subject: "victim", email, emailVerified: true });
    expect(victim.body).toMatchObject({ created: true, memberships: [] });
    expect(victim.body.user.id).not.toBe(attacker.userId);
  });

  it("keeps a verified address against one that is not", async () => {
    const world = createWorld();
    await resolve(world, { subject: "1", email: "ada@example.com", emailVerified: true });
    const { body } = await resolve(world, { subject: "1", email: "eve@example.com" });
    expect(body.user.email).toBe("ada@example.com");
    const moved = await resolve(world, { subject: "1", email: "ada@new.example.com", emailVerified: true });
    expect(moved.body.user.email).toBe("ada@new.example.com");
  });

  it("makes one user of many first sign-ins at once", async () => {
    const world = createWorld();
    const body = { subject: "1", email: "ada@example.com", emailVerified: true };
    const answers = await Promise.all([1, 2, 3].map(() => resolve(world, body)));
    expect(new Set(answers.map((answer) => answer.body.user.id)).size).toBe(1);
    expect(answers.filter((answer) => answer.body.created)).toHaveLength(1);
  });

  it("accepts an invitation in the same step, for the invited address alone", async () => {
    const world = createWorld();
    const ada = await founded(world);
    const { orgId } = ada;
    const invitation = { orgId, body: { email: "bob@example.com" } };
    const { token: invitationToken } = (await world.call("createInvitation", invitation, ada)).body;
    const eve = await resolve(world, { subject: "eve", email: "eve@example.com", invitationToken });
    expect([eve.status, eve.body.code]).toEqual([404, "invitation_not_found"]);
    expect(await world.store.identities.find(google, "eve")).toBeNull();
    const bob = await resolve(world, { subject: "bob", email: "Bob@example.com", invitationToken });
    expect(bob.body.memberships).toEqual([{ orgId, orgName: "Acme", role: "user" }]);
    const unknown = await resolve(world, {
      subject: "bob",
      email: "bob@example.com",
      invitationToken: newId(),
    });
    expect([unknown.status, unknown.body.code]).toEqual([404, "invitation_not_found"]);
  });

  it("is no operation for users", async () => {
    const world = createWorld();
    const body = { issuer: google, subject: "1" };
    const { status } = await world.call("resolveIdentity", { body }, somebody());
    expect(status).toBe(404);
  });
});
