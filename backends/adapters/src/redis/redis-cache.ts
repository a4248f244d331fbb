import { assertTtl, type Cache, cacheKey } from "../cache/cache.ts";
import { createRedisLink, type RedisOptions } from "./link.ts";

/** The cache on Redis. */
export interface RedisCache extends Cache {
  /** Whether the server can be reached, as far as is known: for readiness. */
  isConnected(): boolean;
}

/**
 * The {@link Cache} port on Redis, shared by all processes.
 *
 * A server that is away, slow, full or empty costs speed only: nothing is found, nothing is kept, and `add` lets every
 * caller win. The connection is made in the background. No call takes longer than `timeoutMs`, and after three
 * late answers the server is left alone for a second.
 *
 * @example
 * ```ts
 * const cache = createRedisCache({ url: "redis://127.0.0.1:6379", onError: console.error });
 * await cache.set(orgId, "definition:ticket", definition, 60_000);
 * ```
 */
export function createRedisCache(options: RedisOptions): RedisCache {
  const { prefix = "elqnt:" } = options;
  const link = createRedisLink(options);
  const at = (orgId: string, key: string) => `${prefix}cache:${cacheKey(orgId, key)}`;

  return {
    isConnected: () => link.isUp(),
    async get<TValue>(orgId: string, key: string) {
      const entry = at(orgId, key);
      const json = await link.run((redis) => redis.get(entry)).catch(() => null);
      return json === null ? undefined : (JSON.parse(json) as TValue);
    },
    async set(orgId, key, value, ttlMs) {
      const entry = at(orgId, key);
      const expiration = { type: "PX", value: assertTtl(ttlMs) } as const;
      await link.run((redis) => redis.set(entry, JSON.stringify(value), { expiration })).catch(() => {});
    },
    async add(orgId, key, value, ttlMs) {
      const entry = at(orgId, key);
      const options = { condition: "NX", expiration: { type: "PX", value: assertTtl(ttlMs) } } as const;
      const reply = await link
        .run((redis) => redis.set(entry, JSON.stringify(value), options))
        .catch(() => "OK");
      return reply !== null;
    },
    async delete(orgId, key) {
      const entry = at(orgId, key);
      await link.run((redis) => redis.del(entry)).catch(() => {});
    },
    close: () => link.close(),
  };
}
