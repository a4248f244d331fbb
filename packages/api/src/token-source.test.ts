import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { fakeFetch, json, problem } from "./__fixtures__/fake-fetch.ts";
import { gatewayWith, getTicket, lamp } from "./__fixtures__/tickets.ts";
import { nameOf, tokenOf } from "./__fixtures__/tokens.ts";
import { createTokenSource, GatewayError, type IssuedToken, type TokenSourceOptions } from "./index.ts";

const hour = 3_600_000;
const orgId = "org-a";

beforeEach(() => {
  vi.useFakeTimers({ now: new Date("2026-01-05T09:00:00Z") });
});
afterEach(() => {
  vi.useRealTimers();
});

/** A source whose endpoint issues `t1`, `t2`, … of one hour each. */
function sourceOf(options: Partial<TokenSourceOptions> = {}) {
  let count = 0;
  const fetchToken = vi.fn<TokenSourceOptions["fetchToken"]>(async () =>
    tokenOf(`t${++count}`, Date.now(), hour),
  );
  const source = createTokenSource({ fetchToken, random: () => 0, ...options });
  const get = async (rejectedToken?: string) => nameOf(await source.getToken({ orgId, rejectedToken }));
  return { source, get, fetchToken };
}

/** A promise to settle from outside. */
function deferred<T>() {
  let settle!: { resolve: (value: T) => void; reject: (error: unknown) => void };
  const promise = new Promise<T>((resolve, reject) => {
    settle = { resolve, reject };
  });
  return { promise, ...settle };
}

describe("single flight", () => {
  test("R54: 20 calls that find an expired token cause exactly one refresh", async () => {
    const fetch = fakeFetch(json(lamp));
    const { source, fetchToken } = sourceOf({
      seed: { orgId: "org-a", ...tokenOf("old", Date.now(), 1_000) },
    });
    vi.advanceTimersByTime(2_000);
    const gateway = gatewayWith({ fetch, orgId, getToken: source.getToken });
    await Promise.all(Array.from({ length: 20 }, () => getTicket(gateway, { ticketId: "t1" })));
    expect(fetchToken).toHaveBeenCalledTimes(1);
    expect(new Set(fetch.sent.map(({ headers }) => nameOf(headers.authorization)))).toEqual(new Set(["t1"]));
  });

  test("R54: 20 calls that are rejected cause exactly one refresh", async () => {
    const { source, fetchToken } = sourceOf();
    const fetch = fakeFetch(({ headers }) =>
      nameOf(headers.authorization) === "t1" ? problem("token_revoked", 401)() : json(lamp)(),
    );
    const gateway = gatewayWith({ fetch, orgId, getToken: source.getToken });
    await Promise.all(Array.from({ length: 20 }, () => getTicket(gateway, { ticketId: "t1" })));
    expect(fetchToken).toHaveBeenCalledTimes(2);
  });

  test("runs once per organization", async () => {
    const { source, fetchToken } = sourceOf();
    await Promise.all([
      source.getToken({ orgId: "a" }),
      source.getToken({ orgId: "b" }),
      source.getToken({ orgId: "a" }),
    ]);
    expect(fetchToken.mock.calls.map(([request]) => request.orgId)).toEqual(["a", "b"]);
    expect(nameOf(await source.getToken({ orgId: "b" }))).toBe("t2");
  });
});

describe("refresh ahead", () => {
  test.each([
    ["10 % of a long life", hour, 0.9 * hour],
    ["30 s of a short life", 100_000, 70_000],
    ["half of a tiny life", 20_000, 10_000],
  ])("begins %s before expiry and keeps nobody waiting", async (_, life, refreshAt) => {
    let count = 0;
    const { get, fetchToken } = sourceOf({
      fetchToken: vi.fn(async () => tokenOf(`t${++count}`, Date.now(), life)),
    });
    await get();
    vi.advanceTimersByTime(refreshAt - 1);
    expect(await get()).toBe("t1");
    expect(count).toBe(1);
    vi.advanceTimersByTime(1);
    expect(await get()).toBe("t1");
    await vi.advanceTimersByTimeAsync(0);
    expect(count).toBe(2);
    expect(await get()).toBe("t2");
    expect(fetchToken).toBeDefined();
  });

  test("is spread by jitter", async () => {
    const { get, fetchToken } = sourceOf({ random: () => 1 });
    await get();
    vi.advanceTimersByTime(0.85 * hour);
    await get();
    expect(fetchToken).toHaveBeenCalledTimes(2);
  });

  test("that fails costs nothing while the token lives", async () => {
    const { get, fetchToken } = sourceOf();
    await get();
    fetchToken.mockRejectedValue(new Error("down"));
    vi.advanceTimersByTime(0.95 * hour);
    expect(await get()).toBe("t1");
    await vi.advanceTimersByTimeAsync(5_000);
    expect(await get()).toBe("t1");
  });
});

