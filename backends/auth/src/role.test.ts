import { describe, expect, it } from "vitest";
import { createWorld, founded, invited, signedIn, somebody, type World } from "./testing/world.ts";

const support = { name: "support", displayName: "Support", scopes: ["read", "write:chat"] };

const names = async (world: World, caller: ReturnType<typeof somebody>, input = {}) => {
  const { body } = await world.call("listRoles", input, caller);
  return body.items.map(({ name }) => name);
};

describe("roles", () => {
  it("begin with the built-in ones, then by name, also in pages", async () => {
    const world = createWorld();
    const ada = await founded(world);
    for (const name of ["support", "aaa", "zzz"])
      await world.call("createRole", { body: { ...support, name } }, ada);
    const all = ["admin", "user", "aaa", "support", "zzz"];
    expect(await names(world, ada)).toEqual(all);
    const paged: string[] = [];
    let cursor: string | undefined;
    do {
      const { body } = await world.call("listRoles", { limit: 2, cursor }, ada);
      paged.push(...body.items.map(({ name }) => name));
      cursor = body.nextCursor;
    } while (cursor);
    expect(paged).toEqual(all);
  });

  it("have the scopes of the contract when they are built in", async () => {
    const world = createWorld();
    const { body } = await world.call("listRoles", { limit: 2 }, somebody());
    expect(body.items).toMatchObject([
      { name: "admin", scopes: ["admin"], isBuiltIn: true, version: 1 },
      { name: "user", scopes: ["read", "write"], isBuiltIn: true, version: 1 },
    ]);
  });

  it("are created with a name of their own", async () => {
    const world = createWorld();
    const ada = await founded(world);
    const { status, body, headers } = await world.call(
      "createRole",
      { body: { ...support, scopes: ["read", "read"] } },
      ada,
    );
    expect(status).toBe(201);
    expect(body).toMatchObject({ name: "support", scopes: ["read"], isBuiltIn: false, version: 1 });
    expect(headers.get("location")).toBe("/api/v1/auth/roles/support");
    for (const name of ["support", "admin", "user"]) {
      const taken = await world.call("createRole", { body: { ...support, name } }, ada);
      expect(taken).toMatchObject({
        status: 409,
        body: { code: "role_exists", errors: [{ pointer: "/name" }] },
      });
    }
  });

  it("are at most twenty besides the built-in ones, also when many come at once", async () => {
    const world = createWorld();
    const ada = await founded(world);
    const answers = await Promise.all(
      Array.from({ length: 22 }, (_value, index) =>
        world.call("createRole", { body: { ...support, name: `role${index}` } }, ada),
      ),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(20);
    const refused = answers.filter(({ status }) => status !== 201);
    expect(refused.map(({ status, body }) => [status, body.code])).toEqual(
      Array(2).fill([409, "limit_reached"]),
    );
    expect(await names(world, ada)).toHaveLength(22);
  });

  it("refuse scopes of another syntax", async () => {
    const world = createWorld();
    const ada = await founded(world);
    for (const scope of ["internal", "*", "read:*", "write entities", "Read", "admin:entities"]) {
      const { status, body } = await world.call("createRole", { body: { ...support, scopes: [scope] } }, ada);
      expect([status, body.code, body.errors?.[0]?.pointer]).toEqual([422, "validation_failed", "/scopes/0"]);
    }
  });

  it("are replaced as a whole, which voids the tokens of their holders", async () => {
    const world = createWorld();
    const ada = await founded(world);
    await world.call("createRole", { body: { ...support, description: "Answers tickets." } }, ada);
    const bob = await invited(world, ada, "support");
    const carol = await invited(world, ada);
    const [bobs, carols] = [await signedIn(world, bob), await signedIn(world, carol)];
    expect(bobs.scopes).toEqual(support.scopes);
    const texts = { displayName: "Help", scopes: ["write:chat", "read"] };
    const renamed = await world.call("replaceRole", { roleName: "support", version: 1, body: texts }, ada);
    expect(renamed.body).toMatchObject({ displayName: "Help", version: 2 });
    expect(renamed.body.description).toBeUndefined();
    expect(await world.isVoid(bobs.token)).toBe(false);

    const body = { displayName: "Help", scopes: ["read"] };
    await world.call("replaceRole", { roleName: "support", body }, ada);
    expect(await world.isVoid(bobs.token)).toBe(true);
    expect(await world.isVoid(carols.token)).toBe(false);
    expect((await signedIn(world, bob)).scopes).toEqual(["read"]);
    const late = await world.call("replaceRole", { roleName: "support", version: 1, body }, ada);
    expect(late).toMatchObject({ status: 412, body: { code: "version_conflict", current: { version: 3 } } });
  });

  it("void the whole organization when a great many hold them", async () => {
    const world = createWorld();
    const ada = await founded(world);
    await world.call("createRole", { body: support }, ada);
    for (let index = 0; index < 101; index++) await invited(world, ada, "support");
    const body = { displayName: "Help", scopes: ["read"] };
    await world.call("replaceRole", { roleName: "support", body }, ada);
    const { items } = await world.store.revocations
      .list(undefined, new Date(world.clock).toISOString())
      .then((items) => ({ items }));
    expect(items).toHaveLength(1);
    expect(items[0]?.userId).toBeUndefined();
  });

  it("stay as long as a member holds or an invitation promises them", async () => {
    const world = createWorld();
    const ada = await founded(world);
    const { orgId } = ada;
    await world.call("createRole", { body: support }, ada);
    const input = { orgId, body: { email: "carol@example.com", role: "support" } };
    const promise = await world.call("createInvitation", input, ada);
    const bob = await invited(world, ada, "support");
    const remove = () => world.call("deleteRole", { roleName: "support" }, ada);
    expect((await remove()).body.code).toBe("role_in_use");
    await world.call("changeMemberRole", { orgId, userId: bob.userId, body: { role: "user" } }, ada);
    expect((await remove()).body.code).toBe("role_in_use");
    await world.call("revokeInvitation", { orgId, invitationId: promise.body.id }, ada);
    expect((await remove()).status).toBe(204);
    expect((await remove()).body.code).toBe("role_not_found");
  });

  it("cannot be changed when they are built in, nor when they do not exist", async () => {
    const world = createWorld();
    const ada = await founded(world);
    const body = { displayName: "Mine", scopes: ["read"] };
    for (const [roleName, expected] of [
      ["admin", [403, "forbidden"]],
      ["user", [403, "forbidden"]],
      ["nobody", [404, "role_not_found"]],
    ] as const) {
      for (const answer of [
        await world.call("replaceRole", { roleName, body }, ada),
        await world.call("deleteRole", { roleName }, ada),
      ]) {
        expect([answer.status, answer.body.code]).toEqual(expected);
      }
    }
  });
});
