import type { KGPathList } from "@elqnt/contracts/kg";
import { ensure, expectEqual, expectProblem } from "../../engine/expect.ts";
import type { Rule } from "../../engine/rule.ts";
import { show } from "../../engine/violation.ts";
import type { World } from "../../engine/world.ts";
import { edge, idsOf, newGraph, node, putEdges, putNodes, sharedGraph } from "../../recipes/kg-fixture.ts";
import { bodyOf } from "../../recipes/recipe.ts";
import { about } from "./about.ts";
import { edgeLabels, instants, randomGraph } from "./random-graph.ts";
import { paths } from "./reference-walk.ts";

const reference = "kg-query.yaml findPaths";

/** From a to d: over b (twice, by parallel edges), over c, and the long way over e and f; x is alone. */
async function roads(world: World) {
  const { a } = world;
  const { id: graphId } = await sharedGraph(world, a, "roads", async (id) => {
    await putNodes(
      a,
      id,
      ["a", "b", "c", "d", "e", "f", "x"].map((name) => node(name)),
    );
    const parallel = edge("a", "b", { id: "a~b~2", label: "NEAR" });
    await putEdges(a, id, [
      edge("a", "b"),
      parallel,
      edge("b", "d"),
      edge("a", "c"),
      edge("c", "d"),
      edge("a", "e"),
      edge("e", "f"),
      edge("f", "d"),
      edge("b", "b"),
    ]);
  });
  const ask = (body: Record<string, unknown>) =>
    a.admin.call("findPaths", { body: { graphId, from: "a", to: "d", ...body } });
  const find = async (body: Record<string, unknown> = {}): Promise<KGPathList> =>
    bodyOf(await ask(body), 200);
  return { ask, find };
}

const edgesOf = ({ items }: KGPathList) => items.map(({ edges }) => idsOf(edges).join(" "));

const short = ["a~b b~d", "a~b~2 b~d", "a~c c~d"];
const long = "a~e e~f f~d";

