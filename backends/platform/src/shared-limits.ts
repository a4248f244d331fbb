import { createMemoryRateLimitStore, type RateLimitStore, withLocalFallback } from "@elqnt/gateway";
import type { ReadyCheck } from "@elqnt/service-kit";
import type { Config } from "./config.ts";
import type { Log } from "./log.ts";

/** Rate limits that all gateways share. */
export interface SharedLimits {
  readonly store: RateLimitStore;
  check(): ReadyCheck;
  close(): Promise<void>;
}

/** Keeps rate limits at `REDIS_URL`; while it is away each gateway has its own. Undefined without the setting. */
export async function openSharedLimits({ redisUrl }: Config, log: Log): Promise<SharedLimits | undefined> {
  if (!redisUrl) return undefined;
  const { createRedisRateLimiter } = await import("@elqnt/adapters/redis");
  const onError = (error: unknown) =>
    log({ level: "warn", message: "the shared rate limits are in trouble", error });
  const limiter = createRedisRateLimiter({ url: redisUrl, onError });
  return {
    store: withLocalFallback(limiter, createMemoryRateLimitStore(Date.now)),
    check: () => ({ name: "redis", ready: limiter.isConnected(), optional: true }),
    close: () => limiter.close(),
  };
}
