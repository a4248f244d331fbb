import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type Answer, fakeFetch, hang, json, problem } from "./__fixtures__/fake-fetch.ts";
import {
  closeTicket,
  createTicket,
  deleteTicket,
  gatewayWith,
  getTicket,
  lamp,
  queryTickets,
  updateTicket,
  uploadFile,
} from "./__fixtures__/tickets.ts";
import { createRetryBudget, type Gateway, type GatewayOptions } from "./index.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Runs a call to its end and tells what was sent when. */
async function run(
  call: (gateway: Gateway) => Promise<unknown>,
  answers: Answer[],
  options: Partial<GatewayOptions> = {},
) {
  const start = performance.now();
  const times: number[] = [];
  const network = fakeFetch(...answers);
  const fetch: typeof network = Object.assign(
    (...args: Parameters<typeof network>) => {
      times.push(Math.round(performance.now() - start));
      return network(...args);
    },
    { sent: network.sent },
  );
  const outcome = call(gatewayWith({ fetch, ...options })).catch((error) => error);
  await vi.runAllTimersAsync();
  return { outcome: await outcome, times, sent: network.sent };
}

const get = (gateway: Gateway) => getTicket(gateway, { ticketId: "t1" });
const create = (gateway: Gateway) => createTicket(gateway, { body: { title: "a" } });

describe("which calls are repeated", () => {
  test.each([408, 429, 502, 503, 504])("a read after %d", async (status) => {
    const { outcome, sent } = await run(get, [problem("x", status), json(lamp)]);
    expect(outcome).toEqual(lamp);
    expect(sent).toHaveLength(2);
  });

  test.each([400, 403, 404, 409, 410, 412, 422, 428, 500, 501])("none after %d", async (status) => {
    const { outcome, sent } = await run(get, [problem("x", status)]);
    expect(outcome).toMatchObject({ status });
    expect(sent).toHaveLength(1);
  });

  test("a read after a network error, at most twice", async () => {
    const { outcome, sent } = await run(get, [new TypeError("fetch failed")]);
    expect(outcome).toMatchObject({ code: "network_error" });
    expect(sent).toHaveLength(3);
  });

  test("PUT and DELETE, being idempotent", async () => {
    expect(
      (await run((gateway) => deleteTicket(gateway, { ticketId: "t1" }), [problem("x", 503)])).sent,
    ).toHaveLength(3);
    const body = new Blob(["a"]);
    expect((await run((gateway) => uploadFile(gateway, { body }), [problem("x", 503)])).sent).toHaveLength(3);
  });

  test("a POST that only reads, by its contract", async () => {
    expect(
      (await run((gateway) => queryTickets(gateway, { body: {} }), [problem("x", 503)])).sent,
    ).toHaveLength(3);
  });

  test("POST and PATCH without an idempotency key never", async () => {
    expect(
      (await run((gateway) => closeTicket(gateway, { ticketId: "t1" }), [problem("x", 503)])).sent,
    ).toHaveLength(1);
    expect(
      (await run((gateway) => updateTicket(gateway, { ticketId: "t1", body: {} }), [new TypeError("x")]))
        .sent,
    ).toHaveLength(1);
  });

  test("a keyed POST, with one key over all attempts and a new one per call", async () => {
    const { sent } = await run(
      async (gateway) => {
        await create(gateway);
        await create(gateway);
      },
      [problem("x", 503), new TypeError("x"), json(lamp)],
    );
    const keys = sent.map(({ headers }) => headers["idempotency-key"]);
    expect(keys).toHaveLength(4);
    expect(new Set(keys.slice(0, 3)).size).toBe(1);
    expect(keys[3]).not.toBe(keys[0]);
    expect(new Set(sent.slice(0, 3).map(({ headers }) => headers["x-request-id"])).size).toBe(1);
  });

  test("a keyed POST with the caller's key", async () => {
    const { sent } = await run(
      (gateway) => createTicket(gateway, { body: { title: "a" } }, { idempotencyKey: "mine" }),
      [json(lamp)],
    );
    expect(sent[0]?.headers["idempotency-key"]).toBe("mine");
  });

  test("no streamed body, which is gone after the first attempt", async () => {
    const { sent } = await run(
      (gateway) => uploadFile(gateway, { body: new ReadableStream() }),
      [problem("x", 503)],
    );
    expect(sent).toHaveLength(1);
  });

  test("as often as the gateway or the call says", async () => {
    expect((await run(get, [problem("x", 503)], { retries: 4 })).sent).toHaveLength(5);
    expect(
      (
        await run((gateway) => getTicket(gateway, { ticketId: "t1" }, { retries: 0 }), [problem("x", 503)], {
          retries: 4,
        })
      ).sent,
    ).toHaveLength(1);
  });
});

