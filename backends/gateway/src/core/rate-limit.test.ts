import { rateLimiterContract } from "@elqnt/adapters/testing/rate-limiter.contract";
import { describe, expect, test } from "vitest";
import { addressKey, clientAddress } from "./client-address.ts";
import {
  createMemoryRateLimitStore,
  type RateLimitStore,
  rateLimitHeaders,
  retryAfterSeconds,
  userKey,
  withLocalFallback,
} from "./rate-limit.ts";

const policy = { name: "default", capacity: 3, perSecond: 2 };

rateLimiterContract("memory", () => {
  let time = 0;
  const store = createMemoryRateLimitStore(() => time);
  return {
    open: () => ({ take: (key, bucket) => store.take(key, { name: "contract", ...bucket }) }),
    advance: (ms) => {
      time += ms;
    },
  };
});

test("a bucket holds its capacity and refills with time", () => {
  let time = 0;
  const store = createMemoryRateLimitStore(() => time);
  const take = () => store.take("u:1", policy);
  expect([take(), take(), take()]).toEqual([2, 1, 0].map((remaining) => ({ allowed: true, remaining })));
  expect(take()).toEqual({ allowed: false, remaining: 0 });
  time = 499;
  expect(take()).toMatchObject({ allowed: false });
  time = 500;
  expect(take()).toEqual({ allowed: true, remaining: 0 });
  time = 60_000;
  expect(take()).toEqual({ allowed: true, remaining: 2 });
});

test("a clock that jumps back neither fills nor drains a bucket", () => {
  let time = 10_000;
  const store = createMemoryRateLimitStore(() => time);
  store.take("u:1", policy);
  time = 0;
  expect(store.take("u:1", policy)).toEqual({ allowed: true, remaining: 1 });
});

test("headers state bucket and policy", () => {
  expect(rateLimitHeaders(policy, { allowed: true, remaining: 1 })).toEqual([
    "RateLimit",
    '"default";r=1;t=1',
    "RateLimit-Policy",
    '"default";q=3;w=2',
  ]);
  expect(retryAfterSeconds({ ...policy, perSecond: 0.1 })).toBe(10);
});

test("S97 no user id can reach into another bucket", () => {
  const org = "0197b2d3-982f-7b79-b2bf-710f6def104a";
  expect(userKey(org, "a:b")).toBe(`u:${org}:a%3Ab`);
  expect(userKey(org, "*")).not.toContain("*");
  const keys = ["a", "a:b", "a%3Ab", "a%3ab", "a b", "a\r\nb", "ä"].map((user) => userKey(org, user));
  expect(new Set(keys).size).toBe(keys.length);
  for (const key of keys) expect(key).toMatch(/^[\w.%:-]+$/);
});

describe("S95 the address that counts", () => {
  test("is the peer's unless a proxy is trusted", () => {
    expect(clientAddress("10.0.0.1", "1.2.3.4", 0)).toBe("10.0.0.1");
  });

  test("is what the trusted hop appended, whatever the client wrote before", () => {
    expect(clientAddress("10.0.0.1", "6.6.6.6, 1.2.3.4", 1)).toBe("1.2.3.4");
    expect(clientAddress("10.0.0.1", "6.6.6.6, 1.2.3.4, 10.0.0.2", 2)).toBe("1.2.3.4");
    expect(clientAddress("10.0.0.1", "not an address", 1)).toBe("10.0.0.1");
    expect(clientAddress("10.0.0.1", undefined, 1)).toBe("10.0.0.1");
  });

  test.each([
    ["1.2.3.4", "1.2.3.4"],
    ["::ffff:1.2.3.4", "1.2.3.4"],
    ["2001:db8:1:2:aaaa::1", "2001:db8:1:2/64"],
    ["2001:0DB8:0001:0002:ffff:ffff:ffff:ffff", "2001:db8:1:2/64"],
    ["2001:db8::1", "2001:db8:0:0/64"],
    ["::1", "0:0:0:0/64"],
  ])("of %s is counted as %s", (address, key) => {
    expect(addressKey(address)).toBe(key);
  });
});

describe("R15 R16 a shared store that fails", () => {
  const local: RateLimitStore = { take: () => ({ allowed: true, remaining: 99 }) };

  test("R15 is replaced by the local one", async () => {
    const broken: RateLimitStore = { take: () => Promise.reject(new Error("ECONNREFUSED")) };
    expect(await withLocalFallback(broken, local).take("k", policy)).toEqual({
      allowed: true,
      remaining: 99,
    });
  });

  test("R16 is waited for no longer than the budget, and after a few stalls not at all", async () => {
    let asked = 0;
    const stalled: RateLimitStore = {
      take: () => {
        asked += 1;
        return new Promise(() => undefined);
      },
    };
    const store = withLocalFallback(stalled, local, 1);
    for (let index = 0; index < 20; index++)
      expect(await store.take("k", policy)).toMatchObject({ remaining: 99 });
    expect(asked).toBe(5);
  });

  test("one that answers is the one that counts", async () => {
    const shared: RateLimitStore = { take: async () => ({ allowed: false, remaining: 0 }) };
    expect(await withLocalFallback(shared, local).take("k", policy)).toEqual({
      allowed: false,
      remaining: 0,
    });
  });
});
