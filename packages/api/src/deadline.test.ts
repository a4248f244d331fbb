import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { bodyOf, deaf, fakeFetch, hang, json, problem } from "./__fixtures__/fake-fetch.ts";
import { downloadFile, gatewayWith, getTicket, lamp } from "./__fixtures__/tickets.ts";
import { type CallOptions, type GatewayOptions, operation } from "./index.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const get = (options: Partial<GatewayOptions>, callOptions?: CallOptions) =>
  getTicket(gatewayWith(options), { ticketId: "t1" }, callOptions).catch((error) => error);

const neverEndingBody = () => new Response(bodyOf(['{"id":'], "open"));

describe("one deadline covers", () => {
  test.each([
    ["a request that gets no answer", { fetch: fakeFetch(hang) }],
    ["a fetch that ignores its signal", { fetch: fakeFetch(deaf) }],
    ["a body that never ends", { fetch: fakeFetch(neverEndingBody) }],
    [
      "a token that never comes",
      { fetch: fakeFetch(json(lamp)), getToken: () => new Promise<string>(() => {}) },
    ],
    [
      "an error body that never ends",
      { fetch: fakeFetch(() => new Response(bodyOf(["{"], "open"), { status: 503 })) },
    ],
  ] satisfies [string, Partial<GatewayOptions>][])("%s", async (_, options) => {
    const outcome = get({ ...options, timeoutMs: 5_000 });
    await vi.advanceTimersByTimeAsync(4_999);
    expect(await Promise.race([outcome, "pending"])).toBe("pending");
    await vi.advanceTimersByTimeAsync(1);
    const error = await outcome;
    expect(error).toMatchObject({
      code: "deadline_exceeded",
      retryable: true,
      operation: "tickets.getTicket",
    });
    expect(error.message).toBe(
      'Failed to call "tickets.getTicket": no answer within 5000 ms. Try again or raise timeoutMs.',
    );
  });

  test("all attempts together", async () => {
    const slow = async () => {
      await new Promise((resolve) => setTimeout(resolve, 2_000));
      return problem("x", 503)();
    };
    const fetch = fakeFetch(slow);
    const outcome = get({ fetch, retries: 10, timeoutMs: 4_000 });
    await vi.advanceTimersByTimeAsync(4_000);
    expect((await outcome).code).toBe("deadline_exceeded");
    await vi.runAllTimersAsync();
    expect(fetch.sent).toHaveLength(2);
  });
});

test("the deadline is the call's, else the operation's, else the gateway's, else 30 s", async () => {
  const slow = operation<void, unknown>("tickets", "slow", "GET", "/slow", { timeoutMs: 600_000 });
  const gateway = gatewayWith({ fetch: fakeFetch(hang), timeoutMs: 1_000 });
  const message = (call: Promise<unknown>) =>
    call.then(String, ({ message }) => /(\d+) ms/.exec(message)?.[1]);
  const outcomes = [
    message(slow(gateway, undefined, { timeoutMs: 7 })),
    message(slow(gateway)),
    message(getTicket(gateway, { ticketId: "t1" })),
    message(getTicket(gatewayWith({ fetch: fakeFetch(hang) }), { ticketId: "t1" })),
  ];
  await vi.advanceTimersByTimeAsync(600_000);
  expect(await Promise.all(outcomes)).toEqual(["7", "600000", "1000", "30000"]);
});

test("an infinite deadline is none", async () => {
  const outcome = get({ fetch: fakeFetch(hang), timeoutMs: Number.POSITIVE_INFINITY });
  await vi.advanceTimersByTimeAsync(2 ** 31);
  expect(await Promise.race([outcome, "pending"])).toBe("pending");
});

test("no timer stays behind", async () => {
  await get({ fetch: fakeFetch(json(lamp)) });
  expect(vi.getTimerCount()).toBe(0);
});

describe("R55: an abort", () => {
  test.each([
    ["while the request runs", { fetch: fakeFetch(hang) }],
    ["while a deaf fetch runs", { fetch: fakeFetch(deaf) }],
    ["while the body is read", { fetch: fakeFetch(neverEndingBody) }],
    ["during back-off", { fetch: fakeFetch(problem("x", 503, { "retry-after": "20" })) }],
    [
      "while the token is fetched",
      { fetch: fakeFetch(json(lamp)), getToken: () => new Promise<string>(() => {}) },
    ],
  ] satisfies [string, Partial<GatewayOptions>][])(
    "%s ends the call at once, with its reason and no retry",
    async (_, options) => {
      const controller = new AbortController();
      const outcome = get(options, { signal: controller.signal });
      await vi.advanceTimersByTimeAsync(10);
      const sent = options.fetch.sent.length;
      const reason = new Error("the user left");
      controller.abort(reason);
      expect(await outcome).toBe(reason);
      await vi.runAllTimersAsync();
      expect(options.fetch.sent).toHaveLength(sent);
      expect(vi.getTimerCount()).toBe(0);
    },
  );

  test("before the call sends nothing", async () => {
    const fetch = fakeFetch(json(lamp));
    const error = await get({ fetch }, { signal: AbortSignal.abort() });
    expect(error.name).toBe("AbortError");
    expect(fetch.sent).toHaveLength(0);
  });

  test("reaches fetch", async () => {
    const fetch = fakeFetch(hang);
    const controller = new AbortController();
    const outcome = get({ fetch }, { signal: controller.signal });
    await vi.advanceTimersByTimeAsync(0);
    controller.abort();
    await outcome;
    expect(fetch.sent[0]?.signal.aborted).toBe(true);
  });

  test("leaves no listener on a signal that lives on", async () => {
    const { signal } = new AbortController();
    const added = vi.spyOn(signal, "addEventListener");
    const removed = vi.spyOn(signal, "removeEventListener");
    await get({ fetch: fakeFetch(json(lamp)) }, { signal });
    expect(removed).toHaveBeenCalledTimes(added.mock.calls.length);
  });

  test("still reaches the body of a download that was handed out; the deadline does not", async () => {
    const fetch = fakeFetch(() => new Response("bytes"));
    const controller = new AbortController();
    await downloadFile(gatewayWith({ fetch }), { fileId: "f1" }, { signal: controller.signal });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(fetch.sent[0]?.signal.aborted).toBe(false);
    controller.abort();
    expect(fetch.sent[0]?.signal.aborted).toBe(true);
  });
});
