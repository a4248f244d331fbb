import type { KGEdge, KGIngestResult } from "@elqnt/contracts/kg";
import { expectEqual, expectProblem } from "../../engine/expect.ts";
import type { Rule } from "../../engine/rule.ts";
import type { World } from "../../engine/world.ts";
import { edge, newGraph, node, putNodes, readStats, readSubgraph } from "../../recipes/kg-fixture.ts";
import { bodyOf } from "../../recipes/recipe.ts";
import { about } from "./about.ts";
import { uuid5 } from "./uuid5.ts";

const reference = "kg-ingest.yaml ingestEdges";

async function ownGraph(world: World) {
  const { id: graphId } = await newGraph(world, world.a);
  await putNodes(world.a, graphId, [node("a"), node("b"), node("c")], "crm");
  const send = async (edges: readonly unknown[], sourceId = "crm") => {
    const exchange = await world.a.admin.call("ingestEdges", { body: { graphId, edges, sourceId } });
    return { exchange, result: bodyOf<KGIngestResult>(exchange, 200) };
  };
  const edges = async (): Promise<KGEdge[]> => [...(await readSubgraph(world.a, graphId)).edges];
  return { graphId, send, edges };
}

const countsOf = ({ upserted, unchanged, problems }: KGIngestResult) => [
  upserted,
  unchanged,
  problems.length,
];

const told = ({ problems }: KGIngestResult) =>
  problems.map(({ index, problem }) => [index, problem.code, problem.errors?.[0]?.pointer]);

/** Edges come in by id, between nodes that are there. */
export const edgeRules: readonly Rule[] = [
  about(
    "edges/stored",
    "An edge is answered as it was sent; the same again changes nothing, another saying grows the version",
    reference,
    async (world) => {
      const { graphId, send, edges } = await ownGraph(world);
      const sent = edge("a", "b", {
        properties: { since: 2020 },
        validFrom: "2020-01-01T00:00:00.000Z",
        validTo: "2030-01-01T00:00:00.000Z",
      });
      const first = await send([sent]);
      expectEqual(countsOf(first.result), [1, 0, 0], "upserted, unchanged and problems", first.exchange);
      const [stored] = await edges();
      const { createdAt, updatedAt: _updated, ...visible } = stored!;
      expectEqual(visible, { ...sent, graphId, sources: ["crm"], version: 1 }, "the edge");
      const again = await send([sent]);
      expectEqual(countsOf(again.result), [0, 1, 0], "upserted, unchanged and problems", again.exchange);
      expectEqual(await edges(), [stored], "the edge");
      await send([edge("a", "b", { properties: { until: 2021 } })]);
      const [after] = await edges();
      expectEqual(
        [after?.properties, after?.version, after?.validFrom, after?.createdAt],
        [{ until: 2021 }, 2, undefined, createdAt],
        "properties, version, validFrom and createdAt",
      );
    },
  ),
  about(
    "edges/default-id",
    "Without an id it is the UUIDv5 of source, label and target in the namespace of the graph",
    "kg-query.yaml KGEdgeId",
    async (world) => {
      const { graphId, send, edges } = await ownGraph(world);
      const bare = { sourceId: "a", targetId: "b", label: "KNOWS" };
      const { result, exchange } = await send([
        bare,
        { ...bare, label: "LIKES" },
        { ...bare, sourceId: "b", targetId: "a" },
        bare,
      ]);
      expectEqual(countsOf(result), [3, 1, 0], "upserted, unchanged and problems", exchange);
      const expected = await Promise.all(
        ["a KNOWS b", "a LIKES b", "b KNOWS a"].map((name) => uuid5(graphId, name)),
      );
      expectEqual(
        (await edges()).map(({ id }) => id),
        expected.sort(),
        "the ids",
      );
    },
  ),
  about(
    "edges/ends",
    "An edge to an unknown node is a problem node_not_found with a pointer to that end",
    reference,
    async (world) => {
      const { send, edges } = await ownGraph(world);
      const { result, exchange } = await send([
        edge("nobody", "b"),
        edge("a", "nobody"),
        edge("a", "b"),
        edge("b", "b", { validFrom: "2026-01-02T00:00:00.000Z", validTo: "2026-01-01T00:00:00.000Z" }),
      ]);
      const expected = [
        [0, "node_not_found", "/sourceId"],
        [1, "node_not_found", "/targetId"],
        [3, "validation_failed", "/validTo"],
      ];
      expectEqual(told(result), expected, "index, code and pointer of the problems", exchange);
      expectEqual(
        (await edges()).map(({ id }) => id),
        ["a~b"],
        "the stored edges",
      );
    },
  ),
  about(
    "edges/conflict",
    "Other ends or another label under the id of a stored edge are a problem edge_conflict",
    reference,
    async (world) => {
      const { send, edges } = await ownGraph(world);
      await send([edge("a", "b")]);
      const before = await edges();
      const { result, exchange } = await send(
        [
          edge("a", "b", { label: "LIKES" }),
          edge("a", "b", { targetId: "c" }),
          edge("a", "b", { sourceId: "c" }),
          edge("b", "c"),
        ],
        "other",
      );
      expectEqual(
        told(result).map(([index, code]) => [index, code]),
        [
          [0, "edge_conflict"],
          [1, "edge_conflict"],
          [2, "edge_conflict"],
        ],
        "index and code of the problems",
        exchange,
      );
      expectEqual((await edges()).slice(0, 1), before, "the unchanged edge");
      expectEqual((await edges()).length, 2, "the number of edges");
    },
  ),
  about(
    "edges/limit",
    "10,001 edges are refused with nothing stored",
    "kg-ingest.yaml IngestEdgesBody",
    async (world) => {
      const { graphId } = await ownGraph(world);
      const edges = Array.from({ length: 10_001 }, (_, index) => edge("a", "b", { id: `e${index}` }));
      const exchange = await world.a.admin.call("ingestEdges", { body: { graphId, edges } });
      expectProblem(exchange, { status: 422, code: "validation_failed", pointer: "/edges" });
      expectEqual((await readStats(world.a, graphId)).edgeCount, 0, "the stored edges");
    },
  ),
];
