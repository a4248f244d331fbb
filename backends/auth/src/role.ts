import type { CreateRoleBody, ReplaceRoleBody, Role, RoleList } from "@elqnt/contracts/auth";
import { type Context, ProblemError } from "@elqnt/service-kit";
import { recordAnswer } from "./idempotency.ts";
import { orgLock } from "./locks.ts";
import { byCodePoint } from "./order.ts";
import { type PageInput, toPage } from "./page.ts";
import { revoke } from "./revocation.ts";
import type { Runtime } from "./runtime.ts";
import { requireGrantable, uniqueScopes } from "./scope.ts";
import { type AuthTables, type Position, type StoredOrg, type StoredRole, UniqueConflict } from "./store.ts";
import { timestamp } from "./time.ts";
import { requireVersion } from "./version.ts";

/** The role that manages the organization. */
export const adminRole = "admin";
/** The role of everybody else, unless an invitation says otherwise. */
export const userRole = "user";

const builtInScopes: Readonly<Record<string, readonly string[]>> = {
  [adminRole]: ["admin"],
  [userRole]: ["read", "write"],
};
const isBuiltIn = (name: string): boolean => Object.hasOwn(builtInScopes, name);

/** More holders than these are voided as the whole organization, so that the list of revocations stays short. */
const mostRevokedHolders = 100;

const toRole = ({ orgId: _org, ...role }: StoredRole): Role => ({ ...role, isBuiltIn: false });

const builtInRoles = ({ createdAt }: StoredOrg): Role[] =>
  [adminRole, userRole].map((name) => ({
    name,
    displayName: name === adminRole ? "Admin" : "User",
    scopes: [...builtInScopes[name]!],
    isBuiltIn: true,
    version: 1,
    createdAt,
    updatedAt: createdAt,
  }));

const roleNotFound = (): ProblemError =>
  new ProblemError("role_not_found", { detail: "The organization has no role of this name." });

/** The scopes of a role, or null when the organization has none of that name. */
export async function scopesOfRole(
  tables: AuthTables,
  orgId: string,
  name: string,
): Promise<string[] | null> {
  if (isBuiltIn(name)) return [...builtInScopes[name]!];
  return (await tables.roles.find(orgId, name))?.scopes ?? null;
}

/**
 * The scopes of a role that must be there.
 *
 * @throws ProblemError `role_not_found`
 */
export async function requireRole(tables: AuthTables, orgId: string, name: string): Promise<string[]> {
  const scopes = await scopesOfRole(tables, orgId, name);
  if (!scopes) throw roleNotFound();
  return scopes;
}

const positionOf = ({ name, isBuiltIn }: Role): Position => [isBuiltIn ? "0" : "1", name];

const isBehind = (role: Role, [rank, name]: Position): boolean => {
  const [ownRank] = positionOf(role);
  return ownRank === rank ? byCodePoint(role.name, name) > 0 : ownRank > rank;
};

/** Built-in roles, then the organization's own, each by name. */
export const listRoles = (
  { store }: Runtime,
  org: StoredOrg,
  input: PageInput,
  { cursors }: Context,
): Promise<RoleList> =>
  toPage(
    input,
    cursors,
    ["roles", org.id],
    async ({ limit, after }) => {
      // There are 22 at most, so the page is cut here.
      const roles = [...builtInRoles(org), ...(await store.roles.list(org.id)).map(toRole)];
      return roles.filter((role) => !after || isBehind(role, after)).slice(0, limit);
    },
    positionOf,
  );

/** Creates a role. */
export async function createRole(runtime: Runtime, body: CreateRoleBody, context: Context): Promise<Role> {
  const { org: orgId, scopes: own, write } = context;
  requireGrantable(own, body.scopes);
  if (isBuiltIn(body.name)) throw roleExists();
  const at = timestamp(runtime.now());
  const role = {
    ...body,
    scopes: uniqueScopes(body.scopes),
    orgId,
    version: 1,
    createdAt: at,
    updatedAt: at,
  };
  try {
    return await runtime.store.transaction({ exclusive: [orgLock(orgId)] }, async (tables) => {
      await requireRoomForRole(tables, runtime, orgId, body.name);
      await tables.roles.insert(role);
      await recordAnswer(tables, orgId, write, toRole(role));
      return toRole(role);
    });
  } catch (error) {
    throw error instanceof UniqueConflict ? roleExists() : error;
  }
}

