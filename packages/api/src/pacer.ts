import { retryAfterMs } from "./retry.ts";

/** Holds calls back while the platform's rate limit is known to be used up. */
export interface Pacer {
  /** Milliseconds to wait before the next request. */
  delay(): number;
  observe(response: Response): void;
}

export function createPacer(): Pacer {
  let openAt = 0;
  return {
    delay: () => Math.max(0, openAt - performance.now()),
    observe({ status, headers }) {
      const wait =
        (status === 429 ? retryAfterMs(headers) : undefined) ?? exhaustedForMs(headers.get("ratelimit"));
      if (wait) openAt = Math.max(openAt, performance.now() + wait);
    },
  };
}

/** Longest reset of the policies with nothing left in `RateLimit: "default";r=0;t=30` (RateLimit draft 11). */
function exhaustedForMs(header: string | null): number {
  let longest = 0;
  for (const policy of header?.split(",") ?? []) {
    const reset = /;\s*t=(\d+)/.exec(policy)?.[1];
    if (reset && /;\s*r=0\b/.test(policy)) longest = Math.max(longest, Number(reset) * 1_000);
  }
  return longest;
}
