import { expect, it } from "vitest";
import { createWorld, founded, internal, somebody } from "./testing/world.ts";

it("answers from the token's claims about users the store never saw", async () => {
  const world = createWorld();
  const { orgId } = somebody();
  const user = somebody({
    orgId,
    userId: "auth0|42",
    role: "agent",
    scopes: ["read:kg"],
    email: "ada@example.com",
  });
  const { status, body } = await world.call("getMe", {}, user);
  expect(status).toBe(200);
  expect(body).toMatchObject({
    user: { id: "auth0|42", email: "ada@example.com" },
    org: { id: orgId, status: "active" },
    role: "agent",
    scopes: ["read:kg"],
  });
  expect(await world.store.users.find("auth0|42")).toBeNull();
});

it("adds what is stored, but lets the claims decide", async () => {
  const world = createWorld();
  const resolved = await world.call(
    "resolveIdentity",
    { body: { issuer: "https://issuer.example.com", subject: "1", email: "ada@example.com", name: "Ada" } },
    internal,
  );
  const { id: userId } = resolved.body.user;
  const { body } = await world.call("getMe", {}, somebody({ userId, email: "ada@work.example.com" }));
  expect(body.user).toEqual({ id: userId, email: "ada@work.example.com", name: "Ada" });
});

it("names an API key, which has no role", async () => {
  const world = createWorld();
  const ada = await founded(world);
  const key = await world.call("createApiKey", { body: { name: "Import", scopes: ["read"] } }, ada);
  const caller = { orgId: ada.orgId, userId: `key_${key.body.id}`, scopes: ["read"] };
  const { body } = await world.call("getMe", {}, caller);
  expect(body.user).toEqual({ id: caller.userId, name: "Import" });
  expect(body.role).toBeUndefined();
  const stranger = { ...caller, orgId: somebody().orgId };
  expect((await world.call("getMe", {}, stranger)).body.user).toEqual({ id: caller.userId });
});
