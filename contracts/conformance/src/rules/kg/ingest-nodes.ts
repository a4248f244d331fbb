import type { KGIngestResult, KGNode } from "@elqnt/contracts/kg";
import { ensure, expectEqual, expectProblem } from "../../engine/expect.ts";
import type { Rule } from "../../engine/rule.ts";
import { show } from "../../engine/violation.ts";
import type { World } from "../../engine/world.ts";
import { newGraph, node, putNodes, readNode, readStats } from "../../recipes/kg-fixture.ts";
import { bodyOf } from "../../recipes/recipe.ts";
import { about } from "./about.ts";

const reference = "kg-ingest.yaml ingestNodes";

const ada = node("ada", {
  label: "Person",
  name: "Ada Lovelace",
  description: "Wrote the first program",
  properties: { born: 1815, tags: ["math"], home: { city: "London" }, none: null, odd: "\"'\\;--" },
  validFrom: "1815-12-10T00:00:00.000Z",
  validTo: "1852-11-27T00:00:00.000Z",
});

async function ownGraph(world: World) {
  const { id: graphId } = await newGraph(world, world.a);
  const send = async (nodes: readonly unknown[], more: Record<string, unknown> = {}) => {
    const exchange = await world.a.admin.call("ingestNodes", { body: { graphId, nodes, ...more } });
    return { exchange, result: bodyOf<KGIngestResult>(exchange, 200) };
  };
  const read = (id: string): Promise<KGNode> => readNode(world.a, graphId, id);
  return { graphId, send, read };
}

const countsOf = ({ upserted, unchanged, problems }: KGIngestResult) => [
  upserted,
  unchanged,
  problems.length,
];

