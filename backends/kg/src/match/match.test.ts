import type { KGEdgePattern, KGNodePattern } from "@elqnt/contracts/kg";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { instants, labels, openRandomGraph, randomGraph } from "../testing/random-graph.ts";
import type { TopologyEdge } from "../topology.ts";
import { matchPattern } from "./match.ts";
import { readPattern } from "./pattern.ts";

/** A connected pattern: each further node hangs on an earlier one, then some more edges. */
const pattern = fc.integer({ min: 1, max: 3 }).chain((size) => {
  const edge = (from: fc.Arbitrary<number>, to: fc.Arbitrary<number>) =>
    fc.record(
      {
        as: fc.constant(true),
        from,
        to,
        labels: fc.subarray(labels, { minLength: 1 }),
        direction: fc.constantFrom("out" as const, "in" as const, "both" as const),
      },
      { requiredKeys: ["from", "to"] },
    );
  const node = fc.record(
    { ids: fc.uniqueArray(fc.constantFrom("n0", "n1", "n2", "n3"), { minLength: 1 }) },
    { requiredKeys: [] },
  );
  const anyNode = fc.integer({ min: 0, max: size - 1 });
  return fc.record({
    nodes: fc.array(node, { minLength: size, maxLength: size }),
    tree: fc.tuple(
      ...Array.from({ length: size - 1 }, (_, at) =>
        edge(fc.integer({ min: 0, max: at }), fc.constant(at + 1)),
      ),
    ),
    more: fc.array(edge(anyNode, anyNode), { maxLength: 1 }),
  });
});

const named = ({ nodes, tree, more }: typeof pattern extends fc.Arbitrary<infer T> ? T : never) => ({
  nodes: nodes.map((node, at): KGNodePattern => ({ as: `v${at}`, ...node })),
  edges: [...tree, ...more].map(
    ({ as, from, to, ...edge }, at): KGEdgePattern => ({
      ...edge,
      from: `v${from}`,
      to: `v${to}`,
      ...(as ? { as: `e${at}` } : {}),
    }),
  ),
});

function joins(
  { from, to, labels: wanted, direction = "out" }: KGEdgePattern,
  edge: TopologyEdge,
  ids: Map<string, string>,
) {
  if (wanted && !wanted.includes(edge.label)) return false;
  const [near, far] = [ids.get(from), ids.get(to)];
  const forth = edge.sourceId === near && edge.targetId === far;
  const back = edge.targetId === near && edge.sourceId === far;
  return direction === "both" ? forth || back : direction === "out" ? forth : back;
}

/** Every match, by trying all bindings. */
function allMatches(
  nodes: readonly KGNodePattern[],
  edges: readonly KGEdgePattern[],
  ids: readonly string[],
  all: readonly TopologyEdge[],
) {
  const found = new Set<string>();
  const bindEdges = (bound: Map<string, string>, chosen: readonly string[]) => {
    const slot = edges[chosen.length];
    if (!slot) {
      const answered = edges.flatMap(({ as }, at) => (as ? chosen[at]! : []));
      found.add([...nodes.map(({ as }) => bound.get(as)!), ...answered].join(" "));
      return;
    }
    for (const edge of all)
      if (!chosen.includes(edge.id) && joins(slot, edge, bound)) bindEdges(bound, [...chosen, edge.id]);
  };
  const bindNodes = (bound: Map<string, string>) => {
    const slot = nodes[bound.size];
    if (!slot) return bindEdges(bound, []);
    for (const id of ids)
      if (![...bound.values()].includes(id) && (slot.ids?.includes(id) ?? true))
        bindNodes(new Map([...bound, [slot.as, id]]));
  };
  bindNodes(new Map());
  return [...found].sort();
}

describe("matches", () => {
  it("are those that trying everything finds, in their order", async () => {
    const asOf = fc.option(fc.constantFrom(...instants), { nil: undefined });
    await fc.assert(
      fc.asyncProperty(randomGraph, pattern, asOf, async (graph, random, instant) => {
        const { reader } = await openRandomGraph(graph);
        const { nodes, edges } = named(random);
        const { store, org, graphId } = reader;
        const ids = (await store.listNodes(org, graphId, { asOf: instant }, { limit: 100 })).map(
          ({ face }) => face.id,
        );
        const all = await store.edgesOf(org, graphId, ids, { direction: "both", asOf: instant }, 100);
        const expected = allMatches(nodes, edges, ids, all);
        const { items, truncated } = await matchPattern(
          reader,
          readPattern({ nodes, edges }),
          10_000,
          instant,
        );
        const observed = items.map((match) =>
          [
            ...nodes.map(({ as }) => match.nodes[as]!.id),
            ...edges.flatMap(({ as }) => (as ? match.edges[as]!.id : [])),
          ].join(" "),
        );
        expect([observed, truncated]).toEqual([expected, false]);
        const few = await matchPattern(reader, readPattern({ nodes, edges }), 1, instant);
        expect([few.items.length, few.truncated]).toEqual([
          Math.min(1, expected.length),
          expected.length > 1,
        ]);
      }),
      { numRuns: 300 },
    );
  });
});
