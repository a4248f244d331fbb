import type { CreatedApiKey, GatewayToken } from "@elqnt/contracts/auth";
import { ensure, expectEqual, expectHeader, expectProblem, expectStatus } from "../../engine/expect.ts";
import type { Caller, Org } from "../../engine/org.ts";
import type { Rule } from "../../engine/rule.ts";
import { show } from "../../engine/violation.ts";
import type { World } from "../../engine/world.ts";
import type { Exchange } from "../../http/exchange.ts";
import { newApiKey } from "../../recipes/auth-fixture.ts";
import { bodyOf } from "../../recipes/recipe.ts";
import { claimsOf } from "../../tokens/forge.ts";

const nobody = { credential: { kind: "none" } } as const;

const exchangeKey = (world: World, apiKey: string, scopes?: string[]): Promise<Exchange> =>
  world.a.admin.call(
    "exchangeToken",
    { body: { grantType: "api_key", apiKey, ...(scopes ? { scopes } : {}) } },
    nobody,
  );

/** A caller with the token that an API key gave. */
async function callerOf(world: World, apiKey: string): Promise<Caller> {
  const { token } = bodyOf<GatewayToken>(await exchangeKey(world, apiKey), 200);
  return world.caller({
    kind: "literal",
    header: `Bearer ${token}`,
    claims: claimsOf(token) ?? {},
  });
}

async function listedKeys(org: Org): Promise<{ items: Record<string, unknown>[]; exchange: Exchange }> {
  const exchange = await org.admin.call("listApiKeys", { limit: 200 });
  return { items: bodyOf<{ items: Record<string, unknown>[] }>(exchange, 200).items, exchange };
}

const revocationMs = 5000;

