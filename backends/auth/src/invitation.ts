import type {
  CreatedInvitation,
  CreateInvitationBody,
  Invitation,
  InvitationList,
  Membership,
} from "@elqnt/contracts/auth";
import { type Actor, type Context, newId, ProblemError } from "@elqnt/service-kit";
import { normalizeEmail } from "./email.ts";
import { recordAnswer, sealAnswer } from "./idempotency.ts";
import { orgLock } from "./locks.ts";
import { type PageInput, toPage } from "./page.ts";
import { requireRole, userRole } from "./role.ts";
import type { Runtime } from "./runtime.ts";
import { requireGrantable } from "./scope.ts";
import { hashSecret, newInvitationSecret } from "./secret.ts";
import type { AuthTables, StoredInvitation } from "./store.ts";
import { timestamp } from "./time.ts";
import { rememberCaller, requirePerson } from "./user.ts";

const day = 24 * 3_600_000;

const toInvitation = (stored: StoredInvitation): Invitation => {
  const { tokenHash: _hash, acceptedBy: _user, revokedAt: _at, ...invitation } = stored;
  return invitation;
};

const invitationNotFound = (detail = "There is no such open invitation."): ProblemError =>
  new ProblemError("invitation_not_found", { detail });

/** Open invitations, newest first. */
export async function listInvitations(
  { store, now }: Runtime,
  input: PageInput,
  { org, cursors }: Context,
): Promise<InvitationList> {
  const page = await toPage(
    input,
    cursors,
    ["invitations", org],
    (page) => store.invitations.listOpen(org, timestamp(now()), page),
    ({ createdAt, id }) => [createdAt, id],
  );
  return { ...page, items: page.items.map(toInvitation) };
}

/** Invites an address. The token is answered here and nowhere else. */
export async function createInvitation(
  runtime: Runtime,
  body: CreateInvitationBody,
  context: Context,
): Promise<CreatedInvitation> {
  const { org: orgId, actor } = context;
  const { secret: token, hash: tokenHash } = await newInvitationSecret();
  const at = runtime.now();
  const invitation: StoredInvitation = {
    id: newId(),
    orgId,
    email: normalizeEmail(body.email),
    role: body.role ?? userRole,
    invitedBy: actor.userId,
    createdAt: timestamp(at),
    expiresAt: timestamp(at + (body.expiresInDays ?? 7) * day),
    tokenHash,
  };
  const answer = { ...toInvitation(invitation), token };
  const write = await sealAnswer(runtime.sealer, orgId, context.write, answer);
  return runtime.store.transaction({ exclusive: [orgLock(orgId)] }, async (tables) => {
    requireGrantable(context.scopes, await requireRole(tables, orgId, invitation.role));
    await requireUninvited(tables, runtime, invitation);
    await tables.invitations.insert(invitation);
    await recordAnswer(tables, orgId, write, answer);
    return answer;
  });
}

async function requireUninvited(
  { members, invitations }: AuthTables,
  { limits }: Runtime,
  { orgId, email, createdAt: now }: StoredInvitation,
): Promise<void> {
  if (await members.findByEmail(orgId, email)) {
    throw new ProblemError("member_exists", { detail: "A member has this e-mail address." });
  }
  if (await invitations.findOpenByEmail(orgId, email, now)) {
    throw new ProblemError("invitation_exists", { detail: "An open invitation is for this e-mail address." });
  }
  const most = limits.openInvitationsPerOrg;
  if ((await invitations.countOpen(orgId, now, most)) >= most) {
    throw new ProblemError("limit_reached", { detail: `An organization can have ${most} open invitations.` });
  }
}

/** Withdraws an open invitation. */
export function revokeInvitation(
  { store, now }: Runtime,
  orgId: string,
  invitationId: string,
): Promise<void> {
  return store.transaction({ exclusive: [orgLock(orgId)] }, async ({ invitations }) => {
    const invitation = await invitations.find(orgId, invitationId);
    const at = timestamp(now());
    if (!invitation || invitation.acceptedBy || invitation.revokedAt || invitation.expiresAt <= at) {
      throw invitationNotFound();
    }
    await invitations.update({ ...invitation, revokedAt: at });
  });
}

/** Who accepts an invitation. The user is stored already. */
export interface Invitee {
  readonly userId: string;
  readonly email?: string;
}

/**
 * The organization that a token invites to, so that its lock can be taken.
 *
 * @throws ProblemError `invitation_not_found`
 */
export async function orgOfInvitation({ store }: Runtime, tokenHash: string): Promise<string> {
  const invitation = await store.invitations.findByTokenHash(tokenHash);
  if (!invitation) throw invitationNotFound();
  return invitation.orgId;
}

/** The caller accepts an invitation, whatever organization the token is of. */
export async function joinByInvitation(runtime: Runtime, token: string, caller: Actor): Promise<Membership> {
  requirePerson(caller);
  const tokenHash = await hashSecret(token);
  const orgId = await orgOfInvitation(runtime, tokenHash);
  return runtime.store.transaction({ exclusive: [orgLock(orgId)] }, async (tables) => {
    await rememberCaller(tables, caller, timestamp(runtime.now()));
    return acceptInvitation(tables, runtime, tokenHash, caller);
  });
}

/**
 * Makes the invited user a member. Accepting again answers the same membership; whoever was removed since does not
 * come back that way. Runs inside a transaction that holds the organization's lock.
 */
export async function acceptInvitation(
  tables: AuthTables,
  { now }: Runtime,
  tokenHash: string,
  { userId, email }: Invitee,
): Promise<Membership> {
  const invitation = await tables.invitations.findByTokenHash(tokenHash);
  const org = invitation && (await tables.orgs.find(invitation.orgId));
  if (!invitation || invitation.revokedAt || org?.status !== "active") throw invitationNotFound();
  requireInvited(invitation, email);
  const member = await tables.members.find(org.id, userId);
  const membership = { orgId: org.id, orgName: org.name };
  if (invitation.acceptedBy !== undefined) {
    if (invitation.acceptedBy !== userId || !member) throw invitationNotFound();
    return { ...membership, role: member.role };
  }
  const at = timestamp(now());
  if (invitation.expiresAt <= at) {
    throw new ProblemError("invitation_expired", { detail: "The invitation is too old. Ask for a new one." });
  }
  await tables.invitations.update({ ...invitation, acceptedBy: userId });
  if (member) return { ...membership, role: member.role };
  const { role } = invitation;
  await tables.members.insert({ orgId: org.id, userId, role, version: 1, joinedAt: at, updatedAt: at });
  return { ...membership, role };
}

/** Whoever has the token knows of the invitation, so the text may say what is wrong. */
function requireInvited(invitation: StoredInvitation, email: string | undefined): void {
  if (email !== undefined && normalizeEmail(email) === invitation.email) return;
  throw invitationNotFound("The invitation is for another e-mail address than the user's.");
}
