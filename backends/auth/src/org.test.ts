import { newId } from "@elqnt/service-kit";
import { describe, expect, it, vi } from "vitest";
import { createWorld, founded, internal, invited, somebody } from "./testing/world.ts";

describe("creating an organization", () => {
  it("makes the caller its first admin, stored with the address of the token", async () => {
    const world = createWorld();
    const ada = somebody({ email: "Ada@Example.com" });
    const { status, body, headers } = await world.call("createOrg", { body: { name: "Ärzte & Co" } }, ada);
    expect(status).toBe(201);
    expect(body).toMatchObject({ name: "Ärzte & Co", slug: "arzte-co", status: "active", version: 1 });
    expect(headers.get("location")).toBe(`/api/v1/auth/orgs/${body.id}`);
    expect(headers.get("etag")).toBe('"1"');
    const members = await world.call("listMembers", { orgId: body.id }, { ...ada, orgId: body.id });
    expect(members.body.items).toMatchObject([
      { userId: ada.userId, email: "ada@example.com", role: "admin", version: 1 },
    ]);
  });

  it("refuses a slug that is taken, and finds a free one when none was asked for", async () => {
    const world = createWorld();
    const ada = somebody();
    await world.call("createOrg", { body: { name: "Acme", slug: "acme" } }, ada);
    const taken = await world.call("createOrg", { body: { name: "Other", slug: "acme" } }, ada);
    expect(taken).toMatchObject({
      status: 409,
      body: { code: "org_exists", errors: [{ pointer: "/slug" }] },
    });
    const free = await world.call("createOrg", { body: { name: "Acme" } }, ada);
    expect(free.body.slug).toMatch(/^acme-[0-9a-f]{10}$/);
  });

  it("gives the slug of a deleted organization away", async () => {
    const world = createWorld();
    const ada = somebody();
    const { body } = await world.call("createOrg", { body: { name: "Acme", slug: "acme" } }, ada);
    await world.call("deleteOrg", { orgId: body.id }, { ...ada, orgId: body.id });
    const again = await world.call("createOrg", { body: { name: "Acme", slug: "acme" } }, ada);
    expect(again.status).toBe(201);
  });

  it("ends at the limit of a user", async () => {
    const world = createWorld({ limits: { orgsPerUser: 1 } });
    const ada = somebody();
    await world.call("createOrg", { body: { name: "One" } }, ada);
    const second = await world.call("createOrg", { body: { name: "Two" } }, ada);
    expect(second).toMatchObject({ status: 409, body: { code: "limit_reached" } });
    expect((await world.call("createOrg", { body: { name: "Three" } }, somebody())).status).toBe(201);
  });

  it("is not for API keys, which are no persons", async () => {
    const world = createWorld();
    const key = somebody({ userId: `key_${newId()}` });
    const { status, body } = await world.call("createOrg", { body: { name: "Acme" } }, key);
    expect([status, body.code]).toEqual([403, "forbidden"]);
  });
});

describe("provisioning", () => {
  it("makes the stores of a new organization once", async () => {
    const onOrgProvisioned = vi.fn(async () => {});
    const world = createWorld({ onOrgProvisioned });
    const { orgId } = await founded(world);
    await world.call("getOrgStatus", { orgId }, internal);
    expect(onOrgProvisioned.mock.calls).toEqual([[orgId]]);
  });

  it("creates the organization although its stores failed, and repairs them before the first use", async () => {
    let isDown = true;
    const world = createWorld({
      onOrgProvisioned: async () => {
        if (isDown) throw Object.assign(new Error("down"), { code: "store_unavailable" });
      },
    });
    const { orgId } = await founded(world);
    expect(world.logged).toMatchObject([{ level: "error", orgId }]);
    expect((await world.call("getOrgStatus", { orgId }, internal)).status).toBe(503);
    isDown = false;
    const { status, body } = await world.call("getOrgStatus", { orgId }, internal);
    expect([status, body]).toEqual([200, { orgId, status: "active" }]);
  });

  it("makes an unknown organization at its first use when the deployment says so, once for many at a time", async () => {
    const onOrgProvisioned = vi.fn(async () => {});
    const world = createWorld({ onOrgProvisioned });
    const ada = somebody();
    const asked = await Promise.all(
      [1, 2, 3].map(() => world.call("getOrgStatus", { orgId: ada.orgId }, internal)),
    );
    expect(asked.map(({ body }) => body.status)).toEqual(["active", "active", "active"]);
    expect(onOrgProvisioned).toHaveBeenCalledWith(ada.orgId);
    const { body } = await world.call("getOrg", { orgId: ada.orgId }, ada);
    expect(body).toMatchObject({ id: ada.orgId, slug: `org-${ada.orgId}`, version: 1 });
  });

  it("makes it also when somebody sits on its slug", async () => {
    const world = createWorld();
    const ada = somebody();
    await world.call("createOrg", { body: { name: "Squatter", slug: `org-${ada.orgId}` } }, somebody());
    const { status } = await world.call("getOrgStatus", { orgId: ada.orgId }, internal);
    expect(status).toBe(200);
  });

  it("knows no unknown organization otherwise, whoever asks", async () => {
    const world = createWorld({ autoProvision: false });
    const ada = somebody();
    const answers = [
      await world.call("getOrgStatus", { orgId: ada.orgId }, internal),
      await world.call("getMe", {}, ada),
      await world.call("getOrg", { orgId: ada.orgId }, ada),
      await world.call("listRoles", {}, ada),
      await world.call("createApiKey", { body: { name: "Key", scopes: ["read"] } }, ada),
    ];
    for (const { status, body } of answers) expect([status, body.code]).toEqual([404, "org_not_found"]);
  });

  it("never makes an organization of a spelling that no token can have", async () => {
    const world = createWorld();
    const { status } = await world.call("getOrgStatus", { orgId: newId().toUpperCase() }, internal);
    expect(status).toBe(404);
  });
});