/** Nodes come in by id, and only what is new changes anything. */
export const nodeRules: readonly Rule[] = [
  about(
    "nodes/stored",
    "A node is answered as it was sent, with its source, at version 1",
    reference,
    async (world) => {
      const { graphId, send, read } = await ownGraph(world);
      const { result, exchange } = await send([ada, node("bare")], { sourceId: "crm" });
      expectEqual(countsOf(result), [2, 0, 0], "upserted, unchanged and problems", exchange);
      const { createdAt, updatedAt, ...stored } = await read("ada");
      expectEqual(stored, { ...ada, graphId, sources: ["crm"], version: 1 }, "the node");
      ensure(createdAt === updatedAt, "a node that was never updated", `${createdAt}, ${updatedAt}`);
      const { createdAt: _created, updatedAt: _updated, ...bare } = await read("bare");
      expectEqual(
        bare,
        { ...node("bare"), graphId, properties: {}, sources: ["crm"], version: 1 },
        "the node with nothing but what it needs",
      );
      await send([node("mine")]);
      expectEqual((await read("mine")).sources, ["$api"], "the source of what came without one");
    },
  ),
  about(
    "nodes/unchanged",
    "Sending the same again changes nothing and is counted as unchanged",
    reference,
    async (world) => {
      const { send, read } = await ownGraph(world);
      await send([ada], { sourceId: "crm" });
      const before = await read("ada");
      const { home, ...others } = ada.properties!;
      const again = { ...ada, properties: { home, ...others } };
      const { result, exchange } = await send([again, node("new")], { sourceId: "crm" });
      expectEqual(countsOf(result), [1, 1, 0], "upserted, unchanged and problems", exchange);
      expectEqual(await read("ada"), before, "the node");
    },
  ),
  about(
    "nodes/replaced",
    "What a source says of a node replaces what it said before",
    reference,
    async (world) => {
      const { send, read } = await ownGraph(world);
      await send([ada], { sourceId: "crm" });
      const before = await read("ada");
      const { result, exchange } = await send(
        [node("ada", { label: "Human", name: "Ada", properties: { born: 1816 } })],
        {
          sourceId: "crm",
        },
      );
      expectEqual(countsOf(result), [1, 0, 0], "upserted, unchanged and problems", exchange);
      const { createdAt, updatedAt: _updated, graphId: _graph, ...after } = await read("ada");
      const expected = {
        ...node("ada", { label: "Human", name: "Ada" }),
        properties: { born: 1816 },
        sources: ["crm"],
        version: 2,
      };
      expectEqual(after, expected, "the node");
      expectEqual(createdAt, before.createdAt, "createdAt");
    },
  ),
  about(
    "nodes/problems",
    "An item that cannot be stored is a problem with its index and a pointer; all others are stored",
    `${reference}; KGIngestProblem`,
    async (world) => {
      const { graphId, send } = await ownGraph(world);
      const { result, exchange } = await send([
        node("good"),
        node("backwards", { validFrom: "2026-01-02T00:00:00.000Z", validTo: "2026-01-01T00:00:00.000Z" }),
        node("never", { validFrom: "2026-01-02T00:00:00.000Z", validTo: "2026-01-02T00:00:00.000Z" }),
        node("short", { embedding: [0.5, 0.5] }),
        node("good-too"),
      ]);
      expectEqual(countsOf(result), [2, 0, 3], "upserted, unchanged and problems", exchange);
      const told = result.problems.map(({ index, problem }) => [
        index,
        problem.code,
        problem.errors?.[0]?.pointer,
      ]);
      const expected = [
        [1, "validation_failed", "/validTo"],
        [2, "validation_failed", "/validTo"],
        [3, "validation_failed", "/embedding"],
      ];
      expectEqual(told, expected, "index, code and pointer of the problems", exchange);
      expectEqual((await readStats(world.a, graphId)).nodeCount, 2, "the stored nodes");
    },
  ),
  about(
    "nodes/order",
    "Items take effect in their order: of one id twice the later stays",
    "kg-ingest.yaml info",
    async (world) => {
      const { send, read } = await ownGraph(world);
      await send([node("ada", { name: "first" }), node("ada", { name: "second" })], { sourceId: "crm" });
      expectEqual((await read("ada")).name, "second", "the name");
    },
  ),
  about(
    "nodes/limit",
    "10,000 nodes are taken at once, 10,001 refused with nothing stored",
    "kg-ingest.yaml IngestNodesBody",
    async (world) => {
      const { graphId, send } = await ownGraph(world);
      // More than the 1 MiB that other operations take, and yet few nodes to store and to embed.
      const description = "x".repeat(100);
      const many = Array.from({ length: 10_000 }, (_, index) => node(`n${index % 100}`, { description }));
      const tooMany = await world.a.admin.call("ingestNodes", {
        body: { graphId, nodes: [...many, node("last")] },
      });
      expectProblem(tooMany, { status: 422, code: "validation_failed", pointer: "/nodes" });
      expectEqual((await readStats(world.a, graphId)).nodeCount, 0, "the nodes after a refusal");
      const { result } = await send(many);
      expectEqual(countsOf(result), [100, 9900, 0], "upserted, unchanged and problems");
      expectEqual((await readStats(world.a, graphId)).nodeCount, 100, "the stored nodes");
    },
  ),
  about(
    "nodes/parallel",
    "Of parallel writes none is lost, and each is answered for itself",
    `${reference}; kg-query.yaml info`,
    async (world) => {
      const { graphId, send, read } = await ownGraph(world);
      const answers = await Promise.all(
        Array.from({ length: 24 }, (_, index) =>
          send(
            index % 3 === 0
              ? [node("shared", { properties: { [`p${index}`]: index } })]
              : [node(`n${index}`)],
            {
              sourceId: `s${index}`,
            },
          ),
        ),
      );
      for (const { result, exchange } of answers)
        expectEqual(countsOf(result), [1, 0, 0], "upserted, unchanged and problems", exchange);
      expectEqual((await readStats(world.a, graphId)).nodeCount, 17, "the stored nodes");
      const { properties, sources, version } = await read("shared");
      ensure(Object.keys(properties).length === 8, "what all eight sources said", show(properties));
      expectEqual([sources.length, version], [8, 8], "sources and version");
    },
  ),
  about(
    "nodes/visible",
    "What was answered is visible to every read that follows",
    "kg-query.yaml info",
    async (world) => {
      const { graphId, send } = await ownGraph(world);
      for (let round = 0; round < 3; round++) {
        const id = `n${round}`;
        await send([node(id, { name: `word${round}` })]);
        const bodies = {
          searchNodes: { query: `word${round}`, mode: "keyword" },
          traverseGraph: { from: [id] },
          getNeighbors: { nodeId: id },
          findPaths: { from: id, to: id },
          matchPattern: { nodes: [{ as: "n", ids: [id] }] },
          getSubgraph: {},
        };
        const reads = await Promise.all([
          world.a.admin.call("getNode", { graphId, nodeId: id }),
          ...Object.entries(bodies).map(([operationId, body]) =>
            world.a.admin.call(operationId, { body: { graphId, ...body } }),
          ),
        ]);
        for (const exchange of reads)
          ensure(
            exchange.text.includes(`"${id}"`),
            `the node ${id}, written just before`,
            show(exchange.text, 200),
            exchange,
          );
        expectEqual((await readStats(world.a, graphId)).nodeCount, round + 1, "the counted nodes");
      }
      await putNodes(world.a, graphId, [node("n0", { name: "word9" })]);
      const found = await world.a.admin.call("searchNodes", {
        body: { graphId, query: "word0", mode: "keyword" },
      });
      expectEqual(found.json, { items: [] }, "hits of a name that was replaced", found);
    },
  ),
];
