import type { Jwk } from "@elqnt/contracts/auth";
import { utf8 } from "@elqnt/service-kit";
import { type JWTPayload, SignJWT } from "jose";

/** Signs gateway tokens. */
export interface TokenSigner {
  /** A compact JWS of exactly these claims. */
  sign(claims: JWTPayload): Promise<string>;
  /** Keys that verify what this signer signed and will sign soon; none when its key is a secret. */
  publicKeys(): Promise<Jwk[]>;
}

/** Signs with `JWT_SECRET` (HS256), for gateways that know nothing else. */
export function createSecretSigner(secret: string): TokenSigner {
  const key = utf8(secret);
  return {
    sign: (claims) => new SignJWT(claims).setProtectedHeader({ alg: "HS256", typ: "JWT" }).sign(key),
    publicKeys: async () => [],
  };
}
