import type { Member, MemberList } from "@elqnt/contracts/auth";
import { type Context, ProblemError } from "@elqnt/service-kit";
import { orgLock } from "./locks.ts";
import { type PageInput, toPage } from "./page.ts";
import { revoke } from "./revocation.ts";
import { adminRole, requireRole } from "./role.ts";
import type { Runtime } from "./runtime.ts";
import type { AuthTables } from "./store.ts";
import { timestamp } from "./time.ts";
import { requireVersion } from "./version.ts";

/** Members that are stored; users who are known by their tokens alone are not among them. */
export const listMembers = (
  { store }: Runtime,
  input: PageInput,
  { org, cursors }: Context,
): Promise<MemberList> =>
  toPage(
    input,
    cursors,
    ["members", org],
    (page) => store.members.list(org, page),
    ({ joinedAt, userId }) => [joinedAt, userId],
  );

async function requireMember(tables: AuthTables, orgId: string, userId: string): Promise<Member> {
  const member = await tables.members.find(orgId, userId);
  if (member) return member;
  throw new ProblemError("member_not_found", { detail: "The organization has no such member." });
}

/** An organization keeps at least one admin. Holds because whoever takes one away has the organization's lock. */
async function requireOtherAdmin(tables: AuthTables, orgId: string, member: Member): Promise<void> {
  if (member.role !== adminRole) return;
  if ((await tables.members.usersOfRole(orgId, adminRole, 2)).length > 1) return;
  throw new ProblemError("last_admin", {
    detail: "The organization would be left without an admin. Make somebody else one first.",
  });
}

/** Gives a member another role and voids the tokens that carry the scopes of the old one. */
export function changeMemberRole(
  runtime: Runtime,
  orgId: string,
  userId: string,
  role: string,
  expected: number | undefined,
): Promise<Member> {
  return runtime.store.transaction({ exclusive: [orgLock(orgId)] }, async (tables) => {
    const member = await requireMember(tables, orgId, userId);
    requireVersion(member, expected);
    await requireRole(tables, orgId, role);
    if (member.role === role) return member;
    await requireOtherAdmin(tables, orgId, member);
    const updatedAt = timestamp(runtime.now());
    const changed = { ...member, role, version: member.version + 1, updatedAt };
    await tables.members.update({ ...changed, orgId });
    await revoke(tables, runtime, { orgId, userId });
    return changed;
  });
}

/** Removes a member; tokens and sessions in the organization end. */
export function removeMember(
  runtime: Runtime,
  orgId: string,
  userId: string,
  expected: number | undefined,
): Promise<void> {
  return runtime.store.transaction({ exclusive: [orgLock(orgId)] }, async (tables) => {
    const member = await requireMember(tables, orgId, userId);
    requireVersion(member, expected);
    await requireOtherAdmin(tables, orgId, member);
    const at = timestamp(runtime.now());
    await tables.members.remove(orgId, userId, at);
    await tables.sessions.revokeAll(orgId, userId, at);
    await revoke(tables, runtime, { orgId, userId });
  });
}
