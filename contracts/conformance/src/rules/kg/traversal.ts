import type { KGSubgraph } from "@elqnt/contracts/kg";
import { expectEqual, expectProblem } from "../../engine/expect.ts";
import type { Rule } from "../../engine/rule.ts";
import type { World } from "../../engine/world.ts";
import {
  edge,
  expectElements,
  idsOf,
  node,
  putEdges,
  putNodes,
  sharedGraph,
} from "../../recipes/kg-fixture.ts";
import { bodyOf } from "../../recipes/recipe.ts";
import { about } from "./about.ts";
import { edgeLabels, instants, randomGraph } from "./random-graph.ts";
import { traverse } from "./reference-walk.ts";

const reference = "kg-query.yaml traverseGraph";

/** A ring a, b, c with a way out over d to e, and f, which nothing leads to. */
async function ring(world: World) {
  const { a } = world;
  const { id: graphId } = await sharedGraph(world, a, "ring", async (id) => {
    const heavy = { properties: { weight: 9 } };
    await putNodes(a, id, [node("a"), node("b", heavy), node("c"), node("d", heavy), node("e"), node("f")]);
    await putEdges(a, id, [
      edge("a", "b"),
      edge("b", "c"),
      edge("c", "a"),
      edge("c", "d", { label: "NEAR" }),
      edge("d", "e"),
      edge("a", "a"),
    ]);
  });
  const ask = (operationId: string, body: Record<string, unknown>) =>
    a.admin.call(operationId, { body: { graphId, ...body } });
  const walk = async (body: Record<string, unknown>): Promise<KGSubgraph> =>
    bodyOf(await ask("traverseGraph", { from: ["a"], ...body }), 200);
  return { graphId, ask, walk };
}

