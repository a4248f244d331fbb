import { createHash } from "node:crypto";
import { ErrorReply } from "redis";
import type { BucketPolicy, BucketState, RateLimiter } from "../rate-limit/rate-limiter.ts";
import { createRedisLink, type RedisOptions } from "./link.ts";

/**
 * One step of a bucket, by the server's clock, so that processes with different clocks share it. Numbers travel as
 * text: Lua hands fractions over as whole numbers.
 */
const takeToken = `
local time = redis.call("TIME")
local now = time[1] * 1000 + time[2] / 1000
local capacity, perMs = tonumber(ARGV[1]), tonumber(ARGV[2]) / 1000
local bucket = redis.call("HMGET", KEYS[1], "tokens", "at")
local tokens, at = tonumber(bucket[1]) or capacity, tonumber(bucket[2]) or now
tokens = math.min(capacity, tokens + math.max(0, now - at) * perMs)
local allowed = tokens >= 1
if allowed then tokens = tokens - 1 end
redis.call("HSET", KEYS[1], "tokens", string.format("%.17g", tokens), "at", string.format("%.3f", now))
redis.call("PEXPIRE", KEYS[1], math.ceil(capacity / perMs))
return { allowed and "1" or "0", string.format("%.17g", tokens) }`;
const digest = createHash("sha1").update(takeToken).digest("hex");

/** Token buckets on Redis. */
export interface RedisRateLimiter extends RateLimiter {
  take(key: string, policy: BucketPolicy): Promise<BucketState>;
  /** Whether the server can be reached, as far as is known: for readiness. */
  isConnected(): boolean;
  close(): Promise<void>;
}

/**
 * Keeps token buckets on Redis, so that all processes of a gateway share one budget.
 *
 * `take` rejects with `RedisUnavailable` when the server is away or late: put the gateway's `withLocalFallback` in
 * front, and buckets of the process take over.
 *
 * @example
 * ```ts
 * const store = withLocalFallback(createRedisRateLimiter({ url }), createMemoryRateLimitStore());
 * ```
 */
export function createRedisRateLimiter(options: RedisOptions): RedisRateLimiter {
  const { prefix = "elqnt:" } = options;
  const link = createRedisLink(options);

  return {
    isConnected: () => link.isUp(),
    async take(key, { capacity, perSecond }) {
      const call = { keys: [`${prefix}limit:${key}`], arguments: [String(capacity), String(perSecond)] };
      const reply = await link.run((redis) =>
        redis.evalSha(digest, call).catch((error: unknown) => {
          if (!isUnknownScript(error)) throw error;
          return redis.eval(takeToken, call);
        }),
      );
      const [allowed, tokens] = reply as [string, string];
      return { allowed: allowed === "1", remaining: Math.floor(Number(tokens)) };
    },
    close: () => link.close(),
  };
}

const isUnknownScript = (error: unknown): boolean =>
  error instanceof ErrorReply && error.message.startsWith("NOSCRIPT");
