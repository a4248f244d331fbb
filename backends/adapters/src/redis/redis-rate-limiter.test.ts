import { expect } from "vitest";
import { rateLimiterContract } from "../rate-limit/rate-limiter.contract.ts";
import { testRedis } from "../testing/test-redis.ts";
import { createRedisRateLimiter, type RedisRateLimiter } from "./redis-rate-limiter.ts";

rateLimiterContract("Redis", async () => {
  const test = await testRedis();
  const limiters: RedisRateLimiter[] = [];
  const open = async () => {
    const limiter = createRedisRateLimiter(test.options);
    limiters.push(limiter);
    const take = () => limiter.take("probe", { capacity: 1, perSecond: 1 }).then(() => true);
    await expect.poll(() => take().catch(() => false), { timeout: 10_000, interval: 5 }).toBe(true);
    return limiter;
  };
  return {
    open,
    advance: test.advance,
    async close() {
      await Promise.all(limiters.map((limiter) => limiter.close()));
      await test.close();
    },
  };
});