/** Walking from nodes along edges. */
export const traversalRules: readonly Rule[] = [
  about(
    "traverse/depth",
    "Nodes within depth hops are answered, nearest first, then by id, with the edges walked",
    reference,
    async (world) => {
      const { walk } = await ring(world);
      const one = await walk({ direction: "out" });
      expectElements(one, ["a", "b"], ["a~a", "a~b"], "one hop out");
      expectEqual(one.truncated, false, "truncated");
      expectElements(
        await walk({ direction: "out", depth: 2 }),
        ["a", "b", "c"],
        ["a~a", "a~b", "b~c"],
        "two hops out",
      );
      expectElements(
        await walk({ direction: "out", depth: 3 }),
        ["a", "b", "c", "d"],
        ["a~a", "a~b", "b~c", "c~a", "c~d"],
        "three hops out",
      );
      expectElements(
        await walk({ direction: "out", depth: 10 }),
        ["a", "b", "c", "d", "e"],
        ["a~a", "a~b", "b~c", "c~a", "c~d", "d~e"],
        "ten hops out",
      );
      expectElements(
        await walk({ from: ["e", "b", "e"], direction: "out" }),
        ["b", "e", "c"],
        ["b~c"],
        "from two",
      );
    },
  ),
  about(
    "traverse/direction",
    "Edges are walked along, against them, or both ways",
    reference,
    async (world) => {
      const { walk } = await ring(world);
      expectElements(await walk({ direction: "in" }), ["a", "c"], ["a~a", "c~a"], "one hop in");
      expectElements(
        await walk({ direction: "both" }),
        ["a", "b", "c"],
        ["a~a", "a~b", "c~a"],
        "one hop both ways",
      );
      expectEqual(
        await walk({}),
        await walk({ direction: "both", depth: 1 }),
        "the answer without direction and depth",
      );
    },
  ),
  about(
    "traverse/labels",
    "Only edges with the labels that were asked for are walked",
    reference,
    async (world) => {
      const { walk } = await ring(world);
      expectElements(
        await walk({ labels: ["KNOWS"], depth: 9 }),
        ["a", "b", "c"],
        ["a~a", "a~b", "b~c", "c~a"],
        "over one label",
      );
      expectElements(
        await walk({ from: ["c"], labels: ["NEAR"], depth: 9 }),
        ["c", "d"],
        ["c~d"],
        "over the other",
      );
      expectElements(await walk({ labels: ["NOTHING"] }), ["a"], [], "over no edge");
    },
  ),
  about(
    "traverse/filters",
    "A node that does not fit the filters is neither answered nor walked through; a start always is",
    reference,
    async (world) => {
      const { walk } = await ring(world);
      const filters = { weight: { exists: false } };
      expectElements(
        await walk({ direction: "out", depth: 9, filters }),
        ["a"],
        ["a~a"],
        "around the heavy nodes",
      );
      expectElements(await walk({ depth: 9, filters }), ["a", "c"], ["a~a", "c~a"], "both ways around them");
      expectElements(
        await walk({ from: ["b"], filters }),
        ["b", "a", "c"],
        ["a~b", "b~c"],
        "from a heavy node",
      );
    },
  ),
  about(
    "traverse/limit",
    "Beyond limit nodes the nearest are kept, with the walked edges between them, and truncated is true",
    reference,
    async (world) => {
      const { walk } = await ring(world);
      for (const [limit, nodes, edges] of [
        [1, ["a"], ["a~a"]],
        [2, ["a", "b"], ["a~a", "a~b"]],
        [3, ["a", "b", "c"], ["a~a", "a~b", "b~c", "c~a"]],
      ] as const) {
        const answer = await walk({ depth: 9, limit });
        expectElements(answer, nodes, edges, `limit ${limit}`);
        expectEqual(answer.truncated, true, "truncated");
      }
      expectEqual((await walk({ depth: 9, limit: 5 })).truncated, false, "truncated when all fit");
    },
  ),
  about(
    "traverse/unknown",
    "A start that is not there is node_not_found with a pointer to it",
    reference,
    async (world) => {
      const { graphId, ask } = await ring(world);
      expectProblem(await ask("traverseGraph", { from: ["a", "nobody"] }), {
        status: 404,
        code: "node_not_found",
        pointer: "/from/1",
      });
      expectProblem(await ask("getNeighbors", { nodeId: "nobody" }), { status: 404, code: "node_not_found" });
      for (const to of ["a", "nobody"])
        expectProblem(await ask("findPaths", { from: "nobody", to }), {
          status: 404,
          code: "node_not_found",
          pointer: "/from",
        });
      expectProblem(await ask("findPaths", { from: "a", to: "nobody" }), {
        status: 404,
        code: "node_not_found",
        pointer: "/to",
      });
      const read = await world.a.admin.call("getNode", { graphId, nodeId: "nobody" });
      expectProblem(read, { status: 404, code: "node_not_found" });
    },
  ),
  about(
    "traverse/neighbors",
    "Neighbors are what a traversal of one hop answers",
    "kg-query.yaml getNeighbors",
    async (world) => {
      const { ask, walk } = await ring(world);
      for (const more of [
        {},
        { direction: "in" },
        { direction: "out" },
        { labels: ["NEAR"] },
        { limit: 2 },
      ]) {
        const around = await ask("getNeighbors", { nodeId: "c", ...more });
        expectEqual(
          around.json,
          await walk({ from: ["c"], ...more }),
          `with ${JSON.stringify(more)}`,
          around,
        );
      }
    },
  ),
  about(
    "traverse/random",
    "On a random graph every traversal answers what the contract says",
    reference,
    async (world) => {
      const { random, a } = world;
      const { graphId, nodes, edges } = await randomGraph(world);
      for (let round = 0; round < 25; round++) {
        const asOf = random.pick([undefined, undefined, ...instants]);
        const always = nodes.filter(({ validFrom, validTo }) => !validFrom && !validTo);
        const weight = random.integer(0, 8);
        const isFiltered = random.boolean(0.3);
        const options = {
          from: random
            .shuffle(always)
            .slice(0, random.integer(1, 3))
            .map(({ id }) => id),
          direction: random.pick(["out", "in", "both"] as const),
          depth: random.integer(1, 5),
          limit: random.pick([3, 10, 500]),
          ...(asOf ? { asOf } : {}),
          ...(random.boolean(0.4) ? { labels: random.shuffle(edgeLabels).slice(0, 2) } : {}),
        };
        const filters = isFiltered ? { filters: { weight: { gte: weight } } } : {};
        const fits = ({ properties }: { properties?: Readonly<Record<string, unknown>> }) =>
          Number(properties?.weight) >= weight;
        const exchange = await a.admin.call("traverseGraph", { body: { graphId, ...options, ...filters } });
        const answer = bodyOf<KGSubgraph>(exchange, 200);
        const observed = {
          nodes: idsOf(answer.nodes),
          edges: idsOf(answer.edges),
          truncated: answer.truncated,
        };
        const expected = traverse({ nodes, edges }, { ...options, ...(isFiltered ? { fits } : {}) });
        expectEqual(observed, expected, "the answer", exchange);
      }
    },
  ),
];
