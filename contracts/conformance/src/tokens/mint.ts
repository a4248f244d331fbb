import { SignJWT } from "jose";
import type { Claims } from "../http/exchange.ts";

/**
 * Makes a gateway token with exactly these claims. Some rules also ask for members of the protected header; a minter
 * that cannot set them leaves them out, and those rules are skipped.
 */
export type MintToken = (
  claims: Claims,
  header?: Readonly<Record<string, unknown>>,
) => string | Promise<string>;

/** Mints HS256 first-party tokens the way the platform's own applications do. */
export function mintWithSecret(secret: string): MintToken {
  const key = new TextEncoder().encode(secret);
  return (claims, header) =>
    new SignJWT(claims).setProtectedHeader({ alg: "HS256", typ: "JWT", ...header }).sign(key);
}

/** Now, in the whole seconds that JWT claims use. */
export const nowInSeconds = (): number => Math.floor(Date.now() / 1000);

const lifetimeInSeconds = 3600;

/** The claims of an ordinary token, to be completed or broken by a rule. */
export function ordinaryClaims(claims: Claims): Claims {
  return {
    role: "user",
    scopes: ["read", "write"],
    exp: nowInSeconds() + lifetimeInSeconds,
    ...claims,
  };
}
