import { expectEqual, expectProblem } from "../../engine/expect.ts";
import { ofOperations, type Rule } from "../../engine/rule.ts";
import type { World } from "../../engine/world.ts";
import { prepare } from "../../recipes/index.ts";
import { idIn, merge, newGraph, node, putNodes, readSubgraph } from "../../recipes/kg-fixture.ts";
import { bodyOf } from "../../recipes/recipe.ts";
import { about } from "./about.ts";

type Input = Readonly<Record<string, unknown>>;

const isOfGraph = ofOperations(
  ({ service, operationId }) => service === "kg" && !["listGraphs", "createGraph"].includes(operationId),
);

/** The same input about another graph, wherever it names one. */
function aboutGraph(input: Input, graphId: string): Input {
  const body = input.body as Input | undefined;
  return typeof body === "object" && "graphId" in body
    ? { ...input, body: { ...body, graphId } }
    : { ...input, graphId };
}

const graphOf = ({ body, graphId }: Input): string => String((body as Input | undefined)?.graphId ?? graphId);

/** Ids of nodes by which a query of one graph could reach another. */
async function neighbours(world: World) {
  const mine = await newGraph(world, world.a);
  const [own, foreign] = [idIn(world.a, "own"), idIn(world.b, "foreign")];
  await putNodes(world.a, mine.id, [node(own)]);
  const theirs = await newGraph(world, world.b);
  await putNodes(world.b, theirs.id, [node(foreign), node("twin", { name: world.b.canary })], "crm");
  return { graphId: mine.id, own, foreign, theirs: theirs.id };
}

/** Graphs of one organization do not exist for another, and graphs keep apart. */
export const isolationRules: readonly Rule[] = [
  {
    id: "isolation/foreign-graph",
    title:
      "A graph of another organization is answered exactly as an unknown one, by every operation, and nothing changes",
    profile: "kg",
    reference: "kg-query.yaml info; contract.md §1 Org",
    subjects: isOfGraph,
    run: async (world, operationId) => {
      const { input, observe } = await prepare(world, world.b, operationId);
      const before = await observe?.();
      const foreign = await world.a.admin.call(operationId, input);
      expectProblem(foreign, { status: 404, code: "graph_not_found" }, "for a graph of another organization");
      const unknown = await world.a.admin.call(operationId, aboutGraph(input, world.random.uuid()));
      expectProblem(unknown, { status: 404, code: "graph_not_found" }, "for an unknown graph");
      const { requestId: _own, instance: _path, detail: told, ...shown } = foreign.json as Input;
      const { requestId: _other, instance: _elsewhere, detail: said, ...expected } = unknown.json as Input;
      expectEqual(shown, expected, "the answer for an unknown graph", unknown, foreign);
      const nameless = (detail: unknown) => String(detail).replaceAll(/[0-9a-f-]{36}/g, "…");
      expectEqual(nameless(told), nameless(said), "the detail for an unknown graph", unknown, foreign);
      expectEqual(await observe?.(), before, "unchanged state of the other organization", foreign);
    },
  },
  about(
    "isolation/foreign-nodes",
    "Nodes of another organization are unknown to every query and every write",
    "kg-query.yaml info",
    async (world) => {
      const { graphId, own, foreign, theirs } = await neighbours(world);
      const before = await readSubgraph(world.b, theirs);
      const ask = (operationId: string, body: Input) =>
        world.a.admin.call(operationId, { body: { graphId, ...body } });
      for (const [operationId, body] of [
        ["traverseGraph", { from: [foreign] }],
        ["getNeighbors", { nodeId: foreign }],
        ["findPaths", { from: own, to: foreign }],
        ["mergeNodes", { nodeId: own, mergedIds: [foreign] }],
      ] as const)
        expectProblem(
          await ask(operationId, body),
          { status: 404, code: "node_not_found" },
          `from ${operationId}`,
        );
      const part = await ask("getSubgraph", { nodeIds: [own, foreign] });
      expectEqual(
        bodyOf<{ nodes: { id: string }[] }>(part, 200).nodes.map(({ id }) => id),
        [own],
        "the nodes",
        part,
      );
      const pattern = await ask("matchPattern", { nodes: [{ as: "n", ids: [foreign] }] });
      expectEqual(pattern.json, { items: [], truncated: false }, "the matches", pattern);
      const edge = await ask("ingestEdges", {
        edges: [{ sourceId: own, targetId: foreign, label: "KNOWS" }],
      });
      expectEqual(bodyOf<{ upserted: number }>(edge, 200).upserted, 0, "the stored edges", edge);
      expectEqual(
        await readSubgraph(world.b, theirs),
        before,
        "the unchanged graph of the other organization",
      );
    },
  ),
  about(
    "isolation/same-ids",
    "The same ids in two graphs are two nodes, of one organization or two",
    "kg-query.yaml info",
    async (world) => {
      const { graphId, theirs } = await neighbours(world);
      const other = await newGraph(world, world.a);
      for (const id of [graphId, other.id]) await putNodes(world.a, id, [node("twin", { name: id })], "crm");
      await putNodes(world.b, theirs, [node("twin", { name: "theirs" })], "crm");
      const named = async (id: string, org = world.a) =>
        (await readSubgraph(org, id, { nodeIds: ["twin"] })).nodes.map(({ name }) => name);
      expectEqual(await named(graphId), [graphId], "the node of the first graph");
      bodyOf(await world.a.admin.call("deleteSource", { graphId, sourceId: "crm" }), 200);
      expectEqual(await named(graphId), [], "the node of the first graph");
      expectEqual(await named(other.id), [other.id], "the node of the second graph");
      expectEqual(await named(theirs, world.b), ["theirs"], "the node of the other organization");
    },
  ),
  {
    id: "isolation/graph-cursor",
    title: "A cursor of another graph is refused with 400 cursor_invalid",
    profile: "kg",
    reference: "contract.md §1 Pagination",
    subjects: ofOperations(
      ({ service, pagination, operationId }) =>
        service === "kg" && pagination !== undefined && operationId !== "listGraphs",
    ),
    run: async (world, operationId) => {
      const first = await prepare(world, world.a, operationId);
      for (let count = 0; count < 2; count++) await first.add!();
      const page = await world.a.admin.call(operationId, { ...first.input, limit: 1 });
      const { nextCursor: cursor } = bodyOf<{ nextCursor?: string }>(page, 200);
      const second = await prepare(world, world.a, operationId);
      const exchange = await world.a.admin.call(operationId, {
        ...first.input,
        graphId: graphOf(second.input),
        cursor,
        limit: 1,
      });
      expectProblem(exchange, { status: 400, code: "cursor_invalid" });
    },
  },
  about(
    "isolation/merge-key",
    "An idempotency key that was used for one graph does nothing in another",
    "contract.md §1 Idempotency",
    async (world) => {
      const [first, second] = [await newGraph(world, world.a), await newGraph(world, world.a)];
      for (const { id } of [first, second]) await putNodes(world.a, id, [node("a"), node("b")]);
      const idempotencyKey = `key-${world.random.uuid()}`;
      const join = (graphId: string) =>
        world.a.admin.call(
          "mergeNodes",
          { body: { graphId, nodeId: "a", mergedIds: ["b"] } },
          { idempotencyKey },
        );
      bodyOf(await join(first.id), 201);
      expectProblem(
        await join(second.id),
        { status: 422, code: "idempotency_key_reused" },
        "for the key of another request",
      );
      await merge(world.a, second.id, "a", ["b"]);
    },
  ),
];
