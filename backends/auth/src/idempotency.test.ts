import { describe, expect, it } from "vitest";
import { createWorld, founded, secret, somebody } from "./testing/world.ts";

const idempotencyKey = "once";
const keyBody = { name: "Import", scopes: ["read"] };

describe("an answer with a secret", () => {
  it("is replayed to the same request byte by byte, and rests sealed meanwhile", async () => {
    const world = createWorld();
    const ada = somebody();
    const create = () => world.call("createApiKey", { body: keyBody }, ada, { idempotencyKey });
    const [first, second] = [await create(), await create()];
    expect(second.status).toBe(201);
    expect(second.text).toBe(first.text);
    expect(second.headers.get("idempotency-replayed")).toBe("true");
    expect(second.headers.get("location")).toBe(first.headers.get("location"));
    expect((await world.call("listApiKeys", {}, ada)).body.items).toHaveLength(1);

    const scope = `${ada.userId}\ncreateApiKey`;
    const stored = await world.store.idempotency.find(ada.orgId, scope, idempotencyKey);
    expect(stored?.response.body).toMatch(/^sealed1\./);
    expect(JSON.stringify(stored)).not.toContain(first.body.secret);
    expect(JSON.stringify(stored)).not.toContain(keyBody.name);
  });

  it("opens for nobody else and for no other key", async () => {
    const world = createWorld();
    const ada = await founded(world);
    const input = { orgId: ada.orgId, body: { email: "bob@example.com" } };
    const first = await world.call("createInvitation", input, ada, { idempotencyKey });
    const other = { ...ada, userId: "eve" };
    const stolen = await world.call("createInvitation", input, other, { idempotencyKey });
    expect(stolen.body.code).toBe("invitation_exists");
    expect(stolen.text).not.toContain(first.body.token);
    const moved = await world.call("createApiKey", { body: keyBody }, ada, { idempotencyKey });
    expect(moved.status).toBe(201);
  });

  it("is refused, not repeated, once the secret that sealed it has changed", async () => {
    const before = createWorld();
    const ada = somebody();
    await before.call("createApiKey", { body: keyBody }, ada, { idempotencyKey });
    const after = createWorld({ store: before.store, secret: secret.toUpperCase() });
    const { status, body } = await after.call("createApiKey", { body: keyBody }, ada, { idempotencyKey });
    expect([status, body.code]).toEqual([422, "idempotency_key_reused"]);
    expect((await after.call("listApiKeys", {}, ada)).body.items).toHaveLength(1);
  });
});

describe("creating once", () => {
  it("replays organizations and roles too, and refuses another request under the key", async () => {
    const world = createWorld();
    const ada = somebody();
    const createOrg = (name: string) => world.call("createOrg", { body: { name } }, ada, { idempotencyKey });
    const org = await createOrg("Acme");
    expect((await createOrg("Acme")).body.id).toBe(org.body.id);
    expect((await createOrg("Other")).body.code).toBe("idempotency_key_reused");
    const body = { name: "support", displayName: "Support", scopes: ["read"] };
    const createRole = () => world.call("createRole", { body }, ada, { idempotencyKey });
    expect([(await createRole()).status, (await createRole()).status]).toEqual([201, 201]);
  });

  it("forgets the key when the write failed, and after a day", async () => {
    const world = createWorld({ limits: { usableApiKeysPerOrg: 1 } });
    const ada = somebody();
    const { body } = await world.call("createApiKey", { body: keyBody }, ada);
    const create = () => world.call("createApiKey", { body: keyBody }, ada, { idempotencyKey });
    expect((await create()).body.code).toBe("limit_reached");
    await world.call("revokeApiKey", { apiKeyId: body.id }, ada);
    const first = await create();
    expect(first.status).toBe(201);
    world.clock += 24 * 3_600_000;
    expect((await create()).body.code).toBe("limit_reached");
  });
});
