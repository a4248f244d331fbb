import type { CreatedApiKey, CreatedInvitation, Member, Role } from "@elqnt/contracts/auth";
import type { Caller, Org } from "../engine/org.ts";
import type { World } from "../engine/world.ts";
import { bodyOf } from "./recipe.ts";

/** An e-mail address nobody else uses. */
export const newEmail = (world: World, org: Org): string =>
  `${world.unique("user").replaceAll("_", ".")}@${org.canary}.example.com`;

/** Invites an address and gives back the invitation with its token. */
export const invite = async (org: Org, email: string): Promise<CreatedInvitation> =>
  bodyOf(await org.admin.call("createInvitation", { orgId: org.id, body: { email, expiresInDays: 1 } }), 201);

/** A caller whose token is about a user that belongs nowhere yet. */
export const stranger = (world: World, org: Org, email: string): Promise<Caller> =>
  org.as({ user_id: world.random.uuid(), email });

/** A user who was invited and has accepted. */
export async function newMember(
  world: World,
  org: Org,
): Promise<{ caller: Caller; userId: string; version: number }> {
  const email = newEmail(world, org);
  const { token } = await invite(org, email);
  const caller = await stranger(world, org, email);
  bodyOf(await caller.call("acceptInvitation", { body: { token } }), 200);
  const { version } = await findMember(org, caller.userId);
  return { caller, userId: caller.userId, version };
}

/** Finds a member in the list, page by page. */
export async function findMember(org: Org, userId: string): Promise<Member> {
  let cursor: string | undefined;
  do {
    const page = bodyOf<{ items: Member[]; nextCursor?: string }>(
      await org.admin.call("listMembers", { orgId: org.id, limit: 200, ...(cursor ? { cursor } : {}) }),
      200,
    );
    const found = page.items.find((member) => member.userId === userId);
    if (found) return found;
    cursor = page.nextCursor;
  } while (cursor);
  throw new Error(`Failed to prepare: the accepted user ${userId} is not in the list of members.`);
}

/** Creates an API key; the secret is in the answer. */
export const newApiKey = async (
  world: World,
  org: Org,
  scopes: string[] = ["read:entities"],
): Promise<CreatedApiKey> =>
  bodyOf(
    await org.admin.call("createApiKey", { body: { name: `${world.unique("key")} ${org.canary}`, scopes } }),
    201,
  );

const rolesPerOrg = 10;

/**
 * An organization with room for another role: 20 is the most, and every rule wants one. Those for one side of a
 * rule are never those for the other.
 */
export async function orgWithRoom(world: World, side: Org): Promise<Org> {
  const counter = await world.shared(`roles/${side.id}`, async () => ({ made: 0 }));
  return world.newOrg(`roles/${side.id}/${Math.floor(counter.made++ / rolesPerOrg)}`);
}

/** Creates a role in an organization that has room for it. */
export const newRole = async (world: World, org: Org): Promise<Role> =>
  bodyOf(
    await org.admin.call("createRole", {
      body: { name: world.unique("role"), displayName: `Role ${org.canary}`, scopes: ["read"] },
    }),
    201,
  );
