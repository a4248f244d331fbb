import type { CreateRevocationBody, Revocation, RevocationList } from "@elqnt/contracts/auth";
import { type Context, ProblemError } from "@elqnt/service-kit";
import { orgLock } from "./locks.ts";
import type { Runtime } from "./runtime.ts";
import type { AuthTables, StoredRevocation } from "./store.ts";
import { normalizeTimestamp, seconds, timestamp } from "./time.ts";

/** Whose tokens are voided: all of the organization, or those of a user, a session or one token in it. */
export type RevocationSubject = Omit<Revocation, "notBefore">;

/** Transactions end within a minute; a list read meanwhile may lack what they recorded, so the next one repeats it. */
const overlapMs = 60_000;

/**
 * Voids the tokens issued until now. `iat` counts whole seconds, so the limit is the next one, and always beyond the
 * limit before: {@link issueTime} puts new tokens exactly there.
 *
 * Runs inside a transaction that holds the organization's lock.
 */
export async function revoke(
  tables: AuthTables,
  { now, lifetimes }: Pick<Runtime, "now" | "lifetimes">,
  subject: RevocationSubject,
): Promise<Revocation> {
  const at = now();
  const latest = await tables.revocations.latest(subject.orgId, subject.userId);
  const notBefore = Math.max(seconds(at), latest === null ? 0 : seconds(Date.parse(latest))) + 1;
  const revocation = { ...subject, notBefore: timestamp(notBefore * 1000) };
  await tables.revocations.insert({
    ...revocation,
    recordedAt: timestamp(at),
    forgottenAt: timestamp((notBefore + lifetimes.longestToken) * 1000),
  });
  return revocation;
}

/**
 * `iat` of a token issued now: late enough to be behind every revocation of its subject. At most a moment ahead of the
 * clock, within the leeway of the verifiers.
 */
export async function issueTime(
  tables: AuthTables,
  { now }: Pick<Runtime, "now">,
  orgId: string,
  userId: string,
): Promise<number> {
  const latest = await tables.revocations.latest(orgId, userId);
  return Math.max(seconds(now()), latest === null ? 0 : seconds(Date.parse(latest)));
}

const toRevocation = ({
  recordedAt: _at,
  forgottenAt: _until,
  ...revocation
}: StoredRevocation): Revocation => revocation;

/** All revocations that may still matter, or those since the `asOf` of an earlier answer. */
export async function listRevocations(
  { store, now }: Runtime,
  since: string | undefined,
): Promise<RevocationList> {
  const at = now();
  // A moment that cannot be read asks for everything, which is always right.
  const from = since === undefined ? null : normalizeTimestamp(since);
  const items = await store.revocations.list(from ?? undefined, timestamp(at));
  return { items: items.map(toRevocation), asOf: timestamp(at - overlapMs) };
}

/** Voids tokens of one of these, or of the organization, and ends the sessions that would fetch new ones. */
export function createRevocation(
  runtime: Runtime,
  { userId, sessionId, tokenId }: CreateRevocationBody,
  { org: orgId, actor }: Pick<Context, "org" | "actor">,
): Promise<Revocation> {
  return runtime.store.transaction({ exclusive: [orgLock(orgId)] }, async (tables) => {
    if (sessionId !== undefined) return endSession(tables, runtime, orgId, sessionId);
    if (tokenId !== undefined) return revoke(tables, runtime, { orgId, tokenId });
    if (userId !== undefined && userId !== actor.userId) await requireKnownUser(tables, orgId, userId);
    await tables.sessions.revokeAll(orgId, userId, timestamp(runtime.now()));
    return revoke(tables, runtime, { orgId, ...(userId === undefined ? {} : { userId }) });
  });
}

async function requireKnownUser(tables: AuthTables, orgId: string, userId: string): Promise<void> {
  if ((await tables.members.find(orgId, userId)) || (await tables.sessions.knows(orgId, userId))) return;
  throw new ProblemError("member_not_found", { detail: "The organization knows no such user." });
}

/**
 * Ends a session: its tokens are voided and it gets no new ones.
 *
 * @param ofUser Only a session of this user; default any of the organization.
 * @throws ProblemError `session_not_found`
 */
export async function endSession(
  tables: AuthTables,
  runtime: Pick<Runtime, "now" | "lifetimes">,
  orgId: string,
  sessionId: string,
  ofUser?: string,
): Promise<Revocation> {
  const session = await tables.sessions.find(orgId, sessionId);
  if (!session || (ofUser !== undefined && session.userId !== ofUser)) {
    throw new ProblemError("session_not_found", { detail: "There is no such session." });
  }
  if (!session.revokedAt) {
    await tables.sessions.save({ ...session, revokedAt: timestamp(runtime.now()) });
  }
  return revoke(tables, runtime, { orgId, userId: session.userId, sessionId });
}
