import type { ClientOperation } from "./operation.ts";

/** Statuses after which the same request may succeed; the rest say that it will not. */
const retryableStatuses = [408, 429, 502, 503, 504];

export function isRetryableStatus(status: number): boolean {
  return retryableStatuses.includes(status);
}

/** Whether the contract allows to send the operation a second time. */
export function mayRepeat({ retry, method, idempotency }: ClientOperation): boolean {
  if (retry) return retry !== "never";
  return idempotency === true || !/^P(OST|ATCH)$/.test(method);
}

/** Full jitter: anything between now and an exponentially growing limit, so that clients spread out. */
export function backoff(attempt: number, random: () => number): number {
  return random() * Math.min(8_000, 500 * 2 ** attempt);
}

/** Reads `Retry-After` in both forms of RFC 9110 §10.2.3 as milliseconds. */
export function retryAfterMs(headers: Headers): number | undefined {
  const value = headers.get("retry-after");
  if (!value) return undefined;
  const seconds = Number(value);
  // A date is compared with the sender's own clock where it tells it: ours may be wrong.
  const wait = Number.isNaN(seconds)
    ? Date.parse(value) - (Date.parse(headers.get("date") ?? "") || Date.now())
    : seconds * 1_000;
  return Number.isNaN(wait) ? undefined : Math.max(0, wait);
}

/** Tokens that retries spend and successes earn back. */
export interface RetryBudget {
  /** Takes one token; false when retries are used up. */
  spend(): boolean;
  earn(): void;
}

/**
 * Bounds retries to a fifth of the successful calls plus ten, so that clients do not multiply the load of a
 * platform that is already down. Every gateway has one; share one where many short-lived gateways reach the same
 * platform. It is exported from `@elqnt/api`.
 */
export function createRetryBudget(): RetryBudget {
  const most = 10;
  let tokens = most;
  return {
    spend() {
      if (tokens < 1) return false;
      tokens -= 1;
      return true;
    },
    earn() {
      tokens = Math.min(most, tokens + 0.2);
    },
  };
}
