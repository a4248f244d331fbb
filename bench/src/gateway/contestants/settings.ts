import { createHmac, timingSafeEqual } from "node:crypto";
import { createTokenVerifier, type TokenVerifier } from "@elqnt/gateway/verifier";
import pino, { type Logger } from "pino";

/** Shared by every gateway of the comparison and by the token that is sent. */
export const secret = "bench-secret-that-is-long-enough-for-hs256-tokens";
export const origin = "http://localhost:3000";
export const upstream: string = process.env.BENCH_UPSTREAM ?? "";

/** Structured JSON to standard output, as every contestant logs. */
export const createLogger = (): Logger => pino({ level: "info" });

/** What a gateway must know of a caller. */
export interface Caller {
  readonly orgId: string;
  readonly userId: string;
  readonly scopes: readonly string[];
}

/**
 * HS256 with `node:crypto` and the claims checked, nothing remembered. It stands for what `@fastify/jwt` does, whose
 * fast-jwt is not to be installed in this house; it is a little cheaper than that.
 */
export function verifyPlainly(token: string): Caller | undefined {
  const [head = "", payload = "", signature = ""] = token.split(".");
  const { alg } = JSON.parse(Buffer.from(head, "base64url").toString());
  const expected = createHmac("sha256", secret).update(`${head}.${payload}`).digest();
  const given = Buffer.from(signature, "base64url");
  if (alg !== "HS256" || given.length !== expected.length || !timingSafeEqual(given, expected))
    return undefined;
  const claims = JSON.parse(Buffer.from(payload, "base64url").toString());
  const isGood = claims.iss === "elqnt" && claims.aud === "elqnt-gateway" && claims.exp * 1_000 > Date.now();
  if (!isGood) return undefined;
  return {
    orgId: claims.orgId ?? claims.org_id,
    userId: claims.sub ?? claims.user_id,
    scopes: claims.scopes ?? [],
  };
}

/** Our remembering verifier, for opponents that are given the same. */
export const verifier: TokenVerifier = createTokenVerifier({ secret });

export async function verifyRemembering(token: string): Promise<Caller | undefined> {
  const verification = await verifier.verify(token);
  return verification.ok ? verification.token : undefined;
}

/** `read` covers every GET here. */
export const maySee = (caller: Caller): boolean => caller.scopes.some((scope) => scope.startsWith("read"));

/** The identity headers every gateway writes for its services. */
export const identityHeaders = (caller: Caller, requestId: string): Record<string, string> => ({
  "x-org-id": caller.orgId,
  "x-user-id": caller.userId,
  "x-scopes": caller.scopes.join(" "),
  "x-request-id": requestId,
});

/** What one request leaves in the log, the same fields for all. */
export const accessLine = (
  requestId: string,
  method: string,
  status: number,
  startedAt: number,
  caller: Caller | undefined,
): Record<string, unknown> => ({
  requestId,
  method,
  route: "/api/v1/entities/{entityName}/records/{recordId}",
  status,
  durationMs: Math.round((performance.now() - startedAt) * 100) / 100,
  orgId: caller?.orgId,
  userId: caller?.userId,
  service: "entities",
});