/** Programs get in with keys whose secret nobody can read again. */
export const apiKeyRules: readonly Rule[] = [
  {
    id: "api-keys/secret-once",
    title: "The secret of an API key is answered once and never listed",
    profile: "auth",
    reference: "auth.yaml createApiKey",
    run: async (world) => {
      const org = await world.newOrg();
      const key = await newApiKey(world, org);
      ensure(key.secret.length >= 24, "a secret of at least 24 characters", `${key.secret.length}`);
      const { items, exchange } = await listedKeys(org);
      const listed = items.find(({ id }) => id === key.id);
      ensure(listed, "the key in the list", "nothing", exchange);
      ensure(!("secret" in listed), "no secret", "one", exchange);
      ensure(!exchange.text.includes(key.secret), "no secret anywhere in the list", "one", exchange);
      ensure(
        key.secret.startsWith(key.prefix) && key.prefix.length < key.secret.length / 2,
        "a prefix that is a small part of the secret",
        show(key.prefix),
        exchange,
      );
    },
  },
  {
    id: "api-keys/exchange",
    title: "An API key is exchanged for a short token with its scopes in its organization",
    profile: "auth",
    reference: "auth.yaml exchangeToken",
    run: async (world) => {
      const { secret } = await newApiKey(world, world.a, ["read:entities", "read:auth"]);
      const exchange = await exchangeKey(world, secret);
      expectStatus(exchange, 200);
      const { expiresAt, scopes } = exchange.json as GatewayToken;
      expectEqual([...scopes].sort(), ["read:auth", "read:entities"], "scopes", exchange);
      const seconds = (Date.parse(expiresAt) - Date.now()) / 1000;
      ensure(seconds > 0 && seconds <= 24 * 3600, "an expiry within a day", expiresAt, exchange);
      const me = await (await callerOf(world, secret)).call("getMe");
      expectStatus(me, 200, "with the exchanged token");
      expectEqual((me.json as { org: { id: string } }).org.id, world.a.id, "org.id", me);
    },
  },
  {
    id: "api-keys/no-store",
    title: "The answer with a token must not be cached",
    profile: "auth",
    reference: "auth.yaml exchangeToken; RFC 6749 §5.1; S85",
    run: async (world) => {
      const { secret } = await newApiKey(world, world.a);
      const exchange = await exchangeKey(world, secret);
      const control = expectHeader(exchange, "Cache-Control");
      ensure(/\bno-store\b/i.test(control), "Cache-Control: no-store", control, exchange);
    },
  },
  {
    id: "api-keys/narrowed",
    title: "Scopes of the exchange narrow those of the key and never widen them",
    profile: "auth",
    reference: "auth.yaml exchangeToken",
    run: async (world) => {
      const own = ["read:entities", "write:entities"];
      const { secret } = await newApiKey(world, world.a, own);
      const narrowed = await exchangeKey(world, secret, ["read:entities"]);
      expectStatus(narrowed, 200);
      expectEqual((narrowed.json as GatewayToken).scopes, ["read:entities"], "scopes", narrowed);
      const widened = await exchangeKey(world, secret, ["read:entities", "admin"]);
      if (widened.status !== 200)
        return void expectProblem(widened, { status: [401, 403, 422] }, "or fewer scopes");
      const extra = (widened.json as GatewayToken).scopes.filter((scope) => !own.includes(scope));
      ensure(extra.length === 0, "no scope beyond the key's", extra.join(", "), widened);
    },
  },
  {
    id: "api-keys/confined",
    title: "The token of an API key is held to the key's scopes",
    profile: "auth",
    reference: "contract.md §1 Scopes",
    run: async (world) => {
      const { secret } = await newApiKey(world, world.a, ["read:entities"]);
      const exchange = await (await callerOf(world, secret)).call("listApiKeys");
      expectProblem(exchange, { status: 403, code: "insufficient_scope" });
    },
  },
  {
    id: "api-keys/wrong",
    title: "An unknown or altered API key is refused with 401 credentials_invalid",
    profile: "auth",
    reference: "contracts/problems.yaml credentials_invalid",
    run: async (world) => {
      const { secret, id } = await newApiKey(world, world.a);
      const last = secret.endsWith("a") ? "b" : "a";
      for (const wrong of [
        "nonsense",
        `${secret.slice(0, -1)}${last}`,
        `${secret}x`,
        secret.slice(0, -1),
        id,
      ]) {
        expectProblem(await exchangeKey(world, wrong), { status: 401, code: "credentials_invalid" });
      }
    },
  },
  {
    id: "api-keys/revoke",
    title: "A revoked API key is worthless at once, and its tokens within 5 s",
    profile: "auth",
    reference: "auth.yaml revokeApiKey; contract.md §1 Tokens; S24",
    run: async (world) => {
      const key = await newApiKey(world, world.a, ["read:auth"]);
      const caller = await callerOf(world, key.secret);
      expectStatus(await caller.call("getMe"), 200, "before the revocation");
      bodyOf(await world.a.admin.call("revokeApiKey", { apiKeyId: key.id }), 204);
      expectProblem(await exchangeKey(world, key.secret), {
        status: 401,
        code: "credentials_invalid",
      });
      const refused = await world.eventually(
        () => caller.call("getMe"),
        ({ status }) => status === 401,
        revocationMs,
      );
      expectProblem(refused, { status: 401, code: "token_revoked" });
    },
  },
  {
    id: "api-keys/expiry",
    title: "An API key is refused after its expiresAt",
    profile: "auth",
    reference: "auth.yaml createApiKey",
    run: async (world) => {
      const expiresAt = new Date(Date.now() + 1500).toISOString();
      const { secret } = bodyOf<CreatedApiKey>(
        await world.a.admin.call("createApiKey", {
          body: { name: world.unique("key"), scopes: ["read:auth"], expiresAt },
        }),
        201,
      );
      const refused = await world.eventually(
        () => exchangeKey(world, secret),
        ({ status }) => status !== 200,
        8000,
      );
      expectProblem(refused, { status: 401, code: "credentials_invalid" });
    },
  },
  {
    id: "api-keys/foreign",
    title: "An API key of another organization cannot be revoked and gives no token for this one",
    profile: "auth",
    reference: "contract.md §1 Org; S34",
    run: async (world) => {
      const key = await newApiKey(world, world.b, ["read:auth"]);
      expectProblem(await world.a.admin.call("revokeApiKey", { apiKeyId: key.id }), {
        status: 404,
        code: "api_key_not_found",
      });
      const me = await (await callerOf(world, key.secret)).call("getMe");
      expectStatus(me, 200, "in its own organization");
      expectEqual((me.json as { org: { id: string } }).org.id, world.b.id, "org.id", me);
    },
  },
];
