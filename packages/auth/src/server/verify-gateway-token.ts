import { jwtVerify } from "jose";
import { secretBytes, type VerificationKey } from "./keys.ts";
import type { GatewayClaims } from "./sign-gateway-token.ts";

/** How a token is verified. */
export type VerifyGatewayTokenOptions = VerificationKey & {
  /** Default is `elqnt`. */
  readonly issuer?: string | undefined;
  /** Default is `elqnt-gateway`. */
  readonly audience?: string | undefined;
  /** Seconds of tolerance for clocks. Default is 5. */
  readonly clockToleranceSeconds?: number | undefined;
};

/** Thrown for a token that cannot be trusted. Says why, never which token. */
export class GatewayTokenError extends Error {
  override readonly name = "GatewayTokenError";
  readonly code = "token_invalid";
}

const isStrings = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((item) => typeof item === "string");

/**
 * Verifies a gateway token and gives its claims. The key fixes the algorithm; the token's header never chooses it.
 * First-party HS256 tokens may omit `iss` and `aud`; what is present must match.
 *
 * Exported from `@elqnt/auth/server`.
 *
 * @example
 * ```ts
 * const { orgId, scopes } = await verifyGatewayToken(token, { secret: process.env.JWT_SECRET! });
 * ```
 *
 * @throws GatewayTokenError when the token is malformed, forged, expired or not meant for this audience.
 */
export async function verifyGatewayToken(
  token: string,
  options: VerifyGatewayTokenOptions,
): Promise<Required<Pick<GatewayClaims, "orgId" | "userId" | "scopes">> & GatewayClaims> {
  const { issuer = "elqnt", audience = "elqnt-gateway", clockToleranceSeconds = 5 } = options;
  const isShared = "secret" in options;
  try {
    const common = { clockTolerance: clockToleranceSeconds, requiredClaims: ["exp"] };
    const { payload } = isShared
      ? await jwtVerify(token, secretBytes(options.secret), { ...common, algorithms: ["HS256"] })
      : await jwtVerify(token, options.jwks, {
          ...common,
          issuer,
          audience,
          algorithms: [...(options.algorithms ?? ["EdDSA", "ES256", "RS256"])],
        });
    const { org_id: orgId, user_id: userId, email, role, scopes } = payload;
    if (payload.iss !== undefined && payload.iss !== issuer) throw new Error("the issuer is another one");
    if (payload.aud !== undefined && ![payload.aud].flat().includes(audience))
      throw new Error("the audience is another one");
    if (typeof orgId !== "string" || typeof userId !== "string" || !isStrings(scopes))
      throw new Error("a claim is missing");
    return {
      orgId,
      userId,
      scopes,
      ...(typeof email === "string" ? { email } : {}),
      ...(typeof role === "string" ? { role } : {}),
    };
  } catch (cause) {
    if (cause instanceof TypeError) throw cause;
    const reason = cause instanceof Error ? cause.message : "it cannot be verified";
    throw new GatewayTokenError(`Failed to verify the gateway token: ${reason}.`, { cause });
  }
}
