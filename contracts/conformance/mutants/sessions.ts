import { SignJWT } from "jose";
import { claimsOf } from "../src/tokens/forge.ts";
import { mutantsOf } from "./mutant.ts";
import {
  asking,
  believing,
  claimsIn,
  handling,
  type Json,
  mutantSecret,
  now,
  pretending,
  refusing,
  signAs,
  succeeding,
} from "./rewrite.ts";

export const authMutants = mutantsOf("auth", {
  "me-of-another": [
    "getMe answers another user",
    "me/token",
    succeeding(["getMe"], ({ json }) => {
      json.user.id = "somebody-else";
    }),
  ],
  "me-all-scopes": [
    "getMe answers more scopes than the token has",
    "me/token",
    succeeding(["getMe"], ({ json }) => json.scopes.push("admin")),
  ],
  "me-needs-scope": [
    "getMe needs a scope",
    "me/no-scope",
    asking(["getMe"], async (asked) => {
      const claims = claimsOf(asked.headers.get("authorization")?.slice(7) ?? "");
      if (claims && Array.isArray(claims.scopes) && claims.scopes.length === 0)
        await signAs(asked, { ...claims, scopes: null });
    }),
  ],
  "private-key-shown": [
    "the key set has private keys",
    "me/jwks",
    succeeding(["getJwks"], ({ json }) => {
      json.keys.push({ kty: "OKP", crv: "Ed25519", kid: "1", x: "x", d: "private" });
    }),
  ],
});

async function resign(assertion: string, change: (claims: Json) => Json): Promise<string> {
  return new SignJWT(change(claimsOf(assertion)))
    .setProtectedHeader({ alg: "HS256", typ: "elqnt-session+jwt" })
    .sign(new TextEncoder().encode(mutantSecret));
}

export const sessionMutants = mutantsOf("sessions", {
  "assertion-twice": [
    "an assertion can be used twice",
    "sessions/assertion",
    asking(["exchangeToken"], async ({ json }) => {
      if (json?.assertion)
        json.assertion = await resign(json.assertion, (claims) => ({ ...claims, jti: crypto.randomUUID() }));
    }),
  ],
  "assertion-long": [
    "an assertion may live for an hour",
    "sessions/assertion",
    asking(["exchangeToken"], async ({ json }) => {
      if (!json?.assertion) return;
      const { exp = 0 } = claimsOf(json.assertion) as { exp?: number };
      if (exp > now() + 60)
        json.assertion = await resign(json.assertion, (claims) => ({ ...claims, exp: now() + 30 }));
    }),
  ],
  "not-ended": ["an ended session goes on", "sessions/revoke", handling(["revokeSession"], pretending)],
  "wrong-user": [
    "the token of a session is another user's",
    "sessions/exchange",
    succeeding(["getMe"], ({ json }) => {
      json.user.id = `${json.user.id}x`;
    }),
  ],
  "none-current": [
    "no session is the current one",
    "sessions/list",
    succeeding(["listSessions"], ({ json }) => {
      for (const item of json.items) item.isCurrent = false;
    }),
  ],
  "anybody-ends": [
    "anybody can end a session",
    "sessions/foreign",
    refusing(["session_not_found"], (answered) => {
      answered.status = 204;
    }),
  ],
});

export const revocationMutants = mutantsOf("revocation", {
  ignored: [
    "revocations are not looked at",
    "revocation/user",
    believing([], ({ iat, ...claims }, { operationId }) =>
      operationId === "getMe" && iat !== undefined ? { ...claims, iat: now() + 4 } : undefined,
    ),
  ],
  everybody: [
    "revoking a user revokes the organization",
    "revocation/user",
    asking(["createRevocation"], (asked) => {
      if (asked.json?.userId) asked.json = {};
    }),
  ],
  "all-tokens": [
    "revoking one token revokes the organization",
    "revocation/token",
    asking(["createRevocation"], (asked) => {
      if (asked.json?.tokenId) asked.json = {};
    }),
  ],
  "for-ever": [
    "after a revocation no token is good",
    "revocation/later-tokens",
    believing(["getMe"], (claims) => (claims.iat > now() ? { ...claims, iat: now() - 100 } : undefined)),
  ],
  "org-ignored": [
    "the organization cannot be revoked",
    "revocation/organization",
    handling(["createRevocation"], async (asked, send) => {
      if (asked.json && Object.keys(asked.json).length === 0) asked.json = { tokenId: "nobody" };
      return send(asked);
    }),
  ],
  everywhere: [
    "a user is revoked in every organization",
    "revocation/foreign",
    (reference) => {
      const revoked = new Set<string>();
      return handling([], async (asked, send) => {
        if (asked.operationId === "createRevocation" && asked.json?.userId) revoked.add(asked.json.userId);
        const user = claimsIn(asked)?.user_id;
        if (asked.operationId === "getMe" && revoked.has(user)) asked.headers.delete("authorization");
        return send(asked);
      })(reference);
    },
  ],
});
