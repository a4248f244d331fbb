import { claimsOf } from "../src/tokens/forge.ts";
import { mutantsOf } from "./mutant.ts";
import { asking, believing, handling, type Json, pretending, refusing, succeeding } from "./rewrite.ts";

export const apiKeyMutants = mutantsOf("api-keys", {
  "secret-listed": [
    "the list of API keys has their secrets",
    "api-keys/secret-once",
    (reference) => {
      const secrets = new Map<string, string>();
      return succeeding(["createApiKey", "listApiKeys"], ({ json }) => {
        if (json.secret) secrets.set(json.id, json.secret);
        for (const item of json.items ?? []) item.secret = secrets.get(item.id);
      })(reference);
    },
  ],
  "prefix-is-secret": [
    "the prefix is nearly the whole secret",
    "api-keys/secret-once",
    succeeding(["createApiKey"], ({ json }) => {
      json.prefix = json.secret.slice(0, -2);
    }),
  ],
  "wrong-scopes": [
    "a key's token has other scopes",
    "api-keys/exchange",
    succeeding(["exchangeToken"], ({ json }) => {
      json.scopes = ["read"];
    }),
  ],
  "not-narrowed": [
    "scopes of the exchange are not looked at",
    "api-keys/narrowed",
    asking(["exchangeToken"], ({ json }) => {
      delete json?.scopes;
    }),
  ],
  cacheable: [
    "tokens may be cached",
    "api-keys/no-store",
    succeeding(["exchangeToken"], ({ headers }) => headers.delete("cache-control")),
  ],
  "not-revoked": [
    "a revoked key still gives tokens",
    "api-keys/revoke",
    handling(["revokeApiKey"], pretending),
  ],
  "tokens-outlive-key": [
    "tokens of a revoked key stay good",
    "api-keys/revoke",
    (reference) => {
      const good = new Map<string, Json>();
      return handling([], async (asked, send) => {
        const answered = await send(asked);
        const claims = claimsOf(asked.headers.get("authorization")?.slice(7) ?? "");
        if (asked.operationId !== "getMe" || !claims) return answered;
        const key = JSON.stringify(claims);
        if (answered.status === 200) good.set(key, answered);
        return answered.json?.code === "token_revoked" ? (good.get(key) ?? answered) : answered;
      })(reference);
    },
  ],
  "wrong-key-403": [
    "a wrong key is answered 403",
    "api-keys/wrong",
    refusing(["credentials_invalid"], (answered) => {
      answered.status = 403;
    }),
  ],
  "trimmed-key": [
    "a key with an appendix is taken",
    "api-keys/wrong",
    asking(["exchangeToken"], ({ json }) => {
      if (typeof json?.apiKey === "string" && json.apiKey.endsWith("x"))
        json.apiKey = json.apiKey.slice(0, -1);
    }),
  ],
  "never-expires": [
    "expiresAt of a key is not looked at",
    "api-keys/expiry",
    asking(["createApiKey"], ({ json }) => {
      delete json?.expiresAt;
    }),
  ],
  "all-scopes": [
    "tokens of a key have every scope",
    "api-keys/confined",
    believing([], (claims) =>
      String(claims.user_id).startsWith("key_") ? { ...claims, scopes: ["admin"] } : undefined,
    ),
  ],
  "any-org": [
    "a key of another organization can be revoked",
    "api-keys/foreign",
    refusing(["api_key_not_found"], (answered) => {
      answered.status = 204;
    }),
  ],
});
