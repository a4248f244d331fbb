import type { VerifiedToken } from "../verifier/claims.ts";
import type { TokenVerifier } from "../verifier/verifier.ts";
import type { Refusal } from "./problem-answer.ts";

/** A caller, or why there is none. */
export type Authentication = { readonly token: VerifiedToken } | { readonly refusal: Refusal };

const scheme = "Bearer ";

/**
 * Authenticates by the `Authorization` header alone. The scheme is spelled exactly `Bearer` with one space, so that
 * no second parser behind this one can see another token.
 */
export async function authenticate(
  verifier: TokenVerifier,
  authorization: string | null | undefined,
): Promise<Authentication> {
  if (!authorization) return { refusal: missing };
  if (!authorization.startsWith(scheme)) return { refusal: malformed };
  const verification = verifier.verify(authorization.slice(scheme.length));
  const result = "then" in verification ? await verification.catch(() => undefined) : verification;
  if (!result) return { refusal: unable };
  if (result.ok) return result;
  return {
    refusal: {
      code: result.code,
      detail: details[result.code],
      reason: result.reason,
      headers: invalidToken,
    },
  };
}

const missing: Refusal = {
  code: "unauthorized",
  detail: "The operation needs a token: send `Authorization: Bearer <token>`.",
  reason: "no authorization",
  headers: ["WWW-Authenticate", 'Bearer realm="elqnt"'],
};
const invalidToken = ["WWW-Authenticate", 'Bearer realm="elqnt", error="invalid_token"'];
/** Neither good nor bad: the keys or the revocations have never been read. */
const unable: Refusal = {
  code: "service_unavailable",
  detail: "Tokens cannot be verified right now. Repeat the request later.",
  reason: "keys or revocations cannot be read",
  headers: ["Retry-After", "1"],
};
const malformed: Refusal = {
  code: "unauthorized",
  detail: "The authorization is not one bearer token.",
  reason: "authorization scheme",
  headers: invalidToken,
};
const details = {
  unauthorized: "The token cannot be verified.",
  token_expired: "The token is past its expiry. Fetch a new one and repeat.",
  token_revoked: "The token was revoked. Sign in again.",
} as const;
