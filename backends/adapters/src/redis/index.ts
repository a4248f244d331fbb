export type { BucketPolicy, BucketState, RateLimiter } from "../rate-limit/rate-limiter.ts";
export { type RedisOptions, RedisUnavailable } from "./link.ts";
export { createRedisCache, type RedisCache } from "./redis-cache.ts";
export { createRedisRateLimiter, type RedisRateLimiter } from "./redis-rate-limiter.ts";
