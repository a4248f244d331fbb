import { randomBytes } from "node:crypto";
import { createClient } from "redis";
import type { RedisOptions } from "../redis/index.ts";

/** The Redis server of the tests: `REDIS_URL`, or the local one. */
export const testRedisUrl: string = process.env.REDIS_URL ?? "redis://127.0.0.1:6379";

export interface TestRedis {
  /** For caches and limiters that share one namespace nobody else uses. */
  readonly options: RedisOptions;
  /** Lets time pass for the keys of the namespace: ages them instead of waiting. */
  advance(ms: number): Promise<void>;
  /** Deletes the keys of the namespace. */
  close(): Promise<void>;
}

/** A namespace of its own on the Redis server of the tests. */
export async function testRedis(): Promise<TestRedis> {
  const prefix = `test:${randomBytes(6).toString("hex")}:`;
  const redis = createClient({ url: testRedisUrl });
  redis.on("error", (error) => console.error(error));
  await redis.connect();

  const keys = async () => {
    const found: string[] = [];
    for await (const batch of redis.scanIterator({ MATCH: `${prefix}*`, COUNT: 1_000 })) found.push(...batch);
    return found;
  };
  const age = async (key: string, ms: number) => {
    const left = (await redis.pTTL(key)) - ms;
    if (left <= 0) await redis.del(key);
    else await redis.pExpire(key, left);
    if (left > 0 && (await redis.type(key)) === "hash") await redis.hIncrByFloat(key, "at", -ms);
  };
  return {
    options: { url: testRedisUrl, prefix, timeoutMs: 5_000, onError: (error) => console.error(error) },
    async advance(ms) {
      for (const key of await keys()) await age(key, ms);
    },
    async close() {
      for (const key of await keys()) await redis.del(key);
      await redis.close();
    },
  };
}
