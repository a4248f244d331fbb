import type { AuthOperations, Org as OrgResource } from "@elqnt/contracts/auth";
import { type Caller, mintCredential, type Org } from "../engine/org.ts";
import type { World } from "../engine/world.ts";
import type { Exchange } from "../http/exchange.ts";
import type { Input } from "../http/request-builder.ts";
import {
  findMember,
  invite,
  newApiKey,
  newEmail,
  newMember,
  newRole,
  orgWithRoom,
  stranger,
} from "./auth-fixture.ts";
import { bodyOf, type Prepared, type Recipes } from "./recipe.ts";
import { signIn } from "./session-fixture.ts";

const seen = ({ status, json }: Exchange): unknown => (status < 300 ? json : status);

const observing =
  (org: Org, operationId: string, input: Record<string, unknown>): NonNullable<Prepared["observe"]> =>
  async () =>
    seen(await org.admin.call(operationId, input));

/** One role of an organization; there is no operation that reads it alone. */
const observingRole = (org: Org, roleName: string) => async () => {
  const list = await org.admin.call("listRoles", { limit: 200 });
  const { items } = bodyOf<{ items: { name: string }[] }>(list, 200);
  return items.find(({ name }) => name === roleName) ?? "gone";
};

async function ownRole(world: World, side: Org) {
  const org = await orgWithRoom(world, side);
  const role = await newRole(world, org);
  const observe = observingRole(org, role.name);
  return { org, role, version: role.version, observe, credential: org.admin.credential };
}

/** How many items of a list carry a name; follows cursors, for the list may be everybody's. */
const countingNamed =
  (caller: Caller, operationId: string, input: Input, name: string): NonNullable<Prepared["effects"]> =>
  async () => {
    let count = 0;
    let cursor: string | undefined;
    do {
      const page = await caller.call(operationId, { ...input, limit: 200, ...(cursor ? { cursor } : {}) });
      const body = bodyOf<{ items: { name?: string; email?: string }[]; nextCursor?: string }>(page, 200);
      count += body.items.filter((item) => item.name === name || item.email === name).length;
      cursor = body.nextCursor;
    } while (cursor);
    return count;
  };

async function ownMember(world: World, org: Org) {
  const { userId, version } = await newMember(world, org);
  const input = { orgId: org.id, userId };
  return { input, version, observe: () => findMember(org, userId) };
}

async function ownOrg(world: World) {
  const org = await world.newOrg();
  const { version } = bodyOf<OrgResource>(await org.admin.call("getOrg", { orgId: org.id }), 200);
  const observe = observing(org, "getOrg", { orgId: org.id });
  return { org, version, observe, credential: org.admin.credential };
}

/** Deletes an organization the caller made, acting as its admin. */
async function removeOrg(world: World, org: Org, orgId: string): Promise<void> {
  const credential = await mintCredential(
    world.mint,
    world.claimsOf(org, { org_id: orgId, scopes: ["admin"], role: "admin" }),
  );
  bodyOf(await world.caller(credential).call("deleteOrg", { orgId }), 204);
}

