import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Cache } from "../cache/cache.ts";
import { type TestServer, testRedisServer } from "../testing/test-server.ts";
import { untilConnected } from "../testing/until-connected.ts";
import { createRedisCache, createRedisRateLimiter, type RedisOptions } from "./index.ts";

// Real servers start and die here, on machines that may be busy.
vi.setConfig({ testTimeout: 30_000 });

const patient = { timeout: 15_000, interval: 5 };
const org = "0197b2d3-982f-7b79-b2bf-710f6def104a";
const minute = 60_000;
let server: TestServer;
const open: Array<Pick<Cache, "close">> = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((each) => each.close()));
  await server.close();
});

function openCache(options: Partial<RedisOptions> = {}): Cache {
  const cache = createRedisCache({ url: server.url, timeoutMs: 5_000, ...options });
  open.push(cache);
  return cache;
}

async function expectEmpty(cache: Cache): Promise<void> {
  expect(await cache.get(org, "key")).toBeUndefined();
  await cache.set(org, "key", 1, minute);
  expect(await cache.add(org, "key", 1, minute)).toBe(true);
  await cache.delete(org, "key");
}

describe("a cache on a Redis that fails", () => {
  beforeEach(async () => {
    server = await testRedisServer();
  });

  it("R15: is empty until it comes, then keeps; empty again once killed, and back without help", async () => {
    const errors = vi.fn();
    const cache = openCache({ onError: errors });
    await expectEmpty(cache);
    await server.start();
    await untilConnected(cache);
    await cache.set(org, "key", "kept", minute);
    expect(await cache.get(org, "key")).toBe("kept");

    await server.kill();
    await expectEmpty(cache);
    expect(errors).toHaveBeenCalled();
    await server.start();
    await untilConnected(cache);
    expect(await cache.get(org, "key")).toBeUndefined();
  });

  it("R16: costs a bounded time while the server stalls, and none after a few", async () => {
    await server.start();
    const late: string[] = [];
    const cache = openCache({ timeoutMs: 20, onError: (error) => late.push((error as Error).message) });
    await untilConnected(cache);
    server.pause();
    const lateAnswers = () => cache.get(org, "key").then(() => late.length);
    await expect.poll(lateAnswers, patient).toBeGreaterThanOrEqual(3);
    late.length = 0;
    for (let n = 0; n < 50; n += 1) expect(await cache.get(org, "key")).toBeUndefined();
    // Fifty calls, of which one a second waited.
    expect(late.length).toBeLessThan(10);
    expect(late).toEqual(late.map(() => "Redis did not answer within 20 ms."));
    server.resume();
    await untilConnected(cache);
  });

  it("R15: rejects a take from a bucket at once, for the local one to answer", async () => {
    const limiter = createRedisRateLimiter({ url: server.url });
    open.push(limiter);
    const taken = limiter.take("u:1", { capacity: 1, perSecond: 1 });
    await expect(taken).rejects.toMatchObject({ code: "redis_unavailable" });
  });
});

describe("a cache on a Redis that is full", () => {
  beforeEach(async () => {
    server = await testRedisServer("--maxmemory", "1", "--maxmemory-policy", "noeviction");
    await server.start();
  });

  it("R17: keeps nothing, tells of it, and fails nobody", async () => {
    const errors: unknown[] = [];
    const cache = openCache({ onError: (error) => errors.push(error) });
    const told = async () => {
      await cache.set(org, "key", 1, minute);
      return errors.map(String).find((error) => error.includes("OOM"));
    };
    await expect.poll(told, patient).toBeDefined();
    await expectEmpty(cache);
  });
});
