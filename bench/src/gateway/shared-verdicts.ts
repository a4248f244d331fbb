import { createHash, createHmac, createSecretKey, timingSafeEqual } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { createRedisCache } from "@elqnt/adapters/redis";
import { createTokenVerifier } from "@elqnt/gateway/verifier";

interface Entry {
  readonly verdict: string;
  readonly mac: string;
}

/** The cache wants one; the organization of a token is known only after its verdict. */
const nobody = "00000000-0000-0000-0000-000000000000";
const ttlMs = 600_000;

/**
 * Verdicts about tokens as several gateways could share them in Redis: under the hash of the token, so that Redis
 * learns none, and with an HMAC, so that it cannot make one up.
 *
 * @returns `undefined` where there is no Redis.
 */
export async function sharedVerdicts(secret: string, tokens: readonly string[]) {
  const url = process.env.REDIS_URL ?? "redis://127.0.0.1:6379";
  const cache = createRedisCache({ url, prefix: `bench-${process.pid}:`, timeoutMs: 5_000 });
  for (let tries = 0; tries < 100 && !cache.isConnected(); tries += 1) await pause(20);
  if (!cache.isConnected()) {
    await cache.close();
    return undefined;
  }
  const key = createSecretKey(Buffer.from(secret));
  const nameOf = (token: string) => createHash("sha256").update(token).digest("base64url");
  const macOf = (name: string, verdict: string) =>
    createHmac("sha256", key).update(`${name} ${verdict}`).digest();
  const verifier = createTokenVerifier({ secret });
  for (const token of tokens) {
    const name = nameOf(token);
    const verdict = JSON.stringify(await verifier.verify(token));
    await cache.set(nobody, name, { verdict, mac: macOf(name, verdict).toString("base64url") }, ttlMs);
  }

  return {
    async verify(token: string): Promise<unknown> {
      const name = nameOf(token);
      const entry = await cache.get<Entry>(nobody, name);
      if (!entry) throw new Error("Failed to find a verdict in Redis.");
      const given = Buffer.from(entry.mac, "base64url");
      if (!timingSafeEqual(given, macOf(name, entry.verdict))) throw new Error("A verdict was made up.");
      return JSON.parse(entry.verdict);
    },
    async close(): Promise<void> {
      for (const token of tokens) await cache.delete(nobody, nameOf(token));
      await cache.close();
    },
  };
}