describe("an organization's life", () => {
  it("is renamed, by whoever knows its version", async () => {
    const world = createWorld();
    const ada = await founded(world);
    const { orgId } = ada;
    world.clock += 1000;
    const renamed = await world.call(
      "updateOrg",
      { orgId, version: 1, body: { name: "Acme International" } },
      ada,
    );
    expect(renamed.body).toMatchObject({ name: "Acme International", slug: "acme", version: 2 });
    expect(renamed.body.updatedAt > renamed.body.createdAt).toBe(true);
    const late = await world.call("updateOrg", { orgId, version: 1, body: { name: "Late" } }, ada);
    expect(late).toMatchObject({ status: 412, body: { code: "version_conflict", current: renamed.body } });
    const other = await founded(world, "Other");
    const taken = await world.call("updateOrg", { orgId: other.orgId, body: { slug: "acme" } }, other);
    expect([taken.status, taken.body.code]).toEqual([409, "org_exists"]);
  });

  it("ends for everybody when it is deleted, and is not made again", async () => {
    const world = createWorld();
    const ada = await founded(world);
    const { orgId } = ada;
    expect((await world.call("deleteOrg", { orgId }, ada)).status).toBe(204);
    expect((await world.call("getOrgStatus", { orgId }, internal)).body).toEqual({
      orgId,
      status: "deleted",
    });
    for (const answer of [
      await world.call("getMe", {}, ada),
      await world.call("deleteOrg", { orgId }, ada),
    ]) {
      expect([answer.status, answer.body.code]).toEqual([404, "org_not_found"]);
    }
    const { body } = await world.call("listRevocations", {}, internal);
    expect(body.items).toMatchObject([{ orgId }]);
  });

  it("pauses while its operator suspends it", async () => {
    const world = createWorld();
    const ada = await founded(world);
    const { orgId } = ada;
    await world.service.setOrgStatus(orgId, "suspended");
    expect((await world.call("getOrgStatus", { orgId }, internal)).body.status).toBe("suspended");
    const closed = await world.call("listMembers", { orgId }, ada);
    expect([closed.status, closed.body.code]).toEqual([403, "org_suspended"]);
    await world.service.setOrgStatus(orgId, "active");
    expect((await world.call("listMembers", { orgId }, ada)).status).toBe(200);
  });
});

describe("listing organizations", () => {
  it("shows the caller's alone, by name, with the token's among them", async () => {
    const world = createWorld();
    const ada = somebody();
    const beta = await world.call("createOrg", { body: { name: "beta" } }, ada);
    const alpha = await world.call("createOrg", { body: { name: "Alpha" } }, ada);
    const foreign = await founded(world, "Aardvark");
    const bob = await invited(world, { ...ada, orgId: beta.body.id });
    const ids = async (caller: typeof ada) =>
      (await world.call("listOrgs", {}, caller)).body.items.map(({ id }) => id);
    expect(await ids({ ...ada, orgId: alpha.body.id })).toEqual([alpha.body.id, beta.body.id]);
    expect(await ids(bob)).toEqual([beta.body.id]);
    const guest = somebody({ orgId: foreign.orgId });
    expect(await ids(guest)).toEqual([foreign.orgId]);
  });

  it("goes on behind a page, with a cursor that is worthless to others", async () => {
    const world = createWorld();
    const ada = await founded(world, "A");
    for (const name of ["B", "C"]) await world.call("createOrg", { body: { name } }, ada);
    const first = await world.call("listOrgs", { limit: 2 }, ada);
    expect(first.body.items.map(({ name }) => name)).toEqual(["A", "B"]);
    const { nextCursor: cursor } = first.body;
    const rest = await world.call("listOrgs", { limit: 2, cursor }, ada);
    expect(rest.body).toMatchObject({ items: [{ name: "C" }] });
    expect(rest.body.nextCursor).toBeUndefined();
    const theft = await world.call("listOrgs", { cursor }, somebody({ orgId: ada.orgId }));
    expect([theft.status, theft.body.code]).toEqual([400, "cursor_invalid"]);
  });
});