describe("when they are repeated", () => {
  test("after exponentially growing waits up to 8 s", async () => {
    const { times } = await run(get, [problem("x", 503)], { retries: 6, timeoutMs: 60_000 });
    expect(times).toEqual([0, 500, 1_500, 3_500, 7_500, 15_500, 23_500]);
  });

  test("with full jitter", async () => {
    expect((await run(get, [problem("x", 503)], { random: () => 0.25 })).times).toEqual([0, 125, 375]);
  });

  test("after Retry-After in seconds", async () => {
    expect((await run(get, [problem("x", 503, { "retry-after": "7" }), json(lamp)])).times).toEqual([
      0, 7_000,
    ]);
  });

  test("after Retry-After as a date, by the sender's clock", async () => {
    const headers = { "retry-after": "Sun, 06 Nov 1994 08:49:41 GMT", date: "Sun, 06 Nov 1994 08:49:37 GMT" };
    expect((await run(get, [problem("x", 503, headers), json(lamp)])).times).toEqual([0, 4_000]);
  });

  test("after Retry-After as a date, by our clock where the sender's is hidden", async () => {
    vi.setSystemTime(new Date("2026-01-05T09:30:00Z"));
    const headers = { "retry-after": "Mon, 05 Jan 2026 09:30:05 GMT" };
    expect((await run(get, [problem("x", 503, headers), json(lamp)])).times).toEqual([0, 5_000]);
  });

  test.each(["soon", "", "in a while"])("after the usual wait when Retry-After is %j", async (value) => {
    expect((await run(get, [problem("x", 503, { "retry-after": value }), json(lamp)])).times).toEqual([
      0, 500,
    ]);
  });

  test("not at all when Retry-After lies behind the deadline: the problem is told at once", async () => {
    const { outcome, times, sent } = await run(get, [problem("x", 503, { "retry-after": "31" })]);
    expect(outcome).toMatchObject({ code: "x", status: 503, retryAfterMs: 31_000 });
    expect(times).toEqual([0]);
    expect(sent).toHaveLength(1);
  });
});

describe("R31: a platform that is down", () => {
  test("gets at most ten more requests than were asked for, then none", async () => {
    let requests = 0;
    const gateway = gatewayWith({
      fetch: async () => {
        requests += 1;
        return problem("upstream_unavailable", 503)();
      },
    });
    for (let call = 0; call < 100; call++) {
      const failed = get(gateway).catch(() => {});
      await vi.runAllTimersAsync();
      await failed;
    }
    expect(requests).toBe(110);
  });

  test("is not held against calls that were aborted: they cost no retries", async () => {
    const fetch = fakeFetch(...Array.from({ length: 20 }, () => hang), problem("x", 503));
    const gateway = gatewayWith({ fetch });
    for (let call = 0; call < 20; call++) {
      const controller = new AbortController();
      const aborted = getTicket(gateway, { ticketId: "t1" }, { signal: controller.signal }).catch(() => {});
      await vi.advanceTimersByTimeAsync(1);
      controller.abort();
      await aborted;
    }
    const failed = get(gateway).catch(() => {});
    await vi.runAllTimersAsync();
    await failed;
    expect(fetch.sent).toHaveLength(23);
  });

  test("gets retries again after it recovered, a fifth of the successes", () => {
    const budget = createRetryBudget();
    for (let retry = 0; retry < 10; retry++) expect(budget.spend()).toBe(true);
    expect(budget.spend()).toBe(false);
    for (let success = 0; success < 4; success++) budget.earn();
    expect(budget.spend()).toBe(false);
    for (let success = 0; success < 2; success++) budget.earn();
    expect(budget.spend()).toBe(true);
  });
});
