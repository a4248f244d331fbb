import type { Session, SessionList } from "@elqnt/contracts/auth";
import { type Context, newId } from "@elqnt/service-kit";
import { type Assertion, credentialsInvalid } from "./assertion.ts";
import { orgLock } from "./locks.ts";
import { type PageInput, toPage } from "./page.ts";
import { endSession } from "./revocation.ts";
import type { Runtime } from "./runtime.ts";
import type { AuthTables, StoredSession } from "./store.ts";
import { timestamp } from "./time.ts";

const longestUserAgent = 512;

/**
 * The session an assertion belongs to, seen now. Apps name their own session with `sid`; without it, one program of a
 * user is one session. A session that was revoked under its `sid` stays over.
 *
 * Runs inside a transaction that holds the session lock of the user.
 */
export async function continueSession(
  tables: AuthTables,
  { now, lifetimes }: Runtime,
  orgId: string,
  { userId, sessionKey, userAgent: agent }: Assertion,
): Promise<StoredSession> {
  const userAgent = agent?.slice(0, longestUserAgent);
  const key = sessionKey === undefined ? `agent:${userAgent ?? ""}` : `sid:${sessionKey}`;
  const known = await tables.sessions.findByKey(orgId, userId, key);
  if (known?.revokedAt && sessionKey !== undefined) throw credentialsInvalid();
  const at = timestamp(now());
  const seen = { lastSeenAt: at, ...(userAgent === undefined ? {} : { userAgent }) };
  const session: StoredSession =
    known && !known.revokedAt && known.expiresAt > at
      ? { ...known, ...seen }
      : {
          id: newId(),
          orgId,
          userId,
          key,
          createdAt: at,
          expiresAt: timestamp(now() + lifetimes.session * 1000),
          ...seen,
        };
  await tables.sessions.save(session);
  return session;
}

const toSession = (stored: StoredSession, currentId: string | undefined): Session => {
  const { orgId: _org, key: _key, revokedAt: _at, ...session } = stored;
  return { ...session, isCurrent: session.id === currentId };
};

/** A context that says which session the token comes from (its `sid`), when it comes from one. */
type SessionContext = Context & { readonly sessionId?: string };

/** The caller's sessions in the organization, last seen first. */
export async function listSessions(
  { store, now }: Runtime,
  input: PageInput,
  { org, actor, cursors, sessionId }: SessionContext,
): Promise<SessionList> {
  const page = await toPage(
    input,
    cursors,
    ["sessions", org, actor.userId],
    (page) => store.sessions.listLive(org, actor.userId, timestamp(now()), page),
    ({ lastSeenAt, id }) => [lastSeenAt, id],
  );
  return { ...page, items: page.items.map((session) => toSession(session, sessionId)) };
}

/** Ends one of the caller's sessions. */
export async function revokeSession(
  runtime: Runtime,
  sessionId: string,
  { org, actor }: Pick<Context, "org" | "actor">,
): Promise<void> {
  await runtime.store.transaction({ exclusive: [orgLock(org)] }, (tables) =>
    endSession(tables, runtime, org, sessionId, actor.userId),
  );
}
