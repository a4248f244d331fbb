import { createGateway, type Gateway } from "@elqnt/api";
import { GatewayProvider } from "@elqnt/api/hooks";
import { createMockGateway, type MockGateway } from "@elqnt/mock-server";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, renderHook, waitFor } from "@testing-library/react";
import { type ReactNode, StrictMode } from "react";
import { beforeEach, describe, expect, test } from "vitest";
import { createGraph, deleteGraph, ingestNodes } from "../api.ts";
import { useGraphStats } from "../hooks.ts";
import { useGraphChanges } from "../live.ts";

let mock: MockGateway;
let gateway: Gateway;
/** Somebody else, whose writes no cache of ours hears of. */
let other: Gateway;
let client: QueryClient;
let graphId: string;
let requests: { path: string; lastEventId: string | null; signal: AbortSignal }[];
/** Changes what comes back of a stream. */
let through: (response: Response) => Response;

const watched = async (url: string, init: RequestInit) => {
  const request = new Request(url, init);
  const { pathname } = new URL(url);
  requests.push({
    path: pathname.split("/").at(-1)!,
    lastEventId: request.headers.get("last-event-id"),
    signal: init.signal!,
  });
  const response = await mock.fetch(request);
  return response.headers.get("content-type") === "text/event-stream" ? through(response) : response;
};
const sent = (path: string) => requests.filter((request) => request.path === path);

beforeEach(async () => {
  mock = createMockGateway({ scenario: "empty" });
  through = (response) => response;
  const options = { baseUrl: "http://mock", orgId: mock.orgId, getToken: () => mock.token(), retries: 0 };
  gateway = createGateway({ ...options, fetch: watched });
  other = createGateway({ ...options, fetch: (url, init) => mock.fetch(new Request(url, init)) });
  client = new QueryClient({ defaultOptions: { queries: { staleTime: 60_000 } } });
  graphId = (await createGraph(other, { body: { name: "People" } })).id;
  requests = [];
});

const wrapper = ({ children }: { children: ReactNode }) => (
  <StrictMode>
    <QueryClientProvider client={client}>
      <GatewayProvider gateway={gateway}>{children}</GatewayProvider>
    </QueryClientProvider>
  </StrictMode>
);

const write = (id: string) =>
  ingestNodes(other, { body: { graphId, nodes: [{ id, label: "Person", name: id }] } });

const followed = () =>
  renderHook(() => ({ changes: useGraphChanges(graphId), stats: useGraphStats(graphId) }), { wrapper });

describe("useGraphChanges", () => {
  test("fetches what is on screen again when somebody else changes the graph", async () => {
    const { result } = followed();
    await waitFor(() => expect(result.current.changes).toMatchObject({ status: "live", revision: 0 }));
    await waitFor(() => expect(result.current.stats.data?.nodeCount).toBe(0));
    await act(() => write("ada"));
    await waitFor(() => expect(result.current.stats.data?.nodeCount).toBe(1));
    expect(result.current.changes.revision).toBe(1);
    expect(sent("changes")).toHaveLength(1);
  });

  test("does not fetch again what it fetched while the stream opened, and does what is older", async () => {
    client.setQueryData(
      ["elqnt", mock.orgId, "kg", "getGraphStats", { graphId }],
      { nodeCount: 7 },
      { updatedAt: 1 },
    );
    const fresh = ["elqnt", mock.orgId, "kg", "getGraph", { graphId }];
    client.setQueryData(fresh, {}, { updatedAt: Date.now() + 60_000 });
    const { result } = followed();
    await waitFor(() => expect(result.current.stats.data?.nodeCount).toBe(0));
    expect(client.getQueryState(fresh)?.isInvalidated).toBe(false);
  });

  test("leaves other graphs alone", async () => {
    const elsewhere = ["elqnt", mock.orgId, "kg", "getGraphStats", { graphId: "another" }];
    client.setQueryData(elsewhere, { nodeCount: 3 });
    const { result } = followed();
    await waitFor(() => expect(result.current.changes.status).toBe("live"));
    await act(() => write("ada"));
    await waitFor(() => expect(result.current.stats.data?.nodeCount).toBe(1));
    expect(client.getQueryState(elsewhere)?.isInvalidated).toBe(false);
  });

  test("gathers quick changes: the first is shown at once, the rest together", async () => {
    const { result } = followed();
    await waitFor(() => expect(result.current.changes.status).toBe("live"));
    await waitFor(() => expect(result.current.stats.isSuccess).toBe(true));
    requests = [];
    await act(async () => {
      for (let index = 0; index < 20; index++) await write(`node-${index}`);
    });
    await waitFor(() => expect(result.current.stats.data?.nodeCount).toBe(20), { timeout: 5_000 });
    expect(sent("stats").length).toBeLessThan(8);
  });

  test("is one stream for all who follow, and none when the last one leaves", async () => {
    const first = followed();
    const second = followed();
    await waitFor(() => expect(second.result.current.changes.status).toBe("live"));
    first.unmount();
    expect(sent("changes")).toHaveLength(1);
    expect(sent("changes")[0]!.signal.aborted).toBe(false);
    second.unmount();
    await waitFor(() => expect(sent("changes")[0]!.signal.aborted).toBe(true));
    const third = followed();
    await waitFor(() => expect(third.result.current.changes.status).toBe("live"));
    expect(sent("changes")).toHaveLength(2);
  });

  test("goes on after the last change heard when the connection breaks", async () => {
    await write("ada");
    let breaks: (() => void) | undefined;
    through = (response) => {
      const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
      const cut = new AbortController();
      breaks = () => cut.abort(new Error("connection reset"));
      response.body!.pipeTo(writable, { signal: cut.signal }).catch(() => {});
      return new Response(readable, response);
    };
    const { result } = followed();
    await waitFor(() => expect(result.current.changes).toMatchObject({ status: "live", revision: 1 }));
    act(() => breaks!());
    await write("grace");
    await waitFor(() => expect(result.current.stats.data?.nodeCount).toBe(2), { timeout: 5_000 });
    await waitFor(() => expect(result.current.changes).toMatchObject({ status: "live", revision: 2 }));
    expect(sent("changes").map(({ lastEventId }) => lastEventId)).toEqual([null, "1"]);
  });

  test("says that the graph is gone, and asks no more", async () => {
    const { result } = followed();
    await waitFor(() => expect(result.current.changes.status).toBe("live"));
    await act(() => deleteGraph(other, { graphId }));
    await waitFor(() => expect(result.current.changes.status).toBe("deleted"));
    expect(sent("changes")).toHaveLength(1);
  });

  test("fails with what cannot be cured", async () => {
    const { result } = renderHook(() => useGraphChanges("0197b2d3-9c10-7b79-b2bf-710f6def0001"), { wrapper });
    await waitFor(() => expect(result.current.status).toBe("failed"));
    expect(result.current.error).toMatchObject({ code: "graph_not_found" });
  });

  test("fails where streams end without a word, as behind a proxy that does not stream", async () => {
    through = (response) => new Response(null, response);
    const { result } = renderHook(() => useGraphChanges(graphId), { wrapper });
    await waitFor(() => expect(result.current).toEqual({ status: "failed" }));
    expect(sent("changes")).toHaveLength(1);
  });

  test("waits while it is not enabled", async () => {
    const { result } = renderHook(() => useGraphChanges(graphId, { enabled: false }), { wrapper });
    expect(result.current).toEqual({ status: "connecting" });
    expect(requests).toEqual([]);
  });
});
