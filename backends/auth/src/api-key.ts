import type { ApiKey, ApiKeyList, CreateApiKeyBody, CreatedApiKey } from "@elqnt/contracts/auth";
import { type Context, newId, ProblemError } from "@elqnt/service-kit";
import { recordAnswer, sealAnswer } from "./idempotency.ts";
import { orgLock } from "./locks.ts";
import { type PageInput, toPage } from "./page.ts";
import { revoke } from "./revocation.ts";
import type { Runtime } from "./runtime.ts";
import { requireGrantable, uniqueScopes } from "./scope.ts";
import { newApiKeySecret } from "./secret.ts";
import type { AuthTables, StoredApiKey } from "./store.ts";
import { normalizeTimestamp, timestamp } from "./time.ts";
import { userOfApiKey } from "./user.ts";

const toApiKey = ({ orgId: _org, secretHash: _hash, ...key }: StoredApiKey): ApiKey => key;

/** API keys of the organization, newest first. */
export async function listApiKeys(
  { store }: Runtime,
  input: PageInput,
  { org, cursors }: Context,
): Promise<ApiKeyList> {
  const page = await toPage(
    input,
    cursors,
    ["api-keys", org],
    (page) => store.apiKeys.list(org, page),
    ({ createdAt, id }) => [createdAt, id],
  );
  return { ...page, items: page.items.map(toApiKey) };
}

/** Creates an API key. Its secret is answered here and nowhere else. */
export async function createApiKey(
  runtime: Runtime,
  body: CreateApiKeyBody,
  context: Context,
): Promise<CreatedApiKey> {
  const { org: orgId, actor, scopes } = context;
  requireGrantable(scopes, body.scopes);
  const createdAt = timestamp(runtime.now());
  const expiresAt = expiryOf(body, createdAt);
  const { secret, prefix, hash: secretHash } = await newApiKeySecret();
  const key: StoredApiKey = {
    id: newId(),
    orgId,
    name: body.name,
    prefix,
    secretHash,
    scopes: uniqueScopes(body.scopes),
    createdAt,
    createdBy: actor.userId,
    ...(expiresAt === undefined ? {} : { expiresAt }),
  };
  const answer = { ...toApiKey(key), secret };
  const write = await sealAnswer(runtime.sealer, orgId, context.write, answer);
  return runtime.store.transaction({ exclusive: [orgLock(orgId)] }, async (tables) => {
    await requireRoomForKey(tables, runtime, key);
    await tables.apiKeys.insert(key);
    await recordAnswer(tables, orgId, write, answer);
    return answer;
  });
}

function expiryOf({ expiresAt }: CreateApiKeyBody, now: string): string | undefined {
  if (expiresAt === undefined) return undefined;
  const normalized = normalizeTimestamp(expiresAt);
  if (normalized !== null && normalized > now) return normalized;
  throw new ProblemError("validation_failed", {
    detail: "The key would never be good.",
    errors: [{ pointer: "/expiresAt", code: "future", message: "must be in the future" }],
  });
}

async function requireRoomForKey(
  { apiKeys }: AuthTables,
  { limits }: Runtime,
  { orgId, createdAt }: StoredApiKey,
): Promise<void> {
  const most = limits.usableApiKeysPerOrg;
  if ((await apiKeys.countUsable(orgId, createdAt)) < most) return;
  throw new ProblemError("limit_reached", {
    detail: `An organization can have ${most} usable API keys. Revoke some first.`,
  });
}

/** Revokes an API key and voids the tokens it was exchanged for. Revoking again changes nothing. */
export function revokeApiKey(runtime: Runtime, orgId: string, apiKeyId: string): Promise<void> {
  return runtime.store.transaction({ exclusive: [orgLock(orgId)] }, async (tables) => {
    const key = await tables.apiKeys.find(orgId, apiKeyId);
    if (!key)
      throw new ProblemError("api_key_not_found", { detail: "The organization has no such API key." });
    if (key.revokedAt) return;
    await tables.apiKeys.revoke(orgId, apiKeyId, timestamp(runtime.now()));
    await revoke(tables, runtime, { orgId, userId: userOfApiKey(apiKeyId) });
  });
}
