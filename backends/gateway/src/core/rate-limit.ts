import { BoundedMap } from "./bounded-map.ts";
import { Breaker } from "./breaker.ts";

/** A token bucket: it holds at most `capacity` tokens and gains `perSecond` of them. */
export interface RateLimitPolicy {
  readonly name: string;
  readonly capacity: number;
  readonly perSecond: number;
}

/** What is left in a bucket after a request asked for a token. */
export interface RateLimitResult {
  readonly allowed: boolean;
  readonly remaining: number;
}

/** Keeps the buckets. Implemented in memory here and on Redis for several gateway processes. */
export interface RateLimitStore {
  /** Takes one token from the bucket `key` when there is one. */
  take(key: string, policy: RateLimitPolicy): RateLimitResult | Promise<RateLimitResult>;
}

/** Buckets of one process. @param now Epoch milliseconds. */
export function createMemoryRateLimitStore(now: () => number = Date.now, capacity = 200_000): RateLimitStore {
  const buckets = new BoundedMap<{ tokens: number; at: number }>(capacity);
  return {
    take(key, policy) {
      const at = now();
      const bucket = buckets.get(key) ?? { tokens: policy.capacity, at };
      buckets.set(key, bucket);
      const gained = (Math.max(0, at - bucket.at) / 1000) * policy.perSecond;
      bucket.tokens = Math.min(policy.capacity, bucket.tokens + gained);
      bucket.at = at;
      const allowed = bucket.tokens >= 1;
      if (allowed) bucket.tokens -= 1;
      return { allowed, remaining: Math.floor(bucket.tokens) };
    },
  };
}

/**
 * A store that answers from `local` whenever `shared` fails or takes longer than the budget: a slow Redis may cost
 * accuracy, never the request. After a few failures in a row the shared store is left alone for a while.
 *
 * @param budgetMs Longest wait for the shared store. Default 50.
 */
export function withLocalFallback(
  shared: RateLimitStore,
  local: RateLimitStore,
  budgetMs = 50,
): RateLimitStore {
  const breaker = new Breaker();
  return {
    async take(key, policy) {
      if (!breaker.tryAcquire()) return local.take(key, policy);
      try {
        const result = await within(budgetMs, shared.take(key, policy));
        breaker.succeeded();
        return result;
      } catch {
        breaker.failed();
        return local.take(key, policy);
      }
    },
  };
}

async function within<TValue>(budgetMs: number, value: TValue | Promise<TValue>): Promise<TValue> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("The shared store is late.")), budgetMs);
  });
  try {
    return await Promise.race([value, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Bucket of a user within an organization. The org is a UUID and so of one length: no user id can imitate another pair. */
export function userKey(orgId: string, userId: string): string {
  return `u:${orgId}:${/^[\w.-]+$/.test(userId) ? userId : encodeURIComponent(userId).replaceAll("*", "%2A")}`;
}

/** `RateLimit` and `RateLimit-Policy` as a flat name, value list. */
export function rateLimitHeaders(
  policy: RateLimitPolicy,
  { remaining }: RateLimitResult,
): [string, string, string, string] {
  const full = Math.ceil((policy.capacity - remaining) / policy.perSecond);
  return ["RateLimit", `"${policy.name}";r=${remaining};t=${full}`, "RateLimit-Policy", policyHeader(policy)];
}

const policyHeaders = new WeakMap<RateLimitPolicy, string>();

function policyHeader(policy: RateLimitPolicy): string {
  let header = policyHeaders.get(policy);
  if (!header) {
    header = `"${policy.name}";q=${policy.capacity};w=${Math.ceil(policy.capacity / policy.perSecond)}`;
    policyHeaders.set(policy, header);
  }
  return header;
}

/** Whole seconds until the bucket holds a token again. */
export function retryAfterSeconds(policy: RateLimitPolicy): number {
  return Math.max(1, Math.ceil(1 / policy.perSecond));
}
