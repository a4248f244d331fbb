import { exportJWK, generateKeyPair, type JWK, SignJWT } from "jose";
import { expect } from "vitest";
import { createNodeHs256 } from "../node/hmac.ts";
import { createTokenVerifier, type TokenVerifierOptions, type Verification } from "../verifier/verifier.ts";
import { claims, secret } from "./tokens.ts";

/** The moment at which these tests happen. */
export const now = 1_800_000_000_000;
export const seconds = now / 1000;
export const header = JSON.stringify({ alg: "HS256" });

/** A verifier with its own clock. */
export function verifierAt(time: () => number, options: TokenVerifierOptions = { secret }) {
  return createTokenVerifier({ now: time, ...options });
}

/** Verifies once, now, on WebCrypto and on Node's crypto, which must agree. */
export async function verify(
  token: string,
  options: TokenVerifierOptions = { secret },
): Promise<Verification> {
  const verification = await verifierAt(() => now, options).verify(token);
  const onNode = await verifierAt(() => now, { hs256: createNodeHs256, ...options }).verify(token);
  expect(onNode).toEqual(verification);
  return verification;
}

/** Text of the usual claims, changed. */
export function payloadWith(overrides: Record<string, unknown>): string {
  return JSON.stringify({ ...claims, exp: seconds + 3600, ...overrides });
}

/** A key pair of a third-party app. */
export async function thirdParty(kid: string, algorithm: "EdDSA" | "ES256" | "RS256") {
  const { privateKey, publicKey } = await generateKeyPair(algorithm, { extractable: true });
  const jwk: JWK = { ...(await exportJWK(publicKey)), kid };
  const sign = (overrides: Record<string, unknown> = {}, protectedHeader: Record<string, unknown> = {}) =>
    new SignJWT({
      ...claims,
      iss: "elqnt",
      aud: "elqnt-gateway",
      iat: seconds,
      exp: seconds + 900,
      jti: crypto.randomUUID(),
      ...overrides,
    })
      .setProtectedHeader({ alg: algorithm, kid, ...protectedHeader })
      .sign(privateKey);
  return { jwk, publicKey, sign };
}

export const refused = { ok: false, code: "unauthorized" };
