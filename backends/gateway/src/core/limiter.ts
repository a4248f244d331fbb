import type { VerifiedToken } from "../verifier/claims.ts";
import { BoundedMap } from "./bounded-map.ts";
import { addressKey } from "./client-address.ts";
import type { Metrics } from "./metrics.ts";
import type { Refusal } from "./problem-answer.ts";
import {
  createMemoryRateLimitStore,
  type RateLimitPolicy,
  type RateLimitStore,
  rateLimitHeaders,
  retryAfterSeconds,
  userKey,
} from "./rate-limit.ts";
import type { Exchange } from "./types.ts";

/** How many requests pass. Every bucket counts requests, however large. */
export interface RateLimitOptions {
  /** Per organization and user. Default 200 at once, 100 per second. */
  readonly user?: RateLimitPolicy;
  /** Per client address, for public operations. Default 100 at once, 20 per second. */
  readonly address?: RateLimitPolicy;
  /** Per client address, for tokens that do not verify. Default 20 at once, 2 per second. */
  readonly failures?: RateLimitPolicy;
  /** Where buckets are kept. Default: in this process. */
  readonly store?: RateLimitStore;
}

/** Takes tokens for requests; a refusal means the bucket is empty. */
export interface Limiter {
  user(exchange: Exchange, token: VerifiedToken): Promise<Refusal | undefined>;
  address(exchange: Exchange): Promise<Refusal | undefined>;
  /** Counts a failed authentication. */
  failure(exchange: Exchange): Promise<Refusal | undefined>;
  /** Refuses an address that keeps failing before its next token costs a signature check. */
  blocked(exchange: Exchange): Refusal | undefined;
}

const defaults = {
  user: { name: "default", capacity: 200, perSecond: 100 },
  address: { name: "address", capacity: 100, perSecond: 20 },
  failures: { name: "failures", capacity: 20, perSecond: 2 },
} as const;

/** @param now Epoch milliseconds. */
export function createLimiter(
  options: RateLimitOptions | false,
  metrics: Metrics,
  now: () => number,
): Limiter {
  if (!options) return unlimited;
  const policies = { ...defaults, ...options };
  const store = options.store ?? createMemoryRateLimitStore(now);
  const blockedUntil = new BoundedMap<number>(20_000);

  async function take(
    exchange: Exchange,
    key: string,
    policy: RateLimitPolicy,
  ): Promise<Refusal | undefined> {
    const taken = store.take(key, policy);
    const result = "then" in taken ? await taken : taken;
    exchange.responseHeaders.push(...rateLimitHeaders(policy, result));
    if (result.allowed) return undefined;
    metrics.count(
      "elqnt_gateway_rate_limited_total",
      "Requests refused by a bucket.",
      `bucket="${policy.name}"`,
    );
    return tooMany(policy);
  }

  return {
    user: (exchange, token) => take(exchange, userKey(token.orgId, token.userId), policies.user),
    address: (exchange) => take(exchange, `a:${keyOf(exchange)}`, policies.address),
    async failure(exchange) {
      const key = keyOf(exchange);
      const refusal = await take(exchange, `f:${key}`, policies.failures);
      if (refusal) blockedUntil.set(key, now() + 1000 * retryAfterSeconds(policies.failures));
      return refusal;
    },
    blocked: (exchange) =>
      (blockedUntil.get(keyOf(exchange)) ?? 0) > now() ? tooMany(policies.failures) : undefined,
  };
}

const unlimited: Limiter = {
  user: async () => undefined,
  address: async () => undefined,
  failure: async () => undefined,
  blocked: () => undefined,
};

function keyOf({ clientAddress }: Exchange): string {
  return clientAddress === undefined ? "local" : addressKey(clientAddress);
}

function tooMany(policy: RateLimitPolicy): Refusal {
  const seconds = retryAfterSeconds(policy);
  return {
    code: "rate_limited",
    detail: `Too many requests. Repeat after ${seconds} s.`,
    headers: ["Retry-After", String(seconds)],
  };
}
