import type { KGSource, KGSourceDeletion } from "@elqnt/contracts/kg";
import { expectEqual, expectProblem } from "../../engine/expect.ts";
import type { Rule } from "../../engine/rule.ts";
import type { World } from "../../engine/world.ts";
import {
  edge,
  expectElements,
  newGraph,
  node,
  putEdges,
  putNodes,
  readNode,
  readStats,
  readSubgraph,
} from "../../recipes/kg-fixture.ts";
import { bodyOf } from "../../recipes/recipe.ts";
import { about } from "./about.ts";

const reference = "kg-ingest.yaml deleteSource";

async function ownGraph(world: World) {
  const { a } = world;
  const { id: graphId } = await newGraph(world, a);
  const list = async (): Promise<KGSource[]> =>
    bodyOf<{ items: KGSource[] }>(await a.admin.call("listSources", { graphId, limit: 200 }), 200).items;
  return {
    graphId,
    list,
    nodes: (sourceId: string, ...nodes: Parameters<typeof putNodes>[2]) =>
      putNodes(a, graphId, nodes, sourceId),
    edges: (sourceId: string, ...edges: Parameters<typeof putEdges>[2]) =>
      putEdges(a, graphId, edges, sourceId),
    read: (id: string) => readNode(a, graphId, id),
    whole: () => readSubgraph(a, graphId),
    remove: async (sourceId: string): Promise<KGSourceDeletion> =>
      bodyOf(await a.admin.call("deleteSource", { graphId, sourceId }), 200),
  };
}

