import { newId } from "@elqnt/service-kit";
import fc from "fast-check";
import { createMemoryGraphStore } from "../memory-store.ts";
import type { TopologyEdge, Walk } from "../topology.ts";
import { GraphReader } from "../traversal/reader.ts";
import { type Snapshot, SnapshotBuilder } from "../traversal/snapshot.ts";
import { edgeRow, nodeRow } from "./elements.ts";

export const instants = ["2026-01-01", "2026-02-01", "2026-03-01"].map((day) => `${day}T00:00:00.000Z`);
export const labels = ["KNOWS", "LIKES"];

const times = fc.record(
  { validFrom: fc.constantFrom(...instants.slice(0, 2)), validTo: fc.constantFrom(instants[2]!) },
  { requiredKeys: [] },
);

/** A small graph: nodes `n0`, `n1`, …, edges between any of them, loops and parallel ones too. */
export const randomGraph = fc.integer({ min: 1, max: 7 }).chain((size) => {
  const end = fc.integer({ min: 0, max: size - 1 }).map((at) => `n${at}`);
  const edge = fc.record({ sourceId: end, targetId: end, label: fc.constantFrom(...labels), times });
  return fc.record({
    nodes: fc.array(times, { minLength: size, maxLength: size }),
    edges: fc.array(edge, { maxLength: 14 }),
  });
});

export type RandomGraph = typeof randomGraph extends fc.Arbitrary<infer TGraph> ? TGraph : never;

export const randomWalk: fc.Arbitrary<Walk> = fc.record(
  {
    direction: fc.constantFrom("out" as const, "in" as const, "both" as const),
    labels: fc.subarray(labels, { minLength: 1 }),
    asOf: fc.constantFrom(...instants),
  },
  { requiredKeys: ["direction"] },
);

/** The graph in a memory store, and its snapshot. */
export async function openRandomGraph({ nodes, edges }: RandomGraph) {
  const [org, graphId, store] = [newId(), newId(), createMemoryGraphStore()];
  await store.write(org, graphId, 1, {
    nodes: nodes.map((valid, at) => nodeRow(`n${at}`, valid)),
    edges: edges.map(({ sourceId, targetId, label, times: valid }, at) =>
      edgeRow(`e${String(at).padStart(2, "0")}`, sourceId, targetId, { label, ...valid }),
    ),
  });
  const builder = new SnapshotBuilder();
  for await (const batch of store.scanTopology(org, graphId)) builder.add(batch);
  const snapshot: Snapshot = builder.finish();
  return { reader: new GraphReader({ org, graphId, store }), snapshot };
}

/** Every step that may be made along edges from a node. */
export function stepsFrom(edges: readonly TopologyEdge[], at: string, direction: Walk["direction"]) {
  return edges.flatMap(({ id, sourceId, targetId }) => [
    ...(direction !== "in" && sourceId === at ? [{ id, to: targetId }] : []),
    ...(direction !== "out" && targetId === at && (direction === "in" || sourceId !== targetId)
      ? [{ id, to: sourceId }]
      : []),
  ]);
}