describe("a rejected token", () => {
  test("is replaced only if it is still the current one", async () => {
    const { source, get, fetchToken } = sourceOf();
    const first = await source.getToken({ orgId });
    expect(await get(first)).toBe("t2");
    expect(await get(first)).toBe("t2");
    expect(fetchToken).toHaveBeenCalledTimes(2);
  });

  test("that the endpoint hands out again does not storm it", async () => {
    const same = tokenOf("same", Date.now(), hour);
    const fetchToken = vi.fn(async () => same);
    const { get } = sourceOf({ fetchToken });
    await get();
    for (let call = 0; call < 10; call++) expect(await get(same.token)).toBe("same");
    expect(fetchToken).toHaveBeenCalledTimes(2);
    vi.advanceTimersByTime(10_000);
    await get(same.token);
    expect(fetchToken).toHaveBeenCalledTimes(3);
  });
});

describe("R53: a token endpoint that is down", () => {
  test("serves all waiting calls after one shared refresh that was repeated", async () => {
    const { get, fetchToken } = sourceOf();
    fetchToken.mockRejectedValueOnce(new Error("down")).mockRejectedValueOnce(new Error("down"));
    const calls = Promise.all(Array.from({ length: 20 }, () => get()));
    await vi.runAllTimersAsync();
    expect(new Set(await calls)).toEqual(new Set(["t1"]));
    expect(fetchToken).toHaveBeenCalledTimes(3);
  });

  test("fails waiting calls after three attempts and lets nobody storm it while it cools down", async () => {
    const cause = new Error("down");
    const { source, get, fetchToken } = sourceOf();
    fetchToken.mockRejectedValue(cause);
    const calls = Array.from({ length: 20 }, () => get().catch((error) => error));
    await vi.runAllTimersAsync();
    for (const error of await Promise.all(calls)) {
      expect(error).toMatchObject({
        code: "token_unavailable",
        cause,
        message:
          'Failed to get a token for "org-a": the token fetch failed. Check the token endpoint and the session.',
      });
    }
    expect(fetchToken).toHaveBeenCalledTimes(3);
    await expect(source.getToken({ orgId })).rejects.toHaveProperty("code", "token_unavailable");
    expect(fetchToken).toHaveBeenCalledTimes(3);

    fetchToken.mockResolvedValue(tokenOf("late", Date.now(), hour));
    vi.advanceTimersByTime(10_000);
    expect(await get()).toBe("late");
  });

  test("is not asked again when it says that asking again is useless", async () => {
    const signedOut = new GatewayError("signed out", { code: "token_unavailable", status: 401 });
    const { get, fetchToken } = sourceOf();
    fetchToken.mockRejectedValue(signedOut);
    await expect(get()).rejects.toBe(signedOut);
    expect(fetchToken).toHaveBeenCalledTimes(1);
  });

  test("that hangs is given up, so that a later call can try again", async () => {
    const { get, fetchToken } = sourceOf({ timeoutMs: 4_000 });
    fetchToken.mockReturnValueOnce(new Promise(() => {}));
    const call = get().catch((error) => error);
    await vi.advanceTimersByTimeAsync(4_000);
    expect((await call).message).toContain("no answer within 4000 ms");
    vi.advanceTimersByTime(10_000);
    expect(await get()).toBe("t1");
  });

  test("does not fail calls that got a token from elsewhere", async () => {
    const { source, get, fetchToken } = sourceOf({ retries: 0 });
    fetchToken.mockRejectedValue(new Error("down"));
    await expect(get()).rejects.toThrow();
    const given = tokenOf("given", Date.now(), hour);
    source.set(orgId, given);
    expect(await get()).toBe("given");
    fetchToken.mockResolvedValue(tokenOf("fetched", Date.now(), hour));
    expect(await get(given.token)).toBe("fetched");
  });

  test("and that nobody is signed in is no failure: calls go without a token", async () => {
    const fetchToken = vi.fn(async () => undefined);
    const { get } = sourceOf({ fetchToken });
    expect(await get()).toBeUndefined();
    expect(await get()).toBeUndefined();
    expect(fetchToken).toHaveBeenCalledTimes(1);
  });
});

