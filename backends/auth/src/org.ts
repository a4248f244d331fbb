import type { CreateOrgBody, Org, OrgList, OrgStatus, UpdateOrgBody } from "@elqnt/contracts/auth";
import { type Context, isUuid, newId, ProblemError } from "@elqnt/service-kit";
import { recordAnswer } from "./idempotency.ts";
import { orgLock, userLock } from "./locks.ts";
import { sortName } from "./order.ts";
import { type PageInput, toPage } from "./page.ts";
import { ensureProvisioned, newOrg, provisionUnknown } from "./provisioning.ts";
import { revoke } from "./revocation.ts";
import type { Runtime } from "./runtime.ts";
import { randomSlug, slugOf } from "./slug.ts";
import { type AuthTables, type StoredOrg, UniqueConflict } from "./store.ts";
import { timestamp } from "./time.ts";
import { rememberCaller, requirePerson } from "./user.ts";
import { requireVersion } from "./version.ts";

/** The organization as it is answered. */
export const toOrg = ({ sortName: _order, provisionedAt: _at, ...org }: StoredOrg): Org => org;

export const orgNotFound = (): ProblemError =>
  new ProblemError("org_not_found", { detail: "The organization does not exist." });

const slugTaken = (): ProblemError =>
  new ProblemError("org_exists", {
    detail: "Another organization has this slug.",
    errors: [{ pointer: "/slug", code: "unique", message: "is taken" }],
  });

/** A path must name the organization of the token. Nothing is looked up before, so nothing can be told apart. */
export function requireOwnOrg(orgId: string, context: Pick<Context, "org">): void {
  if (orgId === context.org) return;
  throw new ProblemError("org_mismatch", {
    detail: "The path names another organization than the token.",
    errors: [{ pointer: "#/path/orgId", code: "org", message: "must be the organization of the token" }],
  });
}

/**
 * The organization somebody works in. An unknown one is made when the deployment says so.
 *
 * @throws ProblemError `org_not_found`, `org_suspended`
 */
export async function requireOrg(runtime: Runtime, orgId: string): Promise<StoredOrg> {
  const org = await findOrMakeOrg(runtime, orgId);
  if (!org || org.status === "deleted") throw orgNotFound();
  if (org.status === "suspended") {
    throw new ProblemError("org_suspended", { detail: "The organization is suspended." });
  }
  return org;
}

async function findOrMakeOrg(runtime: Runtime, orgId: string): Promise<StoredOrg | null> {
  if (!isUuid(orgId)) return null;
  const org = await runtime.store.orgs.find(orgId);
  return org ?? (runtime.autoProvision ? provisionUnknown(runtime, orgId) : null);
}

/** What gateways ask before they let a request through: once it answers `active`, the stores are ready. */
export async function orgStatus(runtime: Runtime, orgId: string): Promise<OrgStatus> {
  const org = await findOrMakeOrg(runtime, orgId);
  if (!org) throw orgNotFound();
  if (org.status === "active") await ensureProvisioned(runtime, org);
  return { orgId, status: org.status };
}

/** The caller's organizations by name; the one of the token is among them, also when nobody stored that. */
export async function listOrgs(
  { store }: Runtime,
  input: PageInput,
  { org, actor, cursors }: Context,
): Promise<OrgList> {
  const page = await toPage(
    input,
    cursors,
    ["orgs", actor.userId],
    (page) => store.orgs.listOfUser(actor.userId, org, page),
    ({ sortName, id }) => [sortName, id],
  );
  return { ...page, items: page.items.map(toOrg) };
}

/** Creates an organization with the caller as its first admin, then its stores. */
export async function createOrg(runtime: Runtime, body: CreateOrgBody, context: Context): Promise<Org> {
  const { actor, org: callerOrg, write } = context;
  requirePerson(actor);
  const slug = body.slug ?? slugOf(body.name);
  try {
    return await insertOrg(slug);
  } catch (error) {
    if (!(error instanceof UniqueConflict) || error.taken !== "org_slug") throw error;
    if (body.slug !== undefined) throw slugTaken();
    return await insertOrg(randomSlug(slug));
  }

  async function insertOrg(slug: string): Promise<Org> {
    const at = timestamp(runtime.now());
    const org = newOrg({ id: newId(), name: body.name, slug, at });
    await runtime.store.transaction({ exclusive: [userLock(actor.userId)] }, async (tables) => {
      await requireRoomForOrg(tables, runtime, actor.userId);
      await tables.orgs.insert(org);
      await rememberCaller(tables, actor, at);
      const founder = { orgId: org.id, userId: actor.userId, role: "admin" };
      await tables.members.insert({ ...founder, version: 1, joinedAt: at, updatedAt: at });
      await recordAnswer(tables, callerOrg, write, toOrg(org));
    });
    // A failure here is met again, and repaired, when the organization is first used.
    await ensureProvisioned(runtime, org).catch((error: unknown) =>
      runtime.log({ level: "error", message: "Failed to provision an organization.", orgId: org.id, error }),
    );
    return toOrg(org);
  }
}

async function requireRoomForOrg(tables: AuthTables, { limits }: Runtime, userId: string): Promise<void> {
  if ((await tables.members.listOfUser(userId)).length < limits.orgsPerUser) return;
  throw new ProblemError("limit_reached", {
    detail: `A user can be in ${limits.orgsPerUser} organizations.`,
  });
}

/** Changes an organization under its lock. */
function changeOrg(
  runtime: Runtime,
  orgId: string,
  expected: number | undefined,
  change: (org: StoredOrg, tables: AuthTables) => Promise<Partial<StoredOrg>>,
): Promise<Org> {
  return runtime.store.transaction({ exclusive: [orgLock(orgId)] }, async (tables) => {
    const org = await tables.orgs.find(orgId);
    if (!org || org.status === "deleted") throw orgNotFound();
    requireVersion(toOrg(org), expected);
    const changed = { ...org, ...(await change(org, tables)) };
    const next = { ...changed, version: org.version + 1, updatedAt: timestamp(runtime.now()) };
    await tables.orgs.update(next);
    return toOrg(next);
  });
}

/** Renames an organization. */
export async function updateOrg(
  runtime: Runtime,
  orgId: string,
  { name, slug }: UpdateOrgBody,
  expected: number | undefined,
): Promise<Org> {
  const changes = {
    ...(name === undefined ? {} : { name, sortName: sortName(name) }),
    ...(slug === undefined ? {} : { slug }),
  };
  try {
    return await changeOrg(runtime, orgId, expected, async () => changes);
  } catch (error) {
    throw error instanceof UniqueConflict ? slugTaken() : error;
  }
}

/** Deletes an organization: its tokens and sessions end, its rows stay for those who restore it. */
export async function deleteOrg(runtime: Runtime, orgId: string, expected?: number): Promise<void> {
  await changeOrg(runtime, orgId, expected, async (_org, tables) => {
    await tables.sessions.revokeAll(orgId, undefined, timestamp(runtime.now()));
    await revoke(tables, runtime, { orgId });
    return { status: "deleted" };
  });
}

/** Closes an organization to everybody, or opens it again. For operators; no operation of the contract does it. */
export async function setOrgStatus(
  runtime: Runtime,
  orgId: string,
  status: "active" | "suspended",
): Promise<void> {
  await changeOrg(runtime, orgId, undefined, async () => ({ status }));
}
