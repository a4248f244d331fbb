import { createGateway, type Gateway } from "@elqnt/api";
import { GatewayProvider } from "@elqnt/api/hooks";
import { createMockGateway, type MockGateway } from "@elqnt/mock-server";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, renderHook, waitFor } from "@testing-library/react";
import type { ReactNode } from "react";
import { beforeEach, describe, expect, test } from "vitest";
import { createGraph } from "../api.ts";
import {
  useDeleteSource,
  useDuplicates,
  useGraphLabels,
  useGraphSearch,
  useGraphStats,
  useGraphsQuery,
  useIngest,
  useKnowledgeGraph,
  useMergeNodes,
  useMerges,
  useNeighbors,
  useNode,
  usePaths,
  useSources,
  useSubgraph,
  useUndoMerge,
} from "../hooks.ts";

let mock: MockGateway;
let gateway: Gateway;
let client: QueryClient;
let graphId: string;
let requests: string[];

const fetchMock = async (url: string, init: RequestInit) => {
  requests.push(`${init.method} ${new URL(url).pathname}`);
  const response = await mock.fetch(new Request(url, init));
  if (response.type === "error") throw new TypeError("Failed to fetch");
  return response;
};
const options = () => ({
  baseUrl: "http://mock",
  orgId: mock.orgId,
  getToken: () => mock.token(),
  fetch: fetchMock,
  retries: 0,
});

beforeEach(async () => {
  mock = createMockGateway({ scenario: "empty" });
  requests = [];
  gateway = createGateway(options());
  client = new QueryClient({ defaultOptions: { queries: { staleTime: 60_000 } } });
  graphId = (await createGraph(gateway, { body: { name: "People" } })).id;
  requests = [];
});

const wrapper = ({ children }: { children: ReactNode }) => (
  <QueryClientProvider client={client}>
    <GatewayProvider gateway={gateway}>{children}</GatewayProvider>
  </QueryClientProvider>
);

const person = (id: string, name: string) => ({ id, label: "Person", name });
const knows = (sourceId: string, targetId: string) => ({ sourceId, targetId, label: "KNOWS" });

describe("useKnowledgeGraph", () => {
  test("does everything graphs can, with no provider mounted", async () => {
    const { result } = renderHook(() => useKnowledgeGraph({ ...options(), graphId }));
    await act(async () => {
      const graph = result.current;
      const nodes = [person("ada", "Ada Lovelace"), person("babbage", "Charles Babbage")];
      expect(await graph.ingestNodes({ sourceId: "crm", nodes })).toMatchObject({ upserted: 2 });
      expect(await graph.ingestEdges({ edges: [knows("ada", "babbage")] })).toMatchObject({ upserted: 1 });
      const triples = [{ subject: "Charles Babbage", predicate: "designed", object: "Analytical Engine" }];
      expect(await graph.ingestTriples({ triples })).toMatchObject({ problems: [] });
      expect((await graph.search({ query: "lovelace", mode: "keyword" }))[0]!.node.id).toBe("ada");
      expect((await graph.getNeighbors({ nodeId: "ada" }))!.edges).toHaveLength(1);
      expect((await graph.traverse({ from: ["ada"], depth: 2 }))!.nodes.length).toBeGreaterThanOrEqual(2);
      expect((await graph.findPaths({ from: "ada", to: "babbage" }))[0]).toMatchObject({ length: 1 });
      expect((await graph.getSubgraph())!.nodes.length).toBeGreaterThanOrEqual(2);
      const pattern = {
        nodes: [{ as: "a" }, { as: "b" }],
        edges: [{ from: "a", to: "b", labels: ["KNOWS"] }],
      };
      expect((await graph.match(pattern))[0]!.nodes).toMatchObject({
        a: { id: "ada" },
        b: { id: "babbage" },
      });
      expect((await graph.listLabels("node")).map(({ label }) => label)).toContain("Person");
      expect(await graph.getStats()).toMatchObject({ graphId });
      expect((await graph.listSources()).map(({ id }) => id)).toContain("crm");
      expect(await graph.deleteSource("crm")).toMatchObject({ sourceId: "crm" });
      expect((await graph.listGraphs()).map(({ name }) => name)).toContain("People");
      expect(await graph.deleteGraph()).toBe(true);
    });
    expect(result.current).toMatchObject({ loading: false, error: null });
  });

  test("never rejects: null, false and [] with a typed error", async () => {
    const { result } = renderHook(() => useKnowledgeGraph({ ...options(), graphId }));
    await act(async () => {
      expect(await result.current.getNode("nobody")).toBeNull();
    });
    expect(result.current.error).toMatchObject({ code: "node_not_found", status: 404 });
    await act(async () => {
      expect(await result.current.search({ query: "" })).toEqual([]);
    });
    expect(result.current.error?.code).toBe("validation_failed");
    mock.faults.set("*", { kind: "network" });
    await act(async () => {
      expect(await result.current.deleteGraph()).toBe(false);
      expect(await result.current.listSources()).toEqual([]);
    });
    expect(result.current.error?.code).toBe("network_error");
  });

  test("an action can name another graph, and without any the platform refuses", async () => {
    const { result } = renderHook(() => useKnowledgeGraph(options()));
    await act(async () => {
      expect(await result.current.getSubgraph({ graphId })).toMatchObject({ nodes: [] });
      expect(await result.current.getSubgraph()).toBeNull();
    });
    expect(result.current.error?.code).toBe("validation_failed");
  });
});

