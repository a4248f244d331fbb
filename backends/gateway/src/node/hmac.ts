import { createHmac, createSecretKey, hkdfSync, timingSafeEqual } from "node:crypto";
import type { Hmac } from "@elqnt/service-kit";
import type { SignatureCheck } from "../verifier/keys.ts";

/**
 * The same function as service-kit's `createHmac`, on Node's synchronous crypto: a WebCrypto call costs a trip to
 * the thread pool, which is ten times the price of the hash itself.
 */
export function createNodeHmac(secret: string, purpose: string): Hmac {
  const key = createSecretKey(Buffer.from(hkdfSync("sha256", secret, "", purpose, 32)));
  return (text) => createHmac("sha256", key).update(text).digest("base64url");
}

/** The HS256 check of a token verifier on Node's synchronous crypto, for the same reason. */
export function createNodeHs256(secret: Uint8Array): SignatureCheck {
  const key = createSecretKey(secret);
  return (signed, signature) => {
    const expected = createHmac("sha256", key).update(signed).digest();
    const given = Buffer.from(signature, "base64url");
    return given.length === expected.length && timingSafeEqual(given, expected);
  };
}
