import { SignJWT } from "jose";

/** Who a server acts for. */
export interface ServerIdentity {
  readonly orgId: string;
  /** Default is `system`: the server itself. */
  readonly userId?: string | undefined;
  readonly email?: string | undefined;
  /** Default is `user`. */
  readonly role?: string | undefined;
  /** Default is `["read", "write"]`. */
  readonly scopes?: readonly string[] | undefined;
}

/** How tokens are signed. */
export interface SigningOptions {
  /** The gateway's `JWT_SECRET`, at least 32 bytes. */
  readonly jwtSecret: string | Uint8Array;
  /** The gateway's `JWT_ISSUER`, if the token shall name one. */
  readonly issuer?: string | undefined;
  /** The gateway's `JWT_AUDIENCE`, if the token shall name one. */
  readonly audience?: string | undefined;
  /** Life of a token (in seconds). Default is 120. */
  readonly expiresInSeconds?: number | undefined;
}

/** Makes the signer of first-party HS256 tokens (RFC 7519, RFC 7518 §3.2). */
export function createTokenSigner(options: SigningOptions): (identity: ServerIdentity) => Promise<string> {
  const { jwtSecret, issuer, audience, expiresInSeconds = 120 } = options;
  const secret =
    typeof jwtSecret === "string" ? new Uint8Array(new TextEncoder().encode(jwtSecret)) : jwtSecret;
  if (!(secret?.byteLength >= 32)) {
    throw new TypeError(
      'Failed to create a server client: "jwtSecret" is shorter than 32 bytes. Pass the JWT_SECRET of the gateway.',
    );
  }
  return ({ orgId, userId = "system", email, role = "user", scopes = ["read", "write"] }) => {
    const claims = { org_id: orgId, user_id: userId, role, scopes, ...(email && { email }) };
    const token = new SignJWT(claims)
      .setProtectedHeader({ alg: "HS256", typ: "JWT" })
      .setJti(crypto.randomUUID())
      .setIssuedAt()
      .setExpirationTime(`${expiresInSeconds}s`);
    if (issuer) token.setIssuer(issuer);
    if (audience) token.setAudience(audience);
    return token.sign(secret);
  };
}