describe("times", () => {
  test("a seeded token spares the first fetch", async () => {
    const { get, fetchToken } = sourceOf({ seed: { orgId, ...tokenOf("seed", Date.now(), hour) } });
    expect(await get()).toBe("seed");
    expect(fetchToken).not.toHaveBeenCalled();
  });

  test("a seeded token past its time is not used", async () => {
    const { get } = sourceOf({ seed: { orgId, ...tokenOf("seed", Date.now() - 2 * hour, hour) } });
    expect(await get()).toBe("t1");
  });

  test("a newer token is never replaced by an older one", async () => {
    const { source, get } = sourceOf();
    source.set(orgId, tokenOf("new", Date.now(), hour));
    source.set(orgId, tokenOf("old", Date.now() - 60_000, hour));
    expect(await get()).toBe("new");
  });

  test.each([
    ["ahead", 2 * hour],
    ["behind", -2 * hour],
  ])("a local clock that is %s causes no storm", async (_, skew) => {
    const fetchToken = vi.fn(async () => tokenOf("t", Date.now() - skew, hour));
    const { get } = sourceOf({ fetchToken });
    for (let minute = 0; minute < 50; minute++) {
      await get();
      vi.advanceTimersByTime(60_000);
    }
    expect(fetchToken).toHaveBeenCalledTimes(1);
  });

  test("a local clock that is behind keeps no token beyond its life", async () => {
    const fetchToken = vi.fn(async () => tokenOf("t", Date.now() + 2 * hour, hour));
    const { get } = sourceOf({ fetchToken });
    await get();
    vi.advanceTimersByTime(hour);
    await get();
    expect(fetchToken).toHaveBeenCalledTimes(2);
  });

  test.each([
    ["RFC 3339", () => new Date(Date.now() + hour).toISOString()],
    ["seconds", () => Math.floor((Date.now() + hour) / 1_000)],
    ["milliseconds", () => Date.now() + hour],
  ])("an opaque token lives by its expiresAt in %s", async (_, expiresAt) => {
    const fetchToken = vi.fn(async (): Promise<IssuedToken> => ({ token: "opaque", expiresAt: expiresAt() }));
    const { source } = sourceOf({ fetchToken });
    await source.getToken({ orgId });
    vi.advanceTimersByTime(0.8 * hour);
    await source.getToken({ orgId });
    expect(fetchToken).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(0.3 * hour);
    await source.getToken({ orgId });
    expect(fetchToken).toHaveBeenCalledTimes(2);
  });
});

describe("sign-out", () => {
  test("fails the refresh under way, whose token comes too late", async () => {
    const late = deferred<IssuedToken>();
    const { source, get, fetchToken } = sourceOf();
    fetchToken.mockReturnValueOnce(late.promise);
    const waiting = get().catch((error) => error);
    await vi.advanceTimersByTimeAsync(0);
    const { signal } = fetchToken.mock.calls[0]![0];
    source.clear();
    expect(await waiting).toMatchObject({ code: "token_unavailable" });
    expect(signal.aborted).toBe(true);
    late.resolve(tokenOf("ghost", Date.now() + 1_000, hour));
    await vi.advanceTimersByTimeAsync(0);
    expect(await get()).toBe("t1");
  });

  test.each(Array.from({ length: 16 }, (_, tick) => tick))(
    "that comes %i ticks after the token wins",
    async (ticks) => {
      const late = deferred<IssuedToken>();
      const { source, get, fetchToken } = sourceOf();
      fetchToken.mockReturnValueOnce(late.promise);
      const waiting = get().catch((error) => error);
      await vi.advanceTimersByTimeAsync(0);
      late.resolve(tokenOf("ghost", Date.now() + 1_000, hour));
      for (let tick = 0; tick < ticks; tick++) await Promise.resolve();
      source.clear();
      await waiting;
      expect(await get()).toBe("t1");
    },
  );

  test("dispose ends everything", async () => {
    const { source, get, fetchToken } = sourceOf();
    fetchToken.mockReturnValueOnce(new Promise(() => {}));
    const waiting = get().catch((error) => error);
    source.dispose();
    expect((await waiting).message).toBe("Failed to fetch a token: the source is disposed. Create another.");
    await expect(get()).rejects.toHaveProperty("code", "token_unavailable");
    expect(vi.getTimerCount()).toBe(0);
  });
});
