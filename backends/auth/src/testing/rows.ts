import { newId } from "@elqnt/service-kit";
import { sortName } from "../order.ts";
import type {
  AuthTables,
  MemberRow,
  StoredApiKey,
  StoredInvitation,
  StoredOrg,
  StoredRevocation,
  StoredRole,
  StoredSession,
  StoredUser,
} from "../store.ts";

/** A moment on the suite's day. */
export const at = (clock: string): string => `2026-03-01T${clock}:00.000Z`;

export const orgRow = (changes: Partial<StoredOrg> = {}): StoredOrg => {
  const id = newId();
  const name = changes.name ?? "Acme";
  return {
    id,
    name,
    slug: `acme-${id}`,
    sortName: sortName(name),
    status: "active",
    version: 1,
    createdAt: at("08:00"),
    updatedAt: at("08:00"),
    ...changes,
  };
};

export const userRow = (changes: Partial<StoredUser> = {}): StoredUser => ({
  id: newId(),
  emailVerified: false,
  createdAt: at("08:00"),
  updatedAt: at("08:00"),
  ...changes,
});

export const memberRow = (orgId: string, userId: string, changes: Partial<MemberRow> = {}): MemberRow => ({
  orgId,
  userId,
  role: "user",
  version: 1,
  joinedAt: at("09:00"),
  updatedAt: at("09:00"),
  ...changes,
});

export const invitationRow = (orgId: string, changes: Partial<StoredInvitation> = {}): StoredInvitation => {
  const id = newId();
  return {
    id,
    orgId,
    email: `${id}@example.com`,
    role: "user",
    invitedBy: "ada",
    createdAt: at("09:00"),
    expiresAt: at("18:00"),
    tokenHash: `hash of ${id}`,
    ...changes,
  };
};

export const roleRow = (orgId: string, name: string, changes: Partial<StoredRole> = {}): StoredRole => ({
  orgId,
  name,
  displayName: name,
  scopes: ["read"],
  version: 1,
  createdAt: at("09:00"),
  updatedAt: at("09:00"),
  ...changes,
});

export const apiKeyRow = (orgId: string, changes: Partial<StoredApiKey> = {}): StoredApiKey => {
  const id = newId();
  return {
    id,
    orgId,
    name: "Import",
    prefix: `elqnt_${id}`,
    secretHash: `hash of ${id}`,
    scopes: ["read:entities", "write:entities"],
    createdAt: at("09:00"),
    createdBy: "ada",
    ...changes,
  };
};

export const sessionRow = (
  orgId: string,
  userId: string,
  changes: Partial<StoredSession> = {},
): StoredSession => ({
  id: newId(),
  orgId,
  userId,
  key: "sid:1",
  createdAt: at("09:00"),
  lastSeenAt: at("09:00"),
  expiresAt: at("18:00"),
  ...changes,
});

export const revocationRow = (orgId: string, changes: Partial<StoredRevocation> = {}): StoredRevocation => ({
  orgId,
  notBefore: at("09:00"),
  recordedAt: at("09:00"),
  forgottenAt: at("18:00"),
  ...changes,
});

/** An organization in the store. */
export async function storedOrg({ orgs }: AuthTables, changes?: Partial<StoredOrg>): Promise<StoredOrg> {
  const org = orgRow(changes);
  await orgs.insert(org);
  return org;
}

/** A member in the store, with its user. */
export async function storedMember(
  { users, members }: AuthTables,
  orgId: string,
  changes: Partial<StoredUser & MemberRow> = {},
): Promise<string> {
  const { role, joinedAt, ...user } = changes;
  const { id } = userRow(user);
  await users.save(userRow({ ...user, id }));
  await members.insert(
    memberRow(orgId, id, { ...(role ? { role } : {}), ...(joinedAt ? { joinedAt } : {}) }),
  );
  return id;
}
