import { type TestPostgres, testPostgres } from "@elqnt/adapters/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createPostgresStore } from "./postgres-store.ts";
import { createWorld, founded, internal, invited, signedIn, somebody, type World } from "./testing/world.ts";

let test: TestPostgres;
let here: World;
let there: World;

/** Two processes over one database. */
beforeAll(async () => {
  test = await testPostgres({ orgConcurrency: 10 });
  here = createWorld({ store: createPostgresStore({ postgres: test.postgres }) });
  there = createWorld({ store: createPostgresStore({ postgres: test.postgres }) });
});
afterAll(() => test.close());

const statuses = (answers: readonly { status: number }[]): number[] =>
  answers.map(({ status }) => status).sort();

describe("two processes", { timeout: 30_000 }, () => {
  it("leave an organization its last admin when the admins demote each other at once", async () => {
    for (let time = 0; time < 5; time++) {
      const ada = await founded(here);
      const { orgId } = ada;
      const bob = await invited(here, ada, "admin");
      const body = { role: "user" };
      const answers = await Promise.all([
        here.call("changeMemberRole", { orgId, userId: bob.userId, body }, ada),
        there.call("changeMemberRole", { orgId, userId: ada.userId, body }, bob),
      ]);
      expect(statuses(answers)).toEqual([200, 409]);
    }
  });

  it("never let an organization have more roles than it may", async () => {
    const ada = await founded(here);
    const answers = await Promise.all(
      Array.from({ length: 24 }, (_value, index) => {
        const body = { name: `role${index}`, displayName: "Role", scopes: ["read"] };
        return (index % 2 ? here : there).call("createRole", { body }, ada);
      }),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(20);
    expect((await here.call("listRoles", { limit: 200 }, ada)).body.items).toHaveLength(22);
  });

  it("give organizations of one name slugs of their own", async () => {
    const answers = await Promise.all(
      [here, there, here, there].map((world) =>
        world.call("createOrg", { body: { name: "Same Name" } }, somebody()),
      ),
    );
    expect(statuses(answers)).toEqual([201, 201, 201, 201]);
    expect(new Set(answers.map(({ body }) => body.slug)).size).toBe(4);
  });

  it("create once under one idempotency key, and both answer it", async () => {
    const ada = await founded(here);
    const body = { name: "Import", scopes: ["read"] };
    const [one, two] = await Promise.all(
      [here, there].map((world) => world.call("createApiKey", { body }, ada, { idempotencyKey: "k" })),
    );
    expect([one?.status, two?.status]).toEqual([201, 201]);
    expect(one?.text).toBe(two?.text);
    expect((await here.call("listApiKeys", {}, ada)).body.items).toHaveLength(1);
  });

  it("make one user and one member of many first sign-ins", async () => {
    const ada = await founded(here);
    const { orgId } = ada;
    const email = "bob@example.com";
    const { token } = (await here.call("createInvitation", { orgId, body: { email } }, ada)).body;
    const body = {
      issuer: "https://issuer.example.com",
      subject: "bob",
      email,
      emailVerified: true,
      invitationToken: token,
    };
    const answers = await Promise.all(
      [here, there, here, there].map((world) => world.call("resolveIdentity", { body }, internal)),
    );
    expect(statuses(answers)).toEqual([200, 200, 200, 200]);
    expect(new Set(answers.map((answer) => answer.body.user.id)).size).toBe(1);
    expect((await here.call("listMembers", { orgId }, ada)).body.items).toHaveLength(2);
  });

  it("join two identities of one verified address that sign in at once", async () => {
    const answers = await Promise.all(
      [here, there].map((world, index) => {
        const body = {
          issuer: `https://${index}.example.com`,
          subject: "1",
          email: "eve@example.com",
          emailVerified: true,
        };
        return world.call("resolveIdentity", { body }, internal);
      }),
    );
    expect(answers[0]?.body.user.id).toBe(answers[1]?.body.user.id);
  });

  it("take an assertion once", async () => {
    const ada = await founded(here);
    const assertion = await here.assertion({ user_id: ada.userId, org_id: ada.orgId });
    const body = { grantType: "session", assertion } as const;
    const answers = await Promise.all(
      [here, there, here, there].map((world) => world.call("exchangeToken", { body })),
    );
    expect(statuses(answers)).toEqual([200, 401, 401, 401]);
  });

  it("leave no token alive that was issued with a role its user no longer had", async () => {
    const ada = await founded(here);
    const { orgId } = ada;
    const bob = await invited(here, ada, "admin");
    for (let time = 0; time < 5; time++) {
      const role = time % 2 ? "admin" : "user";
      const expected = role === "admin" ? ["admin"] : ["read", "write"];
      const [tokens, change] = await Promise.all([
        Promise.all(Array.from({ length: 6 }, (_value, index) => signedIn(index % 2 ? here : there, bob))),
        there.call("changeMemberRole", { orgId, userId: bob.userId, body: { role } }, ada),
      ]);
      expect(change.status).toBe(200);
      for (const { token, scopes } of tokens) {
        expect(await here.isVoid(token)).toBe(String(scopes) !== String(expected));
      }
    }
  });

  it("provision an unknown organization together", async () => {
    const { orgId } = somebody();
    const answers = await Promise.all(
      [here, there, here, there].map((world) => world.call("getOrgStatus", { orgId }, internal)),
    );
    expect(statuses(answers)).toEqual([200, 200, 200, 200]);
  });

  it("sign with the same key", async () => {
    const ada = await founded(here);
    const tokens = [await signedIn(here, ada), await signedIn(there, ada)];
    const kids = tokens.map(({ token }) => JSON.parse(atob(token.split(".")[0]!)).kid);
    const { keys } = (await there.call("getJwks", {})).body;
    expect(keys.map(({ kid }) => kid)).toEqual([kids[0]]);
    expect(kids[1]).toBe(kids[0]);
  });
});