/** The ways between two nodes. */
export const pathRules: readonly Rule[] = [
  about(
    "paths/shortest",
    "Every path of the least length is answered, by the ids of its edges",
    reference,
    async (world) => {
      const { find } = await roads(world);
      const found = await find();
      expectEqual([edgesOf(found), found.truncated], [short, false], "paths and truncated");
      for (const { nodes, edges, length } of found.items) {
        expectEqual(
          [length, nodes.length, nodes[0]?.id, nodes.at(-1)?.id],
          [edges.length, length + 1, "a", "d"],
          "length, nodes and ends",
        );
        const joined = edges.every(
          ({ sourceId, targetId }, at) =>
            [nodes[at]?.id, nodes[at + 1]?.id].includes(sourceId) &&
            [nodes[at]?.id, nodes[at + 1]?.id].includes(targetId),
        );
        ensure(joined, "edge i between node i and node i + 1", show([idsOf(nodes), idsOf(edges)]));
      }
    },
  ),
  about(
    "paths/all",
    "All paths without a repeated node are answered, shorter ones first, none longer than maxDepth",
    reference,
    async (world) => {
      const { find } = await roads(world);
      expectEqual(edgesOf(await find({ mode: "all" })), [...short, long], "the paths");
      expectEqual(edgesOf(await find({ mode: "all", maxDepth: 2 })), short, "the paths of two edges");
      expectEqual(edgesOf(await find({ mode: "all", maxDepth: 1 })), [], "the paths of one edge");
      expectEqual(
        edgesOf(await find({ from: "e", mode: "all", direction: "both", maxDepth: 3 })),
        ["e~f f~d", "a~e a~b b~d", "a~e a~b~2 b~d", "a~e a~c c~d"],
        "the paths both ways",
      );
    },
  ),
  about(
    "paths/restricted",
    "Direction and labels restrict the edges of a path; where there is none the list is empty",
    reference,
    async (world) => {
      const { find } = await roads(world);
      expectEqual(edgesOf(await find({ direction: "out" })), short, "the paths along the edges");
      expectEqual(edgesOf(await find({ direction: "in" })), [], "the paths against them");
      expectEqual(
        edgesOf(await find({ from: "d", to: "a", direction: "in" })),
        ["b~d a~b", "b~d a~b~2", "c~d a~c"],
        "the paths back",
      );
      expectEqual(edgesOf(await find({ to: "b", labels: ["NEAR"] })), ["a~b~2"], "the paths over one label");
      const none = await find({ to: "x" });
      expectEqual([none.items, none.truncated], [[], false], "paths and truncated");
    },
  ),
  about("paths/self", "From a node to itself there is one path, of length 0", reference, async (world) => {
    const { find } = await roads(world);
    for (const mode of ["shortest", "all"]) {
      const { items } = await find({ from: "b", to: "b", mode });
      const told = items.map(({ nodes, edges, length }) => [idsOf(nodes), edges, length]);
      expectEqual(told, [[["b"], [], 0]], `${mode}: the paths`);
    }
  }),
  about(
    "paths/limit",
    "Beyond limit paths the first are answered, and truncated is true",
    reference,
    async (world) => {
      const { find, ask } = await roads(world);
      for (const [mode, limit, expected, truncated] of [
        ["shortest", 2, short.slice(0, 2), true],
        ["shortest", 3, short, false],
        ["all", 3, short, true],
        ["all", 4, [...short, long], false],
      ] as const) {
        const found = await find({ mode, limit });
        expectEqual(
          [edgesOf(found), found.truncated],
          [expected, truncated],
          `${mode}, limit ${limit}: paths and truncated`,
        );
      }
      expectProblem(await ask({ maxDepth: 11 }), {
        status: 422,
        code: "validation_failed",
        pointer: "/maxDepth",
      });
    },
  ),
  about(
    "paths/work",
    "However many paths there are, the answer comes in time, the shortest first, and truncated is true",
    reference,
    async (world) => {
      const { a } = world;
      const { id: graphId } = await newGraph(world, a);
      const names = Array.from({ length: 24 }, (_, at) => `n${at}`);
      await putNodes(
        a,
        graphId,
        names.map((name) => node(name)),
      );
      const pairs = names.flatMap((from, at) => names.slice(at + 1).map((to) => edge(from, to)));
      await putEdges(a, graphId, pairs);
      const body = { graphId, from: "n0", to: "n23", mode: "all", maxDepth: 10, limit: 200 };
      const found = bodyOf<KGPathList>(await a.admin.call("findPaths", { body }), 200);
      expectEqual([found.truncated, edgesOf(found)[0]], [true, "n0~n23"], "truncated and the first path");
      const lengths = found.items.map(({ length }) => length);
      expectEqual(
        lengths,
        [...lengths].sort((left, right) => left - right),
        "the lengths",
      );
    },
  ),
  about(
    "paths/random",
    "On a random graph all paths are those that the contract means",
    reference,
    async (world) => {
      const { random, a } = world;
      const { graphId, nodes, edges } = await randomGraph(world);
      const always = nodes.filter(({ validFrom, validTo }) => !validFrom && !validTo);
      for (let round = 0; round < 20; round++) {
        const asOf = random.pick([undefined, ...instants]);
        const options = {
          from: random.pick(always).id,
          to: random.pick(always).id,
          mode: random.pick(["shortest", "all"] as const),
          direction: random.pick(["out", "in", "both"] as const),
          maxDepth: random.integer(1, 4),
          ...(asOf ? { asOf } : {}),
          ...(random.boolean(0.3) ? { labels: random.shuffle(edgeLabels).slice(0, 2) } : {}),
        };
        const limit = random.pick([5, 200]);
        const exchange = await a.admin.call("findPaths", { body: { graphId, ...options, limit } });
        const answer = bodyOf<KGPathList>(exchange, 200);
        const expected = paths({ nodes, edges }, options);
        const observed = answer.items.map((path) => ({ nodes: idsOf(path.nodes), edges: idsOf(path.edges) }));
        expectEqual(
          [observed, answer.truncated],
          [expected.slice(0, limit), expected.length > limit],
          "paths and truncated",
          exchange,
        );
      }
    },
  ),
];
