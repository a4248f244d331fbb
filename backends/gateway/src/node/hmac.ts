import { createHmac, createSecretKey, hkdfSync } from "node:crypto";
import type { Hmac } from "@elqnt/service-kit";

/**
 * The same function as service-kit's `createHmac`, on Node's synchronous crypto: a WebCrypto call costs a trip to
 * the thread pool, which is ten times the price of the hash itself.
 */
export function createNodeHmac(secret: string, purpose: string): Hmac {
  const key = createSecretKey(Buffer.from(hkdfSync("sha256", secret, "", purpose, 32)));
  return (text) => createHmac("sha256", key).update(text).digest("base64url");
}
