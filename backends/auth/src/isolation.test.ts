import { type AuthOperations, authContract } from "@elqnt/contracts/auth";
import { newId } from "@elqnt/service-kit";
import { describe, expect, it } from "vitest";
import { type Caller, createWorld, founded, invited, signedIn, type World } from "./testing/world.ts";

type Calls = keyof AuthOperations;

/** Something of every kind in an organization. */
async function furnished(world: World, name: string) {
  const admin = await founded(world, name);
  const { orgId } = admin;
  const member = await invited(world, admin);
  const session = await signedIn(world, admin);
  const key = await world.call("createApiKey", { body: { name: `${name} key`, scopes: ["read"] } }, admin);
  const invitation = await world.call(
    "createInvitation",
    { orgId, body: { email: `${name}@example.com` } },
    admin,
  );
  const role = { name: `${name}-role`, displayName: name, scopes: ["read"] };
  await world.call("createRole", { body: role }, admin);
  return {
    admin,
    ids: {
      orgId,
      userId: member.userId,
      invitationId: invitation.body.id,
      roleName: role.name,
      apiKeyId: key.body.id,
      sessionId: session.sessionId ?? "",
    },
    invitationToken: invitation.body.token,
  };
}

const bodies: Partial<Record<Calls, object>> = {
  updateOrg: { name: "Taken over" },
  changeMemberRole: { role: "admin" },
  replaceRole: { displayName: "Taken over", scopes: ["admin"] },
  createInvitation: { email: "eve@example.com" },
};

const userOperations = Object.values(authContract.operations).filter(({ access }) => access === "user");
const byOrg = userOperations.filter(({ path }) => path.includes("{orgId}"));
const byId = userOperations.filter(({ path }) => /\{(?!orgId)/.test(path));
const idOf = ({ operationId }: { operationId: string }) => operationId as Calls;

/** The answer of an operation without the id of the request. */
async function answerOf(world: World, id: Calls, input: object, caller: Caller) {
  const { status, body } = await world.call(id, { ...input, body: bodies[id] } as never, caller);
  return { status, code: body?.code, detail: (body as { detail?: string } | undefined)?.detail };
}

const reads = [
  "getOrg",
  "listMembers",
  "listInvitations",
  "listRoles",
  "listApiKeys",
  "listSessions",
] as const;

/** Everything an organization can see of itself. */
const everything = (world: World, { admin, ids }: Awaited<ReturnType<typeof furnished>>) =>
  Promise.all(reads.map(async (id) => (await world.call(id, ids as never, admin)).text));

describe("another organization", () => {
  it.each(byId.map(idOf))("%s answers its ids like unknown ones, and changes nothing", async (id) => {
    const world = createWorld();
    const [ours, theirs] = [await furnished(world, "acme"), await furnished(world, "rival")];
    const before = await everything(world, theirs);
    const { orgId } = ours.ids;
    const unknownIds = {
      orgId,
      userId: newId(),
      invitationId: newId(),
      apiKeyId: newId(),
      sessionId: newId(),
      roleName: "nobody",
    };
    const foreign = await answerOf(world, id, { ...theirs.ids, orgId }, ours.admin);
    expect(foreign.status).toBe(404);
    expect(foreign).toEqual(await answerOf(world, id, unknownIds, ours.admin));
    expect(await everything(world, theirs)).toEqual(before);
  });

  it.each(byOrg.map(idOf))("%s refuses its path like an unknown one, and changes nothing", async (id) => {
    const world = createWorld();
    const [ours, theirs] = [await furnished(world, "acme"), await furnished(world, "rival")];
    const before = await everything(world, theirs);
    const foreign = await answerOf(world, id, theirs.ids, ours.admin);
    expect(foreign).toMatchObject({ status: 403, code: "org_mismatch" });
    expect(foreign).toEqual(await answerOf(world, id, { ...theirs.ids, orgId: newId() }, ours.admin));
    expect(await everything(world, theirs)).toEqual(before);
  });

  it("appears in no list", async () => {
    const world = createWorld();
    const [ours, theirs] = [await furnished(world, "acme"), await furnished(world, "rival")];
    const lists = [
      "listOrgs",
      "listMembers",
      "listInvitations",
      "listRoles",
      "listApiKeys",
      "listSessions",
    ] as const;
    for (const id of lists) {
      const { text } = await world.call(id, { orgId: ours.ids.orgId } as never, ours.admin);
      expect(text).toMatch(/acme|"items":\[\{/);
      expect(text).not.toMatch(/rival/);
      for (const foreign of Object.values(theirs.ids)) expect(text).not.toContain(foreign);
    }
  });

  it("makes no use of our cursors", async () => {
    const world = createWorld();
    const [ours, theirs] = [await furnished(world, "acme"), await furnished(world, "rival")];
    const first = await world.call("listMembers", { orgId: ours.ids.orgId, limit: 1 }, ours.admin);
    const input = { orgId: theirs.ids.orgId, cursor: first.body.nextCursor };
    const { status, body } = await world.call("listMembers", input, theirs.admin);
    expect([status, body.code]).toEqual([400, "cursor_invalid"]);
    const roles = await world.call("listRoles", { cursor: first.body.nextCursor }, ours.admin);
    expect(roles.body.code).toBe("cursor_invalid");
  });

  it("is not told of what was logged or answered in secret", async () => {
    const world = createWorld();
    const ours = await furnished(world, "acme");
    const { secret } = (
      await world.call("createApiKey", { body: { name: "k", scopes: ["read"] } }, ours.admin)
    ).body;
    const exchange = (apiKey: string) =>
      world.call("exchangeToken", { body: { grantType: "api_key", apiKey } });
    const refused = await exchange(`${secret.slice(0, -4)}AAAA`);
    expect(refused.text).not.toContain(secret.slice(0, -4));
    const { token } = (await exchange(secret)).body;
    const seen = JSON.stringify(world.logged);
    for (const canary of [secret, token, ours.invitationToken]) expect(seen).not.toContain(canary);
  });
});
