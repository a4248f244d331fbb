import type { KGMatchList, KGPathList, KGSubgraph } from "@elqnt/contracts/kg";
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
  readSubgraph,
  sharedGraph,
} from "../../recipes/kg-fixture.ts";
import { bodyOf } from "../../recipes/recipe.ts";
import { about } from "./about.ts";

const reference = "kg-query.yaml getSubgraph";
const [past, turn, future] = [
  "2021-01-01T00:00:00.000Z",
  "2022-01-01T00:00:00.000Z",
  "2023-01-01T00:00:00.000Z",
] as const;

/** A star around hub with a pair beside it. */
async function star(world: World) {
  const { id: graphId } = await sharedGraph(world, world.a, "star", async (id) => {
    const rays = ["r1", "r2", "r3"].map((name, at) => node(name, { label: "Ray", properties: { at } }));
    await putNodes(world.a, id, [node("hub"), ...rays, node("y"), node("x"), node("alone")]);
    await putEdges(world.a, id, [
      edge("hub", "r1"),
      edge("r2", "hub"),
      edge("hub", "r3"),
      edge("x", "y"),
      edge("r1", "r3"),
    ]);
  });
  return (body: Record<string, unknown>) => readSubgraph(world.a, graphId, body);
}

/** Two nodes joined until and from the turn of a year, and one node that ended with it. */
async function ages(world: World) {
  const { a } = world;
  const { id: graphId } = await sharedGraph(world, a, "ages", async (id) => {
    await putNodes(a, id, [
      node("a"),
      node("b"),
      node("old", { validTo: turn }),
      node("young", { validFrom: turn }),
    ]);
    await putEdges(a, id, [
      edge("a", "b", { id: "before", validTo: turn }),
      edge("a", "b", { id: "since", validFrom: turn }),
      edge("a", "old", { id: "to-old" }),
      edge("a", "young", { id: "to-young" }),
    ]);
  });
  return (operationId: string, body: Record<string, unknown>) =>
    a.admin.call(operationId, { body: { graphId, ...body } });
}

/** Parts of a graph, and graphs as they were. */
export const subgraphRules: readonly Rule[] = [
  about(
    "subgraph/overview",
    "Without ids the best connected nodes are answered, most edges first, then by id, and the edges between them",
    reference,
    async (world) => {
      const read = await star(world);
      const whole = await read({});
      expectElements(
        whole,
        ["hub", "r1", "r3", "r2", "x", "y", "alone"],
        ["hub~r1", "hub~r3", "r1~r3", "r2~hub", "x~y"],
        "the overview",
      );
      expectEqual(whole.truncated, false, "truncated");
      const few = await read({ limit: 3 });
      expectElements(few, ["hub", "r1", "r3"], ["hub~r1", "hub~r3", "r1~r3"], "the best three");
      expectEqual(few.truncated, true, "truncated");
    },
  ),
  about(
    "subgraph/ids",
    "Known ids are answered by id with every edge between them, unknown ones are left out",
    reference,
    async (world) => {
      const read = await star(world);
      const part = await read({ nodeIds: ["y", "r3", "nobody", "r1", "alone", "y"] });
      expectElements(part, ["alone", "r1", "r3", "y"], ["r1~r3"], "the part");
      expectEqual(part.truncated, false, "truncated");
      const few = await read({ nodeIds: ["y", "r3", "r1"], limit: 2 });
      expectElements(few, ["r1", "r3"], ["r1~r3"], "two of them");
      expectEqual(few.truncated, true, "truncated");
    },
  ),
  about(
    "subgraph/narrowed",
    "Labels and filters narrow the nodes, with ids and without",
    reference,
    async (world) => {
      const read = await star(world);
      expectElements(await read({ labels: ["Ray"] }), ["r1", "r3", "r2"], ["r1~r3"], "the rays");
      expectElements(await read({ filters: { at: { gte: 1 } } }), ["r3", "r2"], [], "the later rays");
      expectElements(
        await read({ nodeIds: ["hub", "r1", "r2"], labels: ["Ray"] }),
        ["r1", "r2"],
        [],
        "the rays among the ids",
      );
      expectElements(
        await read({ nodeIds: ["hub", "r1", "r2"], filters: { at: { lt: 1 } } }),
        ["r1"],
        [],
        "the first ray among the ids",
      );
    },
  ),
  about(
    "as-of/elements",
    "Only what is valid at asOf counts: from validFrom on, before validTo, an edge with both its ends",
    "kg-query.yaml info",
    async (world) => {
      const ask = await ages(world);
      const part = async (operationId: string, body: Record<string, unknown>) =>
        bodyOf<KGSubgraph>(await ask(operationId, body), 200);
      for (const [asOf, nodes, edges] of [
        [past, ["a", "b", "old"], ["before", "to-old"]],
        [turn, ["a", "b", "young"], ["since", "to-young"]],
        [future, ["a", "b", "young"], ["since", "to-young"]],
        [undefined, ["a", "b", "old", "young"], ["before", "since", "to-old", "to-young"]],
      ] as const) {
        const when = asOf ? { asOf } : {};
        expectElements(
          await part("traverseGraph", { from: ["a"], depth: 3, ...when }),
          nodes,
          edges,
          `${asOf}: traverse`,
        );
        expectElements(
          await part("getNeighbors", { nodeId: "a", ...when }),
          nodes,
          edges,
          `${asOf}: neighbors`,
        );
        expectElements(
          await part("getSubgraph", { nodeIds: ["a", "b", "old", "young"], ...when }),
          nodes,
          edges,
          `${asOf}: subgraph`,
        );
        const overview = await part("getSubgraph", when);
        expectEqual(
          [idsOf(overview.nodes).sort(), idsOf(overview.edges)],
          [nodes, edges],
          `${asOf}: overview`,
        );
        const paths = bodyOf<KGPathList>(await ask("findPaths", { from: "a", to: "b", ...when }), 200);
        const between = edges.filter((id) => !id.startsWith("to-"));
        expectEqual(
          paths.items.map((path) => idsOf(path.edges)),
          between.map((id) => [id]),
          `${asOf}: paths`,
        );
        const pattern = {
          nodes: [{ as: "x", ids: ["a"] }, { as: "y" }],
          edges: [{ as: "e", from: "x", to: "y" }],
        };
        const matches = bodyOf<KGMatchList>(await ask("matchPattern", { ...pattern, ...when }), 200);
        expectEqual(
          matches.items.map(({ edges: { e } }) => e?.id).sort(),
          [...edges].sort(),
          `${asOf}: match`,
        );
      }
    },
  ),
  about(
    "as-of/unknown",
    "A node that does not count at asOf is node_not_found to start from",
    "kg-query.yaml info",
    async (world) => {
      const ask = await ages(world);
      for (const [operationId, body] of [
        ["traverseGraph", { from: ["a", "young"] }],
        ["getNeighbors", { nodeId: "young" }],
        ["findPaths", { from: "young", to: "a" }],
        ["findPaths", { from: "a", to: "young" }],
      ] as const)
        expectProblem(
          await ask(operationId, { ...body, asOf: past }),
          { status: 404, code: "node_not_found" },
          operationId,
        );
    },
  ),
];
