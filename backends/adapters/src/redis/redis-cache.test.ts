import { cacheContract } from "../cache/cache.contract.ts";
import { testRedis } from "../testing/test-redis.ts";
import { untilConnected } from "../testing/until-connected.ts";
import { createRedisCache } from "./redis-cache.ts";

cacheContract("Redis", async () => {
  const test = await testRedis();
  const cache = createRedisCache(test.options);
  await untilConnected(cache);
  const close = async () => {
    await cache.close();
    await test.close();
  };
  return { cache: { ...cache, close }, advance: test.advance };
});