const roleExists = (): ProblemError =>
  new ProblemError("role_exists", {
    detail: "The organization has a role of this name.",
    errors: [{ pointer: "/name", code: "unique", message: "is taken" }],
  });

async function requireRoomForRole(tables: AuthTables, { limits }: Runtime, orgId: string, name: string) {
  const roles = await tables.roles.list(orgId);
  if (roles.some((role) => role.name === name)) throw roleExists();
  if (roles.length < limits.rolesPerOrg) return;
  throw new ProblemError("limit_reached", {
    detail: `An organization can have ${limits.rolesPerOrg} roles of its own.`,
  });
}

function requireOwnRole(name: string): void {
  if (!isBuiltIn(name)) return;
  throw new ProblemError("forbidden", { detail: `The role "${name}" is built in and cannot be changed.` });
}

/** Changes or deletes a role under the organization's lock. */
function withRole<TResult>(
  { store }: Runtime,
  orgId: string,
  name: string,
  expected: number | undefined,
  work: (role: StoredRole, tables: AuthTables) => Promise<TResult>,
): Promise<TResult> {
  requireOwnRole(name);
  return store.transaction({ exclusive: [orgLock(orgId)] }, async (tables) => {
    const role = await tables.roles.find(orgId, name);
    if (!role) throw roleNotFound();
    requireVersion(toRole(role), expected);
    return work(role, tables);
  });
}

/** Replaces a role. When its scopes change, the tokens of its holders are voided. */
export async function replaceRole(
  runtime: Runtime,
  name: string,
  { displayName, description, scopes }: ReplaceRoleBody,
  expected: number | undefined,
  context: Pick<Context, "org" | "scopes">,
): Promise<Role> {
  requireGrantable(context.scopes, scopes);
  return withRole(runtime, context.org, name, expected, async (role, tables) => {
    const replaced: StoredRole = {
      orgId: role.orgId,
      name,
      displayName,
      ...(description === undefined ? {} : { description }),
      scopes: uniqueScopes(scopes),
      version: role.version + 1,
      createdAt: role.createdAt,
      updatedAt: timestamp(runtime.now()),
    };
    await tables.roles.update(replaced);
    if (!isSameSet(role.scopes, replaced.scopes)) await revokeHolders(tables, runtime, role);
    return toRole(replaced);
  });
}

const isSameSet = (left: readonly string[], right: readonly string[]): boolean =>
  left.length === right.length && left.every((scope) => right.includes(scope));

async function revokeHolders(
  tables: AuthTables,
  runtime: Runtime,
  { orgId, name }: StoredRole,
): Promise<void> {
  const holders = await tables.members.usersOfRole(orgId, name, mostRevokedHolders + 1);
  if (holders.length > mostRevokedHolders) await revoke(tables, runtime, { orgId });
  else for (const userId of holders) await revoke(tables, runtime, { orgId, userId });
}

/** Deletes a role that no member holds and no open invitation promises. */
export function deleteRole(
  runtime: Runtime,
  orgId: string,
  name: string,
  expected: number | undefined,
): Promise<void> {
  return withRole(runtime, orgId, name, expected, async (_role, tables) => {
    const holders = await tables.members.usersOfRole(orgId, name, 1);
    const promised = await tables.invitations.countOpen(orgId, timestamp(runtime.now()), 1, name);
    if (holders.length + promised > 0) {
      throw new ProblemError("role_in_use", {
        detail: `Members hold the role "${name}", or open invitations promise it. Change those first.`,
      });
    }
    await tables.roles.delete(orgId, name);
  });
}
