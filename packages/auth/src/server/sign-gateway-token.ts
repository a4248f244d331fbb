import { importJWK, SignJWT } from "jose";
import { type SigningKey, secretBytes } from "./keys.ts";

/** What a gateway token says. */
export interface GatewayClaims {
  readonly orgId: string;
  readonly userId: string;
  readonly email?: string | undefined;
  /** Default is `user`. */
  readonly role?: string | undefined;
  /** Default is `["read", "write"]`. */
  readonly scopes?: readonly string[] | undefined;
}

/** How a token is signed. */
export type SignGatewayTokenOptions = SigningKey & {
  /** Default is `elqnt`, the gateway's default `JWT_ISSUER`. */
  readonly issuer?: string | undefined;
  /** Default is `elqnt-gateway`, the gateway's default `JWT_AUDIENCE`. */
  readonly audience?: string | undefined;
  /** Life of the token (in seconds). Default is 3,600. */
  readonly expiresInSeconds?: number | undefined;
  /** Milliseconds since 1970. Default is `Date.now`. */
  readonly now?: (() => number) | undefined;
};

/** A signed token and the end of its life. */
export interface SignedGatewayToken {
  readonly token: string;
  /** RFC 3339. */
  readonly expiresAt: string;
}

async function keyOf(
  options: SigningKey,
): Promise<{ key: Parameters<SignJWT["sign"]>[0]; header: { alg: string; kid?: string } }> {
  if ("secret" in options) return { key: secretBytes(options.secret), header: { alg: "HS256" } };
  const { privateKey, algorithm, keyId } = options;
  const key = "kty" in privateKey ? await importJWK(privateKey, algorithm) : privateKey;
  return { key, header: { alg: algorithm, kid: keyId } };
}

/**
 * Signs a token the gateway accepts (RFC 7519): HS256 with the shared secret, or EdDSA, ES256 or RS256 with a key of
 * the app's own whose public half the gateway knows.
 *
 * Exported from `@elqnt/auth/server`.
 *
 * @example In a server action
 * ```ts
 * const { token } = await signGatewayToken({ orgId, userId, email, role: "user" }, { secret: process.env.JWT_SECRET! });
 * ```
 *
 * @throws TypeError when the secret is shorter than 32 bytes or a required claim is missing.
 */
export async function signGatewayToken(
  claims: GatewayClaims,
  options: SignGatewayTokenOptions,
): Promise<SignedGatewayToken> {
  const { orgId, userId, email, role = "user", scopes = ["read", "write"] } = claims;
  if (!orgId || !userId)
    throw new TypeError('Failed to sign a gateway token: "orgId" and "userId" must be set.');
  const { issuer = "elqnt", audience = "elqnt-gateway", expiresInSeconds = 3_600, now = Date.now } = options;
  const { key, header } = await keyOf(options);
  const issuedAt = Math.floor(now() / 1000);
  const expiresAt = issuedAt + expiresInSeconds;
  const token = await new SignJWT({
    org_id: orgId,
    user_id: userId,
    role,
    scopes: [...scopes],
    ...(email ? { email } : {}),
  })
    .setProtectedHeader({ ...header, typ: "JWT" })
    .setIssuer(issuer)
    .setAudience(audience)
    .setIssuedAt(issuedAt)
    .setExpirationTime(expiresAt)
    .setJti(crypto.randomUUID())
    .sign(key);
  return { token, expiresAt: new Date(expiresAt * 1000).toISOString() };
}
