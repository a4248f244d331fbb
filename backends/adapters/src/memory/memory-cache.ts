import { LRUCache } from "lru-cache";
import { assertTtl, type Cache, cacheKey } from "../cache/cache.ts";

export interface MemoryCacheOptions {
  /** Most bytes kept, counted as characters of keys and JSON values. Default 32 MiB. */
  readonly maxBytes?: number;
  /** Clock in milliseconds, monotonic. */
  readonly now?: () => number;
}

/**
 * The {@link Cache} port on the memory of this process: bounded, least recently used leaves first.
 *
 * Values are kept as JSON, so a caller that changes what it got changes nothing here. A value larger than the
 * whole cache is not kept.
 */
export function createMemoryCache(options: MemoryCacheOptions = {}): Cache {
  const { maxBytes = 32 * 1024 * 1024, now = () => performance.now() } = options;
  const entries = new LRUCache<string, string>({
    maxSize: maxBytes,
    sizeCalculation: (json, key) => json.length + key.length,
    perf: { now },
    ttlResolution: 0,
  });
  const put = (key: string, value: unknown, ttlMs: number) => {
    entries.set(key, JSON.stringify(value), { ttl: assertTtl(ttlMs) });
  };

  return {
    async get<TValue>(orgId: string, key: string) {
      const json = entries.get(cacheKey(orgId, key));
      return json === undefined ? undefined : (JSON.parse(json) as TValue);
    },
    async set(orgId, key, value, ttlMs) {
      put(cacheKey(orgId, key), value, ttlMs);
    },
    async add(orgId, key, value, ttlMs) {
      const entry = cacheKey(orgId, key);
      if (entries.has(entry)) return false;
      put(entry, value, ttlMs);
      return true;
    },
    async delete(orgId, key) {
      entries.delete(cacheKey(orgId, key));
    },
    async close() {
      entries.clear();
    },
  };
}