describe("TanStack hooks", () => {
  test("a write refreshes what the contract names, and nothing else", async () => {
    const { result } = renderHook(
      () => ({
        graphs: useGraphsQuery(),
        stats: useGraphStats(graphId),
        labels: useGraphLabels({ graphId }),
        overview: useSubgraph({ graphId }),
        sources: useSources({ graphId }),
        graph: useKnowledgeGraph({ graphId }),
      }),
      { wrapper },
    );
    await waitFor(() => expect(result.current.overview.data?.nodes).toEqual([]));
    await waitFor(() => expect(result.current.graphs.isSuccess).toBe(true));
    requests = [];
    await act(async () => {
      await result.current.graph.ingestNodes({ sourceId: "crm", nodes: [person("ada", "Ada Lovelace")] });
    });
    await waitFor(() => expect(result.current.overview.data?.nodes).toHaveLength(1));
    await waitFor(() => expect(result.current.stats.data?.nodeCount).toBe(1));
    await waitFor(() => expect(result.current.labels.data?.items).toHaveLength(1));
    await waitFor(() => expect(result.current.sources.data?.pages[0]?.items[0]?.id).toBe("crm"));
    expect(requests).not.toContain("GET /api/v1/kg/graphs");
  });

  test("merging, taking it back and deleting a source show everywhere", async () => {
    const { result: graph } = renderHook(() => useKnowledgeGraph({ graphId }), { wrapper });
    await act(async () => {
      const nodes = [person("ada", "Ada Lovelace"), person("ada2", "Ada Lovelace"), person("bob", "Bob")];
      await graph.current.ingestNodes({ sourceId: "crm", nodes });
      await graph.current.ingestEdges({ sourceId: "crm", edges: [knows("ada2", "bob")] });
    });
    const { result } = renderHook(
      () => ({
        duplicates: useDuplicates({ graphId }),
        merges: useMerges({ graphId }),
        neighbors: useNeighbors({ graphId, nodeId: "ada" }),
        merged: useNode({ graphId, nodeId: "ada2" }),
        paths: usePaths({ graphId, from: "ada", to: "bob" }),
        merge: useMergeNodes(),
        undo: useUndoMerge(),
        remove: useDeleteSource(),
      }),
      { wrapper },
    );
    await waitFor(() => expect(result.current.duplicates.data?.items).toHaveLength(1));
    await waitFor(() => expect(result.current.paths.data?.items).toEqual([]));
    await act(async () => {
      await result.current.merge.mutateAsync({ body: { graphId, nodeId: "ada", mergedIds: ["ada2"] } });
    });
    await waitFor(() => expect(result.current.merged.data?.id).toBe("ada"));
    await waitFor(() => expect(result.current.neighbors.data?.edges).toHaveLength(1));
    await waitFor(() => expect(result.current.paths.data?.items).toHaveLength(1));
    await waitFor(() => expect(result.current.merges.data?.pages[0]?.items).toHaveLength(1));
    const mergeId = result.current.merges.data!.pages[0]!.items[0]!.id;
    await act(async () => {
      await result.current.undo.mutateAsync({ graphId, mergeId });
    });
    await waitFor(() => expect(result.current.merged.data?.id).toBe("ada2"));
    await act(async () => {
      await result.current.remove.mutateAsync({ graphId, sourceId: "crm" });
    });
    await waitFor(() => expect(result.current.merged.error).toMatchObject({ code: "node_not_found" }));
  });

  test("a blank search asks nothing; the next search keeps the last hits", async () => {
    const { result: graph } = renderHook(() => useKnowledgeGraph({ graphId }), { wrapper });
    await act(async () => {
      await graph.current.ingestNodes({ nodes: [person("ada", "Ada Lovelace")] });
    });
    requests = [];
    const { result, rerender } = renderHook(
      ({ query }) => useGraphSearch({ graphId, query, mode: "keyword" }),
      { wrapper, initialProps: { query: " " } },
    );
    expect(result.current.fetchStatus).toBe("idle");
    expect(requests).toEqual([]);
    rerender({ query: "ada" });
    await waitFor(() => expect(result.current.data?.items).toHaveLength(1));
    rerender({ query: "nobody" });
    expect(result.current).toMatchObject({ isPlaceholderData: true });
    expect(result.current.data?.items).toHaveLength(1);
    await waitFor(() => expect(result.current.data?.items).toEqual([]));
  });
});

