import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { RateLimiter } from "./rate-limiter.ts";

export interface RateLimiterHarness {
  /** A process that keeps its buckets where the others of this harness do. */
  open(): Promise<RateLimiter> | RateLimiter;
  /** Lets time pass for the buckets. */
  advance(ms: number): Promise<void> | void;
  close?(): Promise<void>;
}

/** A token every 100 s: the time a test takes is none. */
const policy = { name: "default", capacity: 3, perSecond: 0.01 };
const tokenMs = 100_000;

/** What every keeper of token buckets promises. */
export function rateLimiterContract(
  implementation: string,
  setUp: () => Promise<RateLimiterHarness> | RateLimiterHarness,
): void {
  describe(`RateLimiter on ${implementation}`, () => {
    let harness: RateLimiterHarness;
    let limiter: RateLimiter;
    beforeEach(async () => {
      harness = await setUp();
      limiter = await harness.open();
    });
    afterEach(() => harness.close?.());

    it("gives what a bucket holds, then refuses", async () => {
      const taken = [];
      for (let n = 0; n < 5; n += 1) taken.push(await limiter.take("u:1", policy));
      expect(taken).toEqual([
        { allowed: true, remaining: 2 },
        { allowed: true, remaining: 1 },
        { allowed: true, remaining: 0 },
        { allowed: false, remaining: 0 },
        { allowed: false, remaining: 0 },
      ]);
    });

    it("fills a bucket with time, also by parts of a token, and not above its capacity", async () => {
      for (let n = 0; n < 3; n += 1) await limiter.take("u:1", policy);
      await harness.advance(0.6 * tokenMs);
      expect(await limiter.take("u:1", policy)).toEqual({ allowed: false, remaining: 0 });
      await harness.advance(0.6 * tokenMs);
      expect(await limiter.take("u:1", policy)).toEqual({ allowed: true, remaining: 0 });
      await harness.advance(100 * tokenMs);
      expect(await limiter.take("u:1", policy)).toEqual({ allowed: true, remaining: 2 });
    });

    it("keeps buckets apart", async () => {
      for (let n = 0; n < 4; n += 1) await limiter.take("u:1", policy);
      expect(await limiter.take("u:2", policy)).toEqual({ allowed: true, remaining: 2 });
    });

    it("gives no more than a bucket holds to those who ask at once", async () => {
      const taken = await Promise.all(Array.from({ length: 20 }, () => limiter.take("u:1", policy)));
      expect(taken.filter((each) => each.allowed)).toHaveLength(3);
    });

    it("shares one budget among processes", async () => {
      const other = await harness.open();
      const asked = Array.from({ length: 20 }, (_, n) => (n % 2 ? limiter : other).take("u:1", policy));
      expect((await Promise.all(asked)).filter((each) => each.allowed)).toHaveLength(3);
      expect(await other.take("u:1", policy)).toEqual({ allowed: false, remaining: 0 });
    });
  });
}
