import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openRandomGraph, randomGraph, randomWalk, stepsFrom } from "../testing/random-graph.ts";
import type { TopologyEdge, Walk } from "../topology.ts";
import { findPaths } from "./paths.ts";
import { traverse } from "./traverse.ts";

/** Every path without a repeated node, by trying all. */
function allPaths(
  edges: readonly TopologyEdge[],
  from: string,
  to: string,
  walk: Walk,
  maxDepth: number,
): string[][] {
  const paths: string[][] = [];
  const visit = (at: string, nodes: readonly string[], path: readonly string[]) => {
    if (at === to) paths.push([...path]);
    else if (path.length < maxDepth)
      for (const step of stepsFrom(edges, at, walk.direction))
        if (!nodes.includes(step.to)) visit(step.to, [...nodes, step.to], [...path, step.id]);
  };
  visit(from, [from], []);
  return paths.sort((left, right) => left.length - right.length || (left.join() < right.join() ? -1 : 1));
}

const everyEdge = async ({ topology }: Awaited<ReturnType<typeof openRandomGraph>>["reader"], walk: Walk) =>
  (await topology.edgesOf(["n0", "n1", "n2", "n3", "n4", "n5", "n6"], { ...walk, direction: "both" }, 100))
    .edges;

describe("paths", () => {
  it("are those that trying everything finds, in their order", async () => {
    const depth = fc.integer({ min: 1, max: 6 });
    await fc.assert(
      fc.asyncProperty(randomGraph, randomWalk, depth, async (graph, walk, maxDepth) => {
        const { reader, snapshot } = await openRandomGraph(graph);
        const [from, to] = ["n0", `n${graph.nodes.length - 1}`];
        const expected = allPaths(await everyEdge(reader, walk), from, to, walk, maxDepth);
        const search = { from, to, walk, maxDepth, limit: 1_000 };
        for (const topology of [reader.topology, snapshot]) {
          const all = await findPaths(topology, { ...search, mode: "all" });
          expect([all.paths.map(({ edgeIds }) => edgeIds), all.truncated]).toEqual([expected, false]);
          const shortest = await findPaths(topology, { ...search, mode: "shortest" });
          const least = expected.filter(({ length }) => length === expected[0]!.length);
          expect(shortest.paths.map(({ edgeIds }) => edgeIds)).toEqual(least);
        }
      }),
    );
  });

  it("give up beyond their limit, and say so", async () => {
    const nodes = Array.from({ length: 12 }, () => ({}));
    const edges = nodes.flatMap((_, from) =>
      nodes.map((_, to) => ({ sourceId: `n${from}`, targetId: `n${to}`, label: "KNOWS", times: {} })),
    );
    const { snapshot } = await openRandomGraph({ nodes, edges });
    const search = {
      from: "n0",
      to: "n11",
      mode: "all" as const,
      walk: { direction: "out" as const },
      maxDepth: 10,
    };
    const few = await findPaths(snapshot, { ...search, limit: 5 });
    expect([few.paths.length, few.truncated]).toEqual([5, true]);
  });
});

describe("a traversal", () => {
  it("reaches each node at its distance, and answers the edges walked", async () => {
    const depth = fc.integer({ min: 1, max: 4 });
    await fc.assert(
      fc.asyncProperty(randomGraph, randomWalk, depth, async (graph, { asOf: _, ...walk }, depth) => {
        const { reader } = await openRandomGraph(graph);
        const starts = [...(await reader.nodes(["n0"])).values()];
        const edges = (await everyEdge(reader, walk)).toSorted((left, right) =>
          left.id < right.id ? -1 : 1,
        );
        const distances = new Map([["n0", 0]]);
        for (let hop = 1; hop <= depth; hop++)
          for (const [at, distance] of [...distances])
            for (const { to } of distance === hop - 1 ? stepsFrom(edges, at, walk.direction) : [])
              if (!distances.has(to)) distances.set(to, hop);
        const nearest = [...distances].sort(([a, x], [b, y]) => x - y || (a < b ? -1 : 1)).map(([id]) => id);
        const walked = new Set(
          [...distances].flatMap(([at, distance]) =>
            distance < depth ? stepsFrom(edges, at, walk.direction).map(({ id }) => id) : [],
          ),
        );
        const found = await traverse(reader, { starts, walk, depth, limit: 100 });
        expect(found.nodes.map(({ id }) => id)).toEqual(nearest);
        expect(found.edges.map(({ id }) => id)).toEqual([...walked].sort());
        const cut = await traverse(reader, { starts, walk, depth, limit: 2 });
        expect(cut.nodes.map(({ id }) => id)).toEqual(nearest.slice(0, 2));
        expect(cut.truncated).toBe(nearest.length > 2);
      }),
    );
  });
});

it("a hub of 150,000 edges is walked, and its answer cut", async () => {
  const edge = { sourceId: "n0", targetId: "n1", label: "KNOWS", times: {} };
  const { reader } = await openRandomGraph({
    nodes: [{}, {}],
    edges: Array.from({ length: 150_000 }, () => edge),
  });
  const starts = [...(await reader.nodes(["n0"])).values()];
  const walk = { direction: "out" as const };
  const { nodes, edges, truncated } = await traverse(reader, { starts, walk, depth: 1, limit: 10 });
  expect([nodes.length, edges.length, truncated]).toEqual([2, 50_000, true]);
});
