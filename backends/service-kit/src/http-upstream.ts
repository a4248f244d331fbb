import type { Hmac } from "./bytes.ts";
import type { Upstream } from "./identity.ts";
import { proveIdentity } from "./proof.ts";

/**
 * A service in another process, for calls between services: the identity travels as headers with the proof.
 * Traffic of clients goes through the gateway's own proxy instead.
 *
 * @param baseUrl Where the service listens, such as `http://auth:8081`.
 * @param hmac The HMAC both sides derive from the shared secret for the purpose {@link proofPurpose}.
 */
export function createHttpUpstream(baseUrl: string, hmac: Hmac): Upstream {
  return async (request, identity) => {
    const { pathname, search } = new URL(request.url);
    const headers = new Headers(request.headers);
    const proof = identity && (await proveIdentity(hmac, request.method, pathname + search, identity));
    for (const [name, value] of Object.entries(proof ?? {})) headers.set(name, value);
    const init: RequestInit & { duplex?: "half" } = {
      method: request.method,
      headers,
      signal: request.signal,
    };
    if (request.body) Object.assign(init, { body: request.body, duplex: "half" });
    return fetch(new URL(pathname + search, baseUrl), init);
  };
}

/** What the key of the proof is derived for; gateway and services must agree on it. */
export const proofPurpose = "elqnt:proof:v1";

/** What the key of cursors is derived for; every process of a service must agree on it. */
export const cursorPurpose = "elqnt:cursor:v1";
