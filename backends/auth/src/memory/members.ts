import type { Member } from "@elqnt/contracts/auth";
import { type MemberTable, UniqueConflict } from "../store.ts";
import type { Access } from "./database.ts";
import { first, rowKey, select } from "./select.ts";
import type { MemoryMember, MemoryState } from "./state.ts";

/** The member with what is known of the user. */
function joined({ users }: MemoryState, { orgId: _org, removedAt: _at, ...member }: MemoryMember): Member {
  const { email, name } = users.get(member.userId) ?? {};
  return {
    ...member,
    ...(email === undefined ? {} : { email }),
    ...(name === undefined ? {} : { name }),
  };
}

const membersOf = ({ members }: MemoryState, orgId: string): MemoryMember[] =>
  [...members.values()].filter((member) => member.orgId === orgId && member.removedAt === undefined);

const byJoining = ({ joinedAt, userId }: MemoryMember) => [joinedAt, userId] as const;

function row({ orgId, userId, role, version, joinedAt, updatedAt }: MemoryMember): MemoryMember {
  return { orgId, userId, role, version, joinedAt, updatedAt };
}

export const memoryMembers = ({ read, write }: Access): MemberTable => ({
  find: (orgId, userId) =>
    read((state) => {
      const member = state.members.get(rowKey(orgId, userId));
      return member && member.removedAt === undefined ? joined(state, member) : null;
    }),
  findByEmail: (orgId, email) =>
    read((state) => {
      const hasAddress = ({ userId }: MemoryMember) => state.users.get(userId)?.email === email;
      const member = first(membersOf(state, orgId), hasAddress);
      return member ? joined(state, member) : null;
    }),
  insert: (member) =>
    write(({ members }) => {
      const key = rowKey(member.orgId, member.userId);
      const known = members.get(key);
      if (known && known.removedAt === undefined) throw new UniqueConflict("member");
      members.set(key, row(member));
    }),
  update: (member) =>
    write(({ members }) => {
      members.set(rowKey(member.orgId, member.userId), row(member));
    }),
  remove: (orgId, userId, removedAt) =>
    write(({ members }) => {
      const member = members.get(rowKey(orgId, userId));
      if (member) members.set(rowKey(orgId, userId), { ...member, removedAt });
    }),
  wasRemoved: (orgId, userId) =>
    read(({ members }) => members.get(rowKey(orgId, userId))?.removedAt !== undefined),
  list: (orgId, page) =>
    read((state) => select(membersOf(state, orgId), page, byJoining).map((member) => joined(state, member))),
  listOfUser: (userId) =>
    read(({ members, orgs }) => {
      const memberships = [...members.values()].flatMap((member) => {
        const org = orgs.get(member.orgId);
        if (member.userId !== userId || member.removedAt || !org || org.status === "deleted") return [];
        return [{ org, membership: { orgId: org.id, orgName: org.name, role: member.role } }];
      });
      const all = { limit: memberships.length };
      return select(memberships, all, ({ org }) => [org.sortName, org.id]).map(
        ({ membership }) => membership,
      );
    }),
  usersOfRole: (orgId, role, limit) =>
    read((state) => {
      const holders = membersOf(state, orgId).filter((member) => member.role === role);
      return select(holders, { limit }, byJoining).map(({ userId }) => userId);
    }),
});
