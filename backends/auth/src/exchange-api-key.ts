import type { ApiKeyGrant, GatewayToken } from "@elqnt/contracts/auth";
import { credentialsInvalid } from "./assertion.ts";
import { orgLock } from "./locks.ts";
import { requireOrg } from "./org.ts";
import { issueTime } from "./revocation.ts";
import type { Runtime } from "./runtime.ts";
import { scopesOfToken } from "./scope.ts";
import { matchesHash, prefixOfApiKey } from "./secret.ts";
import type { StoredApiKey } from "./store.ts";
import { seconds, timestamp } from "./time.ts";
import { signToken } from "./token.ts";
import { userOfApiKey } from "./user.ts";

/** `lastUsedAt` is written at most this often. */
const touchEveryMs = 60_000;

/** Stands in for the hash of a key that does not exist, so that looking costs the same. */
const noHash = "0".repeat(43);

/** Exchanges an API key for a gateway token. Whatever is wrong with the key, the answer is the same. */
export async function exchangeApiKey(
  runtime: Runtime,
  { apiKey, scopes: wanted }: ApiKeyGrant,
): Promise<GatewayToken> {
  const { orgId, id } = await requireApiKey(runtime, apiKey);
  await requireOrg(runtime, orgId);
  const userId = userOfApiKey(id);
  const grant = await runtime.store.transaction({ shared: [orgLock(orgId)] }, async (tables) => {
    const key = await tables.apiKeys.find(orgId, id);
    const at = runtime.now();
    if (!key || !isUsable(key, at)) throw credentialsInvalid();
    const scopes = scopesOfToken(key.scopes, wanted);
    await tables.apiKeys.touch(orgId, id, timestamp(at), timestamp(at - touchEveryMs));
    const issuedAt = await issueTime(tables, runtime, orgId, userId);
    return { orgId, userId, scopes, issuedAt, expiresAt: expiryOf(key, issuedAt, runtime) };
  });
  return signToken(runtime, grant);
}

async function requireApiKey({ store, now }: Runtime, apiKey: string): Promise<StoredApiKey> {
  const prefix = prefixOfApiKey(apiKey);
  const key = prefix === null ? null : await store.apiKeys.findByPrefix(prefix);
  const isRight = await matchesHash(apiKey, key?.secretHash ?? noHash);
  if (!key || !isRight || !isUsable(key, now())) throw credentialsInvalid();
  return key;
}

const isUsable = ({ revokedAt, expiresAt }: StoredApiKey, at: number): boolean =>
  revokedAt === undefined && (expiresAt === undefined || expiresAt > timestamp(at));

/** A token never outlives its key. */
const expiryOf = ({ expiresAt }: StoredApiKey, issuedAt: number, { lifetimes }: Runtime): number =>
  Math.min(
    issuedAt + lifetimes.apiKeyToken,
    expiresAt === undefined ? Number.POSITIVE_INFINITY : seconds(Date.parse(expiresAt)),
  );
