import { cleanup, render, renderHook } from "@testing-library/react";
import type { ReactNode } from "react";
import { renderToString } from "react-dom/server";
import { afterEach, expect, test, vi } from "vitest";
import { fakeFetch, json } from "../__fixtures__/fake-fetch.ts";
import { gatewayWith, getTicket, lamp, orgId } from "../__fixtures__/tickets.ts";
import { tokenOf } from "../__fixtures__/tokens.ts";
import { browserTokens } from "../browser.ts";
import { GatewayProvider, useGateway } from "../hooks.ts";
import type { GatewayOptions } from "../index.ts";

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  delete (globalThis as Record<symbol, unknown>)[Symbol.for("elqnt.api.browser")];
});

const baseUrl = "https://gateway.test";
const provide =
  (gateway = gatewayWith({})) =>
  ({ children }: { children: ReactNode }) => <GatewayProvider gateway={gateway}>{children}</GatewayProvider>;

const seen: unknown[] = [];

function Child() {
  const gateway = useGateway();
  seen.push(gateway);
  return <p>{gateway.orgId}</p>;
}

test("works with no provider, with tokens from the app's endpoint", async () => {
  vi.stubGlobal("BroadcastChannel", undefined);
  const fetch = fakeFetch(json(lamp));
  vi.stubGlobal("fetch", fetch);
  const { result } = renderHook(() => useGateway({ baseUrl, orgId }));
  const issued = tokenOf("seed", Date.now(), 3_600_000);
  browserTokens().set(orgId, issued);
  await expect(getTicket(result.current, { ticketId: "t1" })).resolves.toEqual(lamp);
  expect(fetch.sent[0]?.headers.authorization).toBe(`Bearer ${issued.token}`);
});

test("is one gateway while baseUrl and orgId stay, and calls the latest functions", async () => {
  const fetch = fakeFetch(json(lamp));
  const { result, rerender } = renderHook((options: GatewayOptions) => useGateway(options), {
    initialProps: { baseUrl, orgId, fetch, getToken: () => "one" } as GatewayOptions,
  });
  const first = result.current;
  rerender({ baseUrl, orgId, fetch, getToken: () => "two", headers: { "x-a": "b" } });
  expect(result.current).toBe(first);
  await getTicket(first, { ticketId: "t1" });
  expect(fetch.sent[0]?.headers).toMatchObject({ authorization: "Bearer two", "x-a": "b" });
  rerender({ baseUrl, orgId: "other", fetch, getToken: () => "two" });
  expect(result.current.orgId).toBe("other");
});

test("is one for all hooks of a tab that say no more than baseUrl and orgId", () => {
  vi.stubGlobal("BroadcastChannel", undefined);
  const { result } = renderHook(
    () => [useGateway({ baseUrl, orgId }), useGateway({ baseUrl, orgId })] as const,
  );
  expect(result.current[0]).toBe(result.current[1]);
  const another = renderHook(() => useGateway({ baseUrl, orgId, retries: 1 }));
  expect(another.result.current).not.toBe(result.current[0]);
});

test("gives the provided gateway, also to options that name the same", () => {
  const gateway = gatewayWith({});
  const wrapper = provide(gateway);
  expect(renderHook(() => useGateway(), { wrapper }).result.current).toBe(gateway);
  expect(renderHook(() => useGateway({ baseUrl: `${baseUrl}/`, orgId }), { wrapper }).result.current).toBe(
    gateway,
  );
});

test("does not mix the provided gateway with another organization or other options", () => {
  const gateway = gatewayWith({});
  const wrapper = provide(gateway);
  expect(renderHook(() => useGateway({ baseUrl, orgId: "other" }), { wrapper }).result.current.orgId).toBe(
    "other",
  );
  expect(renderHook(() => useGateway({ baseUrl, orgId, timeoutMs: 1 }), { wrapper }).result.current).not.toBe(
    gateway,
  );
});

test("a provider makes its own gateway from options and keeps it", () => {
  seen.length = 0;
  const tree = () => (
    <GatewayProvider options={{ baseUrl, orgId, getToken: () => "t" }}>
      <Child />
    </GatewayProvider>
  );
  const { rerender } = render(tree());
  rerender(tree());
  expect(new Set(seen).size).toBe(1);
  expect(seen[0]).toMatchObject({ baseUrl, orgId });
});

test("without provider and options it says what to do", () => {
  const silent = vi.spyOn(console, "error").mockImplementation(() => {});
  expect(() => renderHook(() => useGateway())).toThrow(
    "Failed to use a gateway: none is provided. Pass { baseUrl, orgId } or mount a GatewayProvider.",
  );
  silent.mockRestore();
});

test("two copies of the package share one context", async () => {
  const copy = (await import(
    /* @vite-ignore */ "./gateway-context.ts?copy" as string
  )) as typeof import("./gateway-context.ts");
  const original = await import("./gateway-context.ts");
  expect(copy.GatewayContext).toBe(original.GatewayContext);
});

test("renders on a server without asking for a token", () => {
  const fetch = fakeFetch(json(lamp));
  vi.stubGlobal("fetch", fetch);
  const html = renderToString(
    <GatewayProvider options={{ baseUrl, orgId }}>
      <Child />
    </GatewayProvider>,
  );
  expect(html).toBe(`<p>${orgId}</p>`);
  expect(fetch.sent).toHaveLength(0);
});
