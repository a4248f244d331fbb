import type { GatewayToken, SessionGrant } from "@elqnt/contracts/auth";
import { type Assertion, credentialsInvalid, verifyAssertion } from "./assertion.ts";
import { orgLock, sessionLock } from "./locks.ts";
import { orgNotFound, requireOrg } from "./org.ts";
import { issueTime } from "./revocation.ts";
import { scopesOfRole, userRole } from "./role.ts";
import type { Runtime } from "./runtime.ts";
import { scopesOfToken, uniqueScopes } from "./scope.ts";
import { continueSession } from "./session.ts";
import type { AuthTables } from "./store.ts";
import { timestamp } from "./time.ts";
import { signToken, type TokenGrant } from "./token.ts";

/** Exchanges what a first-party app says about its signed-in user for a gateway token. Good once. */
export async function exchangeSession(
  runtime: Runtime,
  { assertion: text, orgId: wantedOrg, scopes }: SessionGrant,
  userAgent: string | undefined,
): Promise<GatewayToken> {
  const { secret, issuer, store } = runtime;
  const said = await verifyAssertion(text, { secret, issuer, now: runtime.now() });
  const assertion = { ...(userAgent === undefined ? {} : { userAgent }), ...said };
  const orgId = wantedOrg ?? said.orgId ?? (await onlyOrgOf(runtime, said.userId));
  await requireOrg(runtime, orgId);
  const locks = { shared: [orgLock(orgId)], exclusive: [sessionLock(orgId, said.userId)] };
  const grant = await store.transaction(locks, (tables) =>
    grantOf(tables, runtime, orgId, assertion, scopes),
  );
  return signToken(runtime, grant);
}

async function onlyOrgOf({ store }: Runtime, userId: string): Promise<string> {
  const [only, ...others] = await store.members.listOfUser(userId);
  if (!only || others.length > 0) throw orgNotFound();
  return only.orgId;
}

async function grantOf(
  tables: AuthTables,
  runtime: Runtime,
  orgId: string,
  assertion: Assertion,
  wanted: readonly string[] | undefined,
): Promise<TokenGrant> {
  const { userId, email, tokenId, expiresAtMs } = assertion;
  const { role, scopes: granted } = await entitlement(tables, orgId, assertion);
  const scopes = scopesOfToken(granted, wanted);
  if (!(await tables.assertions.use(tokenId, timestamp(expiresAtMs)))) throw credentialsInvalid();
  const session = await continueSession(tables, runtime, orgId, assertion);
  const issuedAt = await issueTime(tables, runtime, orgId, userId);
  const known = email ?? (await tables.users.find(userId))?.email;
  return {
    orgId,
    userId,
    ...(known === undefined ? {} : { email: known }),
    role,
    scopes,
    sessionId: session.id,
    issuedAt,
    expiresAt: issuedAt + runtime.lifetimes.sessionToken,
  };
}

interface Entitlement {
  readonly role: string;
  readonly scopes: readonly string[];
}

/**
 * What the user may do. Members have the role that is stored. Of others the app decides, in the organization it names
 * and by the role or scopes it states; but not of those who were removed.
 *
 * @throws ProblemError `org_not_found`, as for an organization that does not exist
 */
async function entitlement(tables: AuthTables, orgId: string, assertion: Assertion): Promise<Entitlement> {
  const { userId, role: saidRole, scopes: saidScopes } = assertion;
  const member = await tables.members.find(orgId, userId);
  if (member) {
    return { role: member.role, scopes: (await scopesOfRole(tables, orgId, member.role)) ?? [] };
  }
  const isDecided = assertion.orgId === orgId && (saidRole !== undefined || saidScopes !== undefined);
  if (!isDecided || (await tables.members.wasRemoved(orgId, userId))) throw orgNotFound();
  const role = saidRole ?? userRole;
  const scopes = saidScopes ?? (await scopesOfRole(tables, orgId, role));
  if (!scopes) throw credentialsInvalid();
  return { role, scopes: uniqueScopes(scopes) };
}