/** Every fact is somebody's, and goes when the last who said it takes it back. */
export const sourceRules: readonly Rule[] = [
  about(
    "sources/several",
    "Of what several sources say, the latest to speak wins per property, and label, name, description and validity are the latest's",
    "kg-ingest.yaml ingestNodes",
    async (world) => {
      const { nodes, read } = await ownGraph(world);
      const crm = node("ada", {
        label: "Person",
        name: "Ada",
        description: "By crm",
        properties: { x: 1, crm: true },
        validFrom: "2020-01-01T00:00:00.000Z",
      });
      const erp = node("ada", { label: "Employee", name: "A. Lovelace", properties: { x: 2, erp: true } });
      await nodes("crm", crm);
      await nodes("erp", erp);
      const both = await read("ada");
      const visible = {
        label: both.label,
        name: both.name,
        description: both.description,
        validFrom: both.validFrom,
        properties: both.properties,
        sources: both.sources,
        version: both.version,
      };
      const ofErp = { label: "Employee", name: "A. Lovelace", description: undefined, validFrom: undefined };
      expectEqual(
        visible,
        { ...ofErp, properties: { x: 2, crm: true, erp: true }, sources: ["crm", "erp"], version: 2 },
        "the node of both",
      );
      await nodes("crm", crm);
      expectEqual(await read("ada"), both, "the node after one repeated itself");
      await nodes("crm", { ...crm, name: "Ada!", properties: { x: 3 } });
      const after = await read("ada");
      expectEqual(
        [after.name, after.label, after.description, after.properties, after.version],
        ["Ada!", "Person", "By crm", { x: 3, erp: true }, 3],
        "the node after one spoke again",
      );
    },
  ),
  about(
    "sources/list",
    "Sources are listed by id with the nodes and edges they support",
    "kg-ingest.yaml listSources, KGSource",
    async (world) => {
      const { graphId, nodes, edges, list } = await ownGraph(world);
      await nodes("b", node("one"), node("two"));
      await nodes("a:1", node("two"));
      await edges("B", edge("one", "two"));
      const told = (await list()).map(({ id, graphId: of, nodeCount, edgeCount }) => [
        id,
        of,
        nodeCount,
        edgeCount,
      ]);
      expectEqual(
        told,
        [
          ["B", graphId, 0, 1],
          ["a:1", graphId, 1, 0],
          ["b", graphId, 2, 0],
        ],
        "the sources",
      );
    },
  ),
  about(
    "sources/delete",
    "Deleting a source removes exactly what only it said, and the edges of nodes that go",
    reference,
    async (world) => {
      const { nodes, edges, read, whole, remove, list } = await ownGraph(world);
      await nodes("crm", node("ada", { properties: { crm: 1 } }), node("bob"), node("eve"));
      await nodes("erp", node("ada", { properties: { erp: 1 } }), node("dan"));
      await edges("erp", edge("ada", "bob"), edge("ada", "dan"));
      await edges("crm", edge("ada", "dan", { properties: { crm: 1 } }), edge("dan", "ada"));
      const eve = await read("ada");
      const deletion = await remove("crm");
      expectEqual(
        deletion,
        { sourceId: "crm", deletedNodes: 2, deletedEdges: 2, keptNodes: 1, keptEdges: 1 },
        "what went",
      );
      expectElements(await whole(), ["ada", "dan"], ["ada~dan"], "what is left");
      const ada = await read("ada");
      expectEqual(
        [ada.properties, ada.sources, ada.version],
        [{ erp: 1 }, ["erp"], eve.version + 1],
        "properties, sources and version of what both said",
      );
      const [left] = (await whole()).edges;
      expectEqual([left?.properties, left?.sources], [{}, ["erp"]], "properties and sources of the edge");
      expectEqual(
        (await list()).map(({ id }) => id),
        ["erp"],
        "the sources",
      );
      await remove("erp");
      expectElements(await whole(), [], [], "what is left");
      const { nodeCount, edgeCount, sourceCount } = await readStats(world.a, ada.graphId);
      expectEqual([nodeCount, edgeCount, sourceCount], [0, 0, 0], "the counts");
    },
  ),
  about(
    "sources/unknown",
    "A source that supports nothing is source_not_found, also after it was deleted",
    reference,
    async (world) => {
      const { graphId, nodes, remove, read } = await ownGraph(world);
      await nodes("crm", node("ada"));
      await nodes("erp", node("ada"));
      await remove("crm");
      for (const sourceId of ["crm", "nobody", "er", "$api"]) {
        const exchange = await world.a.admin.call("deleteSource", { graphId, sourceId });
        expectProblem(exchange, { status: 404, code: "source_not_found" }, `for ${sourceId}`);
      }
      expectEqual((await read("ada")).sources, ["erp"], "the sources of what is left");
    },
  ),
  about(
    "sources/again",
    "What was withdrawn can be said again, and begins anew",
    reference,
    async (world) => {
      const { nodes, remove, read, graphId } = await ownGraph(world);
      await nodes("crm", node("ada"), node("bob"));
      await nodes("crm", node("ada", { properties: { x: 1 } }));
      await remove("crm");
      const gone = await world.a.admin.call("getNode", { graphId, nodeId: "ada" });
      expectProblem(gone, { status: 404, code: "node_not_found" }, "for a node that went with its source");
      await nodes("crm", node("ada"));
      const { version, properties } = await read("ada");
      expectEqual([version, properties], [1, {}], "version and properties");
    },
  ),
  about(
    "sources/platform",
    "Of the platform's sources only $api can be deleted, and none can be written as one's own",
    reference,
    async (world) => {
      const { graphId, nodes, whole } = await ownGraph(world);
      await putNodes(world.a, graphId, [node("mine")]);
      await nodes("crm", node("theirs"));
      const mirror = await world.a.admin.call("deleteSource", { graphId, sourceId: "$entities" });
      expectProblem(mirror, { status: 409, code: "source_protected" }, "for $entities");
      const written = await world.a.admin.call("ingestNodes", {
        body: { graphId, sourceId: "$entities", nodes: [node("x")] },
      });
      expectProblem(
        written,
        { status: 422, code: "validation_failed", pointer: "/sourceId" },
        "for $entities",
      );
      const streamed = await world.a.admin.call("ingestStream", { graphId, sourceId: "$api", body: "" });
      expectProblem(streamed, { status: 400, code: "bad_request", pointer: "#/query/sourceId" }, "for $api");
      bodyOf(await world.a.admin.call("deleteSource", { graphId, sourceId: "$api" }), 200);
      expectElements(await whole(), ["theirs"], [], "what is left");
    },
  ),
];
