import { describe, expect, it } from "vitest";
import { createMemoryGraphStore, createMemoryLedger } from "../memory-store.ts";
import { demoGraph, largeGraph, seededRevision, seedGraph, seedRows } from "./index.ts";

const org = "0197b2d3-982f-7b79-b2bf-710f6def104a";

describe("the demo graph", () => {
  it("is the same every time, and another one with another seed", () => {
    expect(demoGraph()).toEqual(demoGraph());
    expect(demoGraph({ seed: 2 }).graph.id).not.toBe(demoGraph().graph.id);
    const { nodes, edges } = largeGraph();
    expect(nodes.length + edges.length).toBeGreaterThan(20_000);
  });

  it("loads as it would be written", async () => {
    const seed = demoGraph();
    const [ledger, store, written] = [
      createMemoryLedger(),
      createMemoryGraphStore(),
      createMemoryGraphStore(),
    ];
    ledger.load(org, seed.graph, seededRevision);
    store.load(org, seed.graph.id, () => seedRows(seed));
    const other = createMemoryLedger();
    expect(await seedGraph({ ledger: other, store: written }, org, seed)).toBe(
      seed.nodes.length + seed.edges.length,
    );
    expect(await seedGraph({ ledger: other, store: written }, org, seed)).toBe(0);
    const graph = (await other.getGraphByName(org, seed.graph.name))!;
    const { embeddedCount, ...counts } = await store.countGraph(org, seed.graph.id);
    expect(await written.countGraph(org, graph.id)).toEqual({ ...counts, embeddedCount: 0 });
    expect(embeddedCount).toBe(counts.nodeCount);
    const page = { limit: 1_000 };
    const faces = async (from: typeof store, graphId: string) =>
      (await from.listNodes(org, graphId, {}, page)).map(
        ({ face: { id, label, name, properties, sources } }) => ({ id, label, name, properties, sources }),
      );
    expect(await faces(store, seed.graph.id)).toEqual(await faces(written, graph.id));
  });
});
