import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { fakeFetch, json, problem } from "./__fixtures__/fake-fetch.ts";
import { closeTicket, gatewayWith, getTicket, lamp } from "./__fixtures__/tickets.ts";
import type { Gateway } from "./index.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const get = (gateway: Gateway) => getTicket(gateway, { ticketId: "t1" });

/** How long after the first call the second one is sent. */
async function waitAfter(first: ReturnType<typeof json>): Promise<number> {
  const fetch = fakeFetch(first, json(lamp));
  const gateway = gatewayWith({ fetch, retries: 0 });
  await get(gateway).catch(() => {});
  const start = performance.now();
  const second = get(gateway);
  while (fetch.sent.length < 2) await vi.advanceTimersByTimeAsync(100);
  await second;
  return performance.now() - start;
}

test.each([
  ['"default";r=0;t=3', 3_000],
  ['"burst";r=0;t=2, "daily";r=17;t=900', 2_000],
  ['"burst";r=0;t=2, "daily";r=0;t=9', 9_000],
  ['"daily";r=0;t=9, "burst";r=0;t=2', 9_000],
])("after RateLimit %s the next call waits %d ms", async (header, wait) => {
  expect(await waitAfter(json(lamp, 200, { ratelimit: header }))).toBe(wait);
});

test.each(['"default";r=5;t=30', '"default";r=0', "nonsense", '"default";r=01;t=5'])(
  "after RateLimit %s it does not",
  async (header) => {
    expect(await waitAfter(json(lamp, 200, { ratelimit: header }))).toBeLessThanOrEqual(100);
  },
);

test("after a 429 every call of the gateway waits for Retry-After", async () => {
  expect(await waitAfter(problem("rate_limited", 429, { "retry-after": "4" }))).toBe(4_000);
});

test("a wait behind the deadline is not begun: the call fails at once", async () => {
  const fetch = fakeFetch(problem("rate_limited", 429, { "retry-after": "60" }));
  const gateway = gatewayWith({ fetch });
  await closeTicket(gateway, { ticketId: "t1" }).catch(() => {});
  const error = await get(gateway).catch((error) => error);
  expect(error).toMatchObject({ code: "rate_limited", retryable: true });
  expect(error.message).toBe(
    'Failed to call "tickets.getTicket": the rate limit is used up for another 60 s. Try again then.',
  );
  expect(fetch.sent).toHaveLength(1);
});

test("an abort ends the wait", async () => {
  const gateway = gatewayWith({ fetch: fakeFetch(json(lamp, 200, { ratelimit: '"default";r=0;t=20' })) });
  await get(gateway);
  const controller = new AbortController();
  const waiting = getTicket(gateway, { ticketId: "t1" }, { signal: controller.signal }).catch(
    (error) => error,
  );
  await vi.advanceTimersByTimeAsync(5);
  controller.abort();
  expect((await waiting).name).toBe("AbortError");
});

test("gateways do not hold each other back", async () => {
  await get(gatewayWith({ fetch: fakeFetch(json(lamp, 200, { ratelimit: '"default";r=0;t=20' })) }));
  await expect(get(gatewayWith({ fetch: fakeFetch(json(lamp)) }))).resolves.toEqual(lamp);
});