describe("useIngest", () => {
  const setup = () =>
    renderHook(() => ({ ingest: useIngest(graphId), stats: useGraphStats(graphId) }), { wrapper }).result;
  const people = (count: number) =>
    Array.from({ length: count }, (_, at) => person(`p${at}`, `Person ${at}`));

  test("sends a list in batches, counts, and says what was not stored", async () => {
    const result = setup();
    await waitFor(() => expect(result.current.stats.data?.nodeCount).toBe(0));
    await act(async () => {
      const done = await result.current.ingest.ingestNodes(people(5), { sourceId: "crm", batchSize: 2 });
      expect(done).toMatchObject({ status: "done", processed: 5, total: 5, upserted: 5, failed: 0 });
    });
    expect(requests.filter((request) => request.endsWith("/ingest/nodes"))).toHaveLength(3);
    await waitFor(() => expect(result.current.stats.data?.nodeCount).toBe(5));
    const edges = [knows("p0", "p1"), knows("p1", "p2"), knows("p2", "p3"), knows("p3", "nobody")];
    await act(async () => {
      await result.current.ingest.ingestEdges(edges, { sourceId: "crm", batchSize: 3 });
    });
    expect(result.current.ingest.progress).toMatchObject({
      processed: 4,
      upserted: 3,
      failed: 1,
      problems: [{ index: 3, problem: { code: "node_not_found" } }],
    });
  });

  test("streams NDJSON and tells the lines that are wrong", async () => {
    const result = setup();
    const lines = people(3).map((node) => JSON.stringify({ type: "node", node }));
    await act(async () => {
      await result.current.ingest.ingestStream([lines[0], "{", lines[1], lines[2]].join("\n"));
    });
    expect(result.current.ingest.progress).toMatchObject({
      status: "done",
      processed: 4,
      upserted: 3,
      failed: 1,
      problems: [{ index: 1 }],
    });
    await waitFor(() => expect(result.current.stats.data?.nodeCount).toBe(3));
  });

  test("a failure keeps what was stored, and says why", async () => {
    const result = setup();
    await act(async () => {
      await result.current.ingest.ingestNodes(people(2));
    });
    mock.faults.set("ingestNodes", { kind: "problem", code: "internal_error" });
    await act(async () => {
      expect(await result.current.ingest.ingestNodes(people(4), { batchSize: 2 })).toBeNull();
    });
    expect(result.current.ingest).toMatchObject({
      error: { code: "internal_error" },
      progress: { status: "failed", processed: 0, total: 4 },
    });
  });

  test("cancelling ends it without an error", async () => {
    const result = setup();
    mock.faults.set("ingestNodes", { kind: "latency", ms: 60_000 });
    let ended: Promise<unknown> = Promise.resolve();
    act(() => {
      ended = result.current.ingest.ingestNodes(people(2));
    });
    await waitFor(() => expect(result.current.ingest.progress.status).toBe("running"));
    await act(async () => {
      result.current.ingest.cancel();
      expect(await ended).toMatchObject({ status: "cancelled", processed: 0 });
    });
    expect(result.current.ingest).toMatchObject({ loading: false, error: null });
    expect(result.current.ingest.progress.status).toBe("cancelled");
  });
});
