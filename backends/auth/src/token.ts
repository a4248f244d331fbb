import type { GatewayToken } from "@elqnt/contracts/auth";
import { newId } from "@elqnt/service-kit";
import type { Runtime } from "./runtime.ts";
import { timestamp } from "./time.ts";

/** What a gateway token is to say. */
export interface TokenGrant {
  readonly orgId: string;
  readonly userId: string;
  readonly email?: string;
  readonly role?: string;
  readonly scopes: string[];
  readonly sessionId?: string;
  /** `iat`, from `issueTime`. */
  readonly issuedAt: number;
  /** `exp` */
  readonly expiresAt: number;
}

/** Signs a gateway token with all claims of the contract, and `sid` when it comes from a session. */
export async function signToken(
  { signer, issuer, audience }: Pick<Runtime, "signer" | "issuer" | "audience">,
  { orgId, userId, email, role, scopes, sessionId, issuedAt, expiresAt }: TokenGrant,
): Promise<GatewayToken> {
  const token = await signer.sign({
    iss: issuer,
    aud: audience,
    jti: newId(),
    iat: issuedAt,
    exp: expiresAt,
    org_id: orgId,
    user_id: userId,
    ...(email === undefined ? {} : { email }),
    ...(role === undefined ? {} : { role }),
    scopes,
    ...(sessionId === undefined ? {} : { sid: sessionId }),
  });
  return {
    token,
    tokenType: "Bearer",
    expiresAt: timestamp(expiresAt * 1000),
    scopes,
    ...(sessionId === undefined ? {} : { sessionId }),
  };
}
