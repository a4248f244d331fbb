import type { IssuedToken } from "../index.ts";

/** A token as the gateway issues it, unsigned: only its times are read on the client. */
export function tokenOf(name: string, issuedAt: number, lifeMs: number): IssuedToken {
  const claims = { sub: name, iat: issuedAt / 1_000, exp: (issuedAt + lifeMs) / 1_000 };
  const encode = (value: object) =>
    btoa(JSON.stringify(value)).replace(/=+$/, "").replace(/\+/g, "-").replace(/\//g, "_");
  return {
    token: `${encode({ alg: "none" })}.${encode(claims)}.${name}`,
    expiresAt: new Date(issuedAt + lifeMs).toISOString(),
  };
}

/** The name {@link tokenOf} was given. */
export const nameOf = (token: string | undefined): string | undefined => token?.split(".")[2];
