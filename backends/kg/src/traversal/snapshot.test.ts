import { newId } from "@elqnt/service-kit";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createMemoryGraphStore, createMemoryLedger } from "../memory-store.ts";
import { nodeRow } from "../testing/elements.ts";
import { graphOf, write } from "../testing/ledger.ts";
import { openRandomGraph, randomGraph, randomWalk } from "../testing/random-graph.ts";
import { Snapshots } from "./snapshots.ts";

describe("a snapshot", () => {
  it("answers what the store answers", async () => {
    const from = fc.uniqueArray(
      fc.integer({ min: 0, max: 8 }).map((at) => `n${at}`),
      { maxLength: 4 },
    );
    const query = fc.record({ from, walk: randomWalk, limit: fc.integer({ min: 1, max: 20 }) });
    await fc.assert(
      fc.asyncProperty(
        randomGraph,
        fc.array(query, { minLength: 1, maxLength: 8 }),
        async (graph, queries) => {
          const { reader, snapshot } = await openRandomGraph(graph);
          for (const { from, walk, limit } of queries)
            expect(await snapshot.edgesOf(from, walk, limit)).toEqual(
              await reader.topology.edgesOf(from, walk, limit),
            );
        },
      ),
    );
  });

  it("knows the ends of edges that were not among the nodes", async () => {
    const { snapshot } = await openRandomGraph({
      nodes: [],
      edges: [{ sourceId: "n0", targetId: "n1", label: "KNOWS", times: {} }],
    });
    expect((await snapshot.edgesOf(["n1"], { direction: "in" }, 10)).edges).toHaveLength(1);
  });
});

describe("snapshots", () => {
  const open = async (maxBytes = 1_000_000) => {
    const [org, ledger, store, graph] = [
      newId(),
      createMemoryLedger(),
      createMemoryGraphStore(),
      graphOf("g"),
    ];
    ledger.load(org, graph);
    let time = 0;
    const snapshots = new Snapshots({ ledger, store, log: () => {}, now: () => time }, maxBytes);
    const change = (id: string) =>
      ledger.change(org, graph.id, write, async ({ revision }) => {
        await store.write(org, graph.id, revision, { nodes: [nodeRow(id, { revision })] });
        return { result: undefined, changed: true };
      });
    const find = async () => snapshots.find(org, graph.id, (await ledger.revision(org, graph.id))!);
    return { snapshots, change, find, pass: () => time++, graph, org };
  };

  it("are built in the background, and again once the graph has changed", async () => {
    const { snapshots, change, find } = await open();
    expect(await find()).toBeUndefined();
    await snapshots.settled();
    const first = await find();
    expect(first?.revision).toBe(0);
    await change("a");
    expect(await find()).toBeUndefined();
    await snapshots.settled();
    expect([(await find())?.revision, (await find())?.topology.nodeCount]).toEqual([1, 1]);
  });

  it("are forgotten when told so", async () => {
    const { snapshots, find, org, graph } = await open();
    await find();
    await snapshots.settled();
    snapshots.invalidate(org, graph.id);
    expect(await find()).toBeUndefined();
  });

  it("are not built of graphs that are too large", async () => {
    const { snapshots, change, find } = await open(10);
    await change("a");
    await find();
    await snapshots.settled();
    expect(await find()).toBeUndefined();
  });
});
