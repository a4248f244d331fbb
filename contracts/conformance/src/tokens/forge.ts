import { base64url, SignJWT } from "jose";
import type { Claims } from "../http/exchange.ts";

const encode = (value: unknown): string => base64url.encode(JSON.stringify(value));

/** The three parts of a compact JWS. */
export function partsOf(token: string): [header: string, payload: string, signature: string] {
  const [header = "", payload = "", signature = ""] = token.split(".");
  return [header, payload, signature];
}

/** A token nobody signed: any header over any claims, with any signature text. */
export const unsigned = (header: Record<string, unknown>, claims: Claims, signature = ""): string =>
  `${encode(header)}.${encode(claims)}.${signature}`;

/** A token signed by somebody who does not know the secret. */
export const signedBy = (
  secret: string,
  claims: Claims,
  header: { alg: string; [name: string]: unknown } = { alg: "HS256" },
): Promise<string> =>
  new SignJWT(claims).setProtectedHeader(header).sign(new TextEncoder().encode(secret.padEnd(64, ".")));

/** The same token under another header; the signature no longer fits. */
export function withHeader(token: string, header: Record<string, unknown>): string {
  const [, payload, signature] = partsOf(token);
  return `${encode(header)}.${payload}.${signature}`;
}

/** The same token with other claims; the signature no longer fits. */
export function withClaims(token: string, claims: Claims): string {
  const [header, , signature] = partsOf(token);
  return `${header}.${encode(claims)}.${signature}`;
}

/** The claims a token carries, unverified; `undefined` when it is no JWT. */
export function claimsOf(token: string): Claims | undefined {
  try {
    return JSON.parse(new TextDecoder().decode(base64url.decode(partsOf(token)[1]))) as Claims;
  } catch {
    return undefined;
  }
}