/** How to call each operation of the auth service. Internal ones only say what a client would try. */
export const authRecipes: Recipes<AuthOperations> = {
  exchangeToken: async (world, org) => ({
    input: { body: { grantType: "api_key", apiKey: (await newApiKey(world, org)).secret } },
  }),
  getJwks: async () => ({ input: {} }),
  getMe: async () => ({ input: {} }),
  listRevocations: async () => ({ input: {} }),
  createRevocation: async (world) => ({ input: { body: { tokenId: world.random.uuid() } } }),
  listOrgs: async (world, org) => ({
    input: {},
    add: async () =>
      bodyOf<OrgResource>(
        await org.admin.call("createOrg", { body: { name: `${world.unique("org")} ${org.canary}` } }),
        201,
      ).id,
    remove: (orgId) => removeOrg(world, org, orgId),
  }),
  createOrg: async (world, org) => {
    const name = `${world.unique("org")} ${org.canary}`;
    const founder = await org.as({ user_id: world.random.uuid(), scopes: ["admin"] });
    return {
      input: { body: { name } },
      credential: founder.credential,
      effects: countingNamed(founder, "listOrgs", {}, name),
    };
  },
  getOrg: async (_world, org) => ({ input: { orgId: org.id } }),
  updateOrg: async (world) => {
    const { org, ...rest } = await ownOrg(world);
    return { input: { orgId: org.id, body: { name: "Renamed" } }, ...rest };
  },
  deleteOrg: async (world) => {
    const { org, ...rest } = await ownOrg(world);
    return { input: { orgId: org.id }, ...rest };
  },
  getOrgStatus: async (_world, org) => ({ input: { orgId: org.id } }),
  listMembers: async (world, org) => ({
    input: { orgId: org.id },
    keyOf: (item) => String(item.userId),
    add: async () => (await newMember(world, org)).userId,
    remove: async (userId) =>
      void bodyOf(await org.admin.call("removeMember", { orgId: org.id, userId }), 204),
  }),
  changeMemberRole: async (world, org) => {
    const { input, ...rest } = await ownMember(world, org);
    return { input: { ...input, body: { role: "admin" } }, ...rest };
  },
  removeMember: (world, org) => ownMember(world, org),
  listInvitations: async (world, org) => ({
    input: { orgId: org.id },
    add: async () => (await invite(org, newEmail(world, org))).id,
    remove: async (invitationId) =>
      void bodyOf(await org.admin.call("revokeInvitation", { orgId: org.id, invitationId }), 204),
  }),
  createInvitation: async (world, org) => {
    const email = newEmail(world, org);
    return {
      input: { orgId: org.id, body: { email, role: "user", expiresInDays: 1 } },
      effects: countingNamed(org.admin, "listInvitations", { orgId: org.id }, email),
    };
  },
  revokeInvitation: async (world, org) => {
    const { id } = await invite(org, newEmail(world, org));
    return { input: { orgId: org.id, invitationId: id } };
  },
  acceptInvitation: async (world, org) => {
    const email = newEmail(world, org);
    const { token } = await invite(org, email);
    const { credential } = await stranger(world, org, email);
    return { input: { body: { token } }, credential };
  },
  listRoles: async (world, org) => ({
    input: {},
    keyOf: (item) => String(item.name),
    add: async () => (await newRole(world, org)).name,
    remove: async (roleName) => void bodyOf(await org.admin.call("deleteRole", { roleName }), 204),
  }),
  createRole: async (world, side) => {
    const org = await orgWithRoom(world, side);
    const name = world.unique("role");
    return {
      input: { body: { name, displayName: "Support", scopes: ["read"] } },
      credential: org.admin.credential,
      observe: observingRole(org, name),
    };
  },
  replaceRole: async (world, side) => {
    const { role, org: _org, ...rest } = await ownRole(world, side);
    const body = { displayName: "Replaced", scopes: ["read", "write:entities"] };
    return { input: { roleName: role.name, body }, ...rest };
  },
  deleteRole: async (world, side) => {
    const { role, org: _org, ...rest } = await ownRole(world, side);
    return { input: { roleName: role.name }, ...rest };
  },
  listApiKeys: async (world, org) => ({
    input: {},
    add: async () => (await newApiKey(world, org)).id,
  }),
  createApiKey: async (world, org) => {
    const name = `${world.unique("key")} ${org.canary}`;
    return {
      input: { body: { name, scopes: ["read:entities"] } },
      effects: countingNamed(org.admin, "listApiKeys", {}, name),
    };
  },
  revokeApiKey: async (world, org) => ({ input: { apiKeyId: (await newApiKey(world, org)).id } }),
  listSessions: async (world, org) => {
    const { userId } = await newMember(world, org);
    const { credential } = await org.as({ user_id: userId, scopes: ["admin"] });
    return { input: {}, credential, add: async () => (await signIn(world, org, userId)).sessionId };
  },
  revokeSession: async (world, org) => {
    const { userId } = await newMember(world, org);
    const { sessionId } = await signIn(world, org, userId);
    const { credential } = await org.as({ user_id: userId, scopes: ["admin"] });
    return { input: { sessionId }, credential };
  },
  resolveIdentity: async () => ({ input: { body: { issuer: "https://issuer.example.com", subject: "1" } } }),
};
