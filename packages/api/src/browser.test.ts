import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { json, problem } from "./__fixtures__/fake-fetch.ts";
import { lamp, orgId } from "./__fixtures__/tickets.ts";
import { nameOf, tokenOf } from "./__fixtures__/tokens.ts";
import { browserApiRequest, browserTokens, clearGatewayTokenCache, gatewayTokenFetcher } from "./browser.ts";

const options = { baseUrl: "https://gateway.test", orgId };
const tokenRequests: RequestInit[] = [];
let answer = json(lamp) as (request: Request) => Response | Promise<Response>;
let answerToken = (): Response => Response.json(tokenOf(`t${tokenRequests.length}`, Date.now(), 3_600_000));
let sent: Request[] = [];

beforeEach(() => {
  vi.stubGlobal("location", { href: "https://app.test/" });
  vi.stubGlobal("BroadcastChannel", undefined);
  vi.stubGlobal("fetch", async (url: string, init: RequestInit) => {
    if (url === "/api/gateway-token") {
      tokenRequests.push(init);
      return answerToken();
    }
    const request = new Request(url, init);
    sent.push(request);
    return answer(request);
  });
});
afterEach(() => {
  delete (globalThis as Record<symbol, unknown>)[Symbol.for("elqnt.api.browser")];
  tokenRequests.length = 0;
  sent = [];
  answer = json(lamp);
  answerToken = () => Response.json(tokenOf(`t${tokenRequests.length}`, Date.now(), 3_600_000));
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe("browserApiRequest", () => {
  test("resolves to data with the app's own token", async () => {
    answer = json(lamp, 200, { "x-request-id": "r1" });
    const result = await browserApiRequest<typeof lamp>("/api/v1/tickets/t1?fields=title", options);
    expect(result).toEqual({
      data: lamp,
      metadata: { success: true, timestamp: expect.any(Number), requestId: "r1" },
    });
    expect(sent[0]?.url).toBe("https://gateway.test/api/v1/tickets/t1?fields=title");
    expect(sent[0]?.method).toBe("GET");
    expect(nameOf(sent[0]?.headers.get("authorization") ?? "")).toBe("t1");
    expect(sent[0]?.headers.get("x-org-id")).toBe(orgId);
    expect(tokenRequests[0]).toMatchObject({
      method: "POST",
      cache: "no-store",
      credentials: "same-origin",
      body: JSON.stringify({ orgId }),
    });
  });

  test("sends method, body and headers", async () => {
    await browserApiRequest("/api/v1/tickets", {
      ...options,
      method: "POST",
      body: { title: "a" },
      headers: { "X-Custom-Header": "v" },
    });
    expect(sent[0]?.method).toBe("POST");
    expect(await sent[0]?.json()).toEqual({ title: "a" });
    expect(sent[0]?.headers.get("x-custom-header")).toBe("v");
  });

  test("resolves to the error of a problem", async () => {
    const errors = [{ pointer: "/title", code: "required", message: "is required" }];
    answer = problem("validation_failed", 422, {}, { detail: "The ticket is not valid.", errors });
    const { data, error, metadata } = await browserApiRequest("/api/v1/tickets", {
      ...options,
      method: "POST",
      body: {},
    });
    expect(data).toBeUndefined();
    expect(error).toEqual({
      code: "validation_failed",
      message:
        'Failed to call "gateway.POST /api/v1/tickets": validation_failed (422). The ticket is not valid.',
      details: { status: 422, requestId: "request-1", errors },
    });
    expect(metadata).toMatchObject({ success: false, requestId: "request-1", error: error?.message });
  });

  test("never rejects: a network or argument error resolves as well", async () => {
    vi.useFakeTimers();
    answer = () => Promise.reject(new TypeError("Failed to fetch"));
    const request = browserApiRequest("/x", options);
    await vi.runAllTimersAsync();
    expect((await request).error?.code).toBe("network_error");
    expect((await browserApiRequest("/x", { ...options, orgId: "" })).error?.code).toBe("invalid_argument");
  });

  test("rejects with the reason of an aborted signal only", async () => {
    await expect(browserApiRequest("/x", { ...options, signal: AbortSignal.abort("left") })).rejects.toBe(
      "left",
    );
  });

  test("on a server says where to go instead of caching tokens of several users", async () => {
    vi.stubGlobal("location", undefined);
    const { error } = await browserApiRequest("/x", options);
    expect(error).toMatchObject({
      code: "invalid_argument",
      message:
        'Failed to use the browser token cache: not in a browser. Use createServerClient of "@elqnt/api/server".',
    });
  });
});

describe("the token cache", () => {
  test("is shared by all calls of an organization", async () => {
    await Promise.all([
      browserApiRequest("/a", options),
      browserApiRequest("/b", options),
      browserApiRequest("/c", options),
    ]);
    await browserApiRequest("/d", options);
    expect(tokenRequests).toHaveLength(1);
    await browserApiRequest("/a", { ...options, orgId: "other" });
    expect(tokenRequests).toHaveLength(2);
  });

  test("is emptied on sign-out", async () => {
    clearGatewayTokenCache();
    await browserApiRequest("/a", options);
    clearGatewayTokenCache();
    await browserApiRequest("/a", options);
    expect(tokenRequests).toHaveLength(2);
    expect(nameOf(sent[1]?.headers.get("authorization") ?? "")).toBe("t2");
  });

  test("is shared with other copies of the package", async () => {
    await browserApiRequest("/a", options);
    const copy = (await import(
      /* @vite-ignore */ "./browser.ts?copy" as string
    )) as typeof import("./browser.ts");
    await copy.browserApiRequest("/a", options);
    expect(tokenRequests).toHaveLength(1);
    expect(copy.browserTokens()).toBe(browserTokens());
  });

  test("takes a token the server rendered", async () => {
    browserTokens().set(orgId, tokenOf("seed", Date.now(), 3_600_000));
    await browserApiRequest("/a", options);
    expect(nameOf(sent[0]?.headers.get("authorization") ?? "")).toBe("seed");
    expect(tokenRequests).toHaveLength(0);
  });
});

describe("gatewayTokenFetcher", () => {
  const fetchToken = () => gatewayTokenFetcher()({ orgId, signal: new AbortController().signal });

  test.each([401, 403])("%d means signed out: no retry", async (status) => {
    answerToken = () => new Response(null, { status });
    await expect(fetchToken()).rejects.toMatchObject({
      code: "token_unavailable",
      status,
      retryable: false,
      message: `Failed to fetch a token from "/api/gateway-token": HTTP ${status}. Sign in again.`,
    });
  });

  test("503 may pass", async () => {
    answerToken = () => new Response(null, { status: 503 });
    await expect(fetchToken()).rejects.toMatchObject({ status: 503, retryable: true });
  });

  test.each(["<html>login</html>", "{}", '{"token":7}', "null"])(
    "an answer of %j is no token",
    async (body) => {
      answerToken = () => new Response(body);
      await expect(fetchToken()).rejects.toMatchObject({
        code: "token_unavailable",
        message: expect.stringContaining("answers { token, expiresAt }"),
      });
    },
  );
});
