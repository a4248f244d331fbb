import type { KGMerge, KGSubgraph } from "@elqnt/contracts/kg";
import { ensure, expectEqual, expectProblem } from "../../engine/expect.ts";
import type { Rule } from "../../engine/rule.ts";
import { show } from "../../engine/violation.ts";
import type { World } from "../../engine/world.ts";
import {
  edge,
  expectElements,
  merge,
  newGraph,
  node,
  putEdges,
  putNodes,
  readNode,
  readSubgraph,
} from "../../recipes/kg-fixture.ts";
import { bodyOf } from "../../recipes/recipe.ts";
import { about } from "./about.ts";

const reference = "kg-ingest.yaml mergeNodes";

/** Two nodes of one person between two others, with an edge from one to the other. */
async function twice(world: World) {
  const { a } = world;
  const { id: graphId } = await newGraph(world, a);
  await putNodes(a, graphId, [node("ada", { properties: { x: 1 } }), node("bob")], "crm");
  await putNodes(
    a,
    graphId,
    [node("lovelace", { name: "Lovelace", properties: { x: 2, y: 2 } }), node("eve")],
    "notes",
  );
  await putEdges(
    a,
    graphId,
    [edge("ada", "bob"), edge("lovelace", "eve"), edge("eve", "lovelace"), edge("ada", "lovelace")],
    "notes",
  );
  return {
    graphId,
    whole: (): Promise<KGSubgraph> => readSubgraph(a, graphId),
    join: (nodeId: string, ...mergedIds: string[]) => merge(a, graphId, nodeId, mergedIds),
    tryToJoin: (nodeId: string, ...mergedIds: string[]) =>
      a.admin.call("mergeNodes", { body: { graphId, nodeId, mergedIds } }),
    undo: (mergeId: string) => a.admin.call("undoMerge", { graphId, mergeId }),
    read: (id: string) => readNode(a, graphId, id),
  };
}

const endsOf = ({ edges }: KGSubgraph) =>
  edges.map(({ id, sourceId, targetId }) => `${id}: ${sourceId} ${targetId}`);

/** What is left of an element when writes and their times are looked away from. */
const timeless = ({ nodes, edges }: KGSubgraph) =>
  [...nodes, ...edges].map(({ updatedAt: _updated, version: _version, ...rest }) => rest);

/** Nodes that mean the same become one, and can be parted again. */
export const mergeRules: readonly Rule[] = [
  about(
    "merges/edges",
    "The edges of a merged node move, an edge between the merged disappears, and queries answer no merged node",
    reference,
    async (world) => {
      const { whole, join } = await twice(world);
      await join("ada", "lovelace");
      const after = await whole();
      expectElements(after, ["ada", "eve", "bob"], ["ada~bob", "eve~lovelace", "lovelace~eve"], "the graph");
      expectEqual(
        endsOf(after),
        ["ada~bob: ada bob", "eve~lovelace: eve ada", "lovelace~eve: ada eve"],
        "the edges",
      );
    },
  ),
  about(
    "merges/properties",
    "Properties that the node lacks are taken over, its own win, and the sources are those of both",
    reference,
    async (world) => {
      const { join, read } = await twice(world);
      const before = await read("ada");
      await join("ada", "lovelace");
      const { name, properties, sources, version } = await read("ada");
      expectEqual(
        [name, properties, sources, version],
        ["ada", { x: 1, y: 2 }, ["crm", "notes"], before.version + 1],
        "name, properties, sources and version",
      );
    },
  ),
  about(
    "merges/alias",
    "The id of a merged node reads the node, in every query, and takes what comes for it",
    `${reference}; getNode`,
    async (world) => {
      const { a } = world;
      const { graphId, join, read } = await twice(world);
      await join("ada", "lovelace");
      expectEqual(await read("lovelace"), await read("ada"), "the node of the merged id");
      const ask = async <TBody>(operationId: string, body: Record<string, unknown>) =>
        bodyOf<TBody>(await a.admin.call(operationId, { body: { graphId, ...body } }), 200);
      const around = ["ada", "bob", "eve"];
      expectElements(
        await ask("traverseGraph", { from: ["lovelace"] }),
        around,
        ["ada~bob", "eve~lovelace", "lovelace~eve"],
        "traverse",
      );
      expectElements(
        await ask("getNeighbors", { nodeId: "lovelace" }),
        around,
        ["ada~bob", "eve~lovelace", "lovelace~eve"],
        "neighbors",
      );
      expectElements(
        await ask("getSubgraph", { nodeIds: ["lovelace", "bob"] }),
        ["ada", "bob"],
        ["ada~bob"],
        "subgraph",
      );
      const { items } = await ask<{ items: { nodes: { id: string }[] }[] }>("findPaths", {
        from: "lovelace",
        to: "bob",
      });
      expectEqual(
        items.map(({ nodes }) => nodes.map(({ id }) => id)),
        [["ada", "bob"]],
        "the path",
      );
      const matches = await ask<{ items: { nodes: Record<string, { id: string }> }[] }>("matchPattern", {
        nodes: [{ as: "n", ids: ["lovelace"] }],
      });
      expectEqual(
        matches.items.map(({ nodes }) => nodes.n?.id),
        ["ada"],
        "the match",
      );
      await putNodes(a, graphId, [node("lovelace", { properties: { z: 3 } })], "more");
      await putEdges(a, graphId, [edge("bob", "lovelace")], "more");
      expectEqual((await read("ada")).properties, { x: 1, y: 2, z: 3 }, "what came for the merged id");
      const moved = (await readSubgraph(a, graphId)).edges.find(({ id }) => id === "bob~lovelace");
      expectEqual([moved?.sourceId, moved?.targetId], ["bob", "ada"], "the ends of an edge to the merged id");
    },
  ),
  about(
    "merges/undo",
    "Undoing a merge parts the nodes, each with what its sources say of it by then",
    "kg-ingest.yaml undoMerge",
    async (world) => {
      const { a } = world;
      const { graphId, whole, join, undo, read } = await twice(world);
      const before = await whole();
      const { id, ...merged } = await join("ada", "lovelace");
      const answer = await undo(id);
      const undone = bodyOf<KGMerge>(answer, 200);
      const { undoneAt, undoneBy, ...rest } = undone;
      expectEqual(rest, { id, ...merged }, "the merge", answer);
      ensure(
        undoneAt && undoneBy === a.admin.userId,
        "undoneAt and undoneBy",
        show([undoneAt, undoneBy]),
        answer,
      );
      expectEqual(timeless(await whole()), timeless(before), "the graph of before");
      const again = await undo(id);
      expectEqual(again.json, undone, "the same answer again", again);
      const second = await join("ada", "lovelace");
      await putNodes(a, graphId, [node("lovelace", { name: "Lovelace", properties: { x: 5 } })], "notes");
      await putEdges(a, graphId, [edge("bob", "lovelace")], "notes");
      bodyOf(await undo(second.id), 200);
      expectEqual(
        [(await read("ada")).properties, (await read("lovelace")).properties],
        [{ x: 1 }, { x: 5 }],
        "the properties of both",
      );
      const edges = endsOf(await whole());
      ensure(
        edges.includes("bob~lovelace: bob lovelace"),
        "what came meanwhile with the node it named",
        show(edges),
      );
    },
  ),
  about(
    "merges/source",
    "A source that is deleted takes back what it said of merged nodes too",
    "kg-ingest.yaml deleteSource, mergeNodes",
    async (world) => {
      const { graphId, join, read, whole, undo } = await twice(world);
      const { id } = await join("ada", "lovelace");
      bodyOf(await world.a.admin.call("deleteSource", { graphId, sourceId: "notes" }), 200);
      expectElements(await whole(), ["ada", "bob"], [], "the graph");
      const { properties, sources } = await read("ada");
      expectEqual([properties, sources], [{ x: 1 }, ["crm"]], "properties and sources");
      bodyOf(await undo(id), 200);
      expectElements(await whole(), ["ada", "bob"], [], "the graph after undoing the merge");
    },
  ),
  about(
    "merges/chains",
    "A node that others were merged into can be merged on; its merges must be undone from the last",
    "kg-ingest.yaml undoMerge",
    async (world) => {
      const { join, undo, read, whole } = await twice(world);
      const first = await join("ada", "lovelace");
      const second = await join("bob", "ada");
      for (const id of ["ada", "lovelace"])
        expectEqual((await read(id)).id, "bob", `the node that ${id} reads`);
      expectElements(await whole(), ["bob", "eve"], ["eve~lovelace", "lovelace~eve"], "the graph");
      expectProblem(await undo(first.id), { status: 409, code: "merge_conflict" }, "for the earlier merge");
      bodyOf(await undo(second.id), 200);
      expectEqual((await read("lovelace")).id, "ada", "the node that the merged id reads");
      bodyOf(await undo(first.id), 200);
      expectEqual((await read("lovelace")).id, "lovelace", "the node itself");
    },
  ),
  about(
    "merges/conflicts",
    "A node cannot be merged with itself, nor one that was merged already; unknown nodes are named",
    reference,
    async (world) => {
      const { join, tryToJoin, whole } = await twice(world);
      await join("ada", "lovelace");
      const before = await whole();
      for (const ids of [
        ["ada", "ada"],
        ["bob", "eve", "bob"],
        ["eve", "lovelace"],
        ["ada", "lovelace"],
        ["lovelace", "eve"],
      ] as const) {
        const [nodeId, ...mergedIds] = ids;
        expectProblem(
          await tryToJoin(nodeId, ...mergedIds),
          { status: 409, code: "merge_conflict" },
          `for ${mergedIds.join(" and ")} into ${nodeId}`,
        );
      }
      expectProblem(await tryToJoin("nobody", "eve"), {
        status: 404,
        code: "node_not_found",
        pointer: "/nodeId",
      });
      expectProblem(await tryToJoin("bob", "eve", "nobody"), {
        status: 404,
        code: "node_not_found",
        pointer: "/mergedIds/1",
      });
      expectEqual(await whole(), before, "the unchanged graph");
    },
  ),
  about(
    "merges/list",
    "Merges are listed newest first, and read one by one, undone ones too",
    "kg-ingest.yaml listMerges, getMerge",
    async (world) => {
      const { graphId, join, undo } = await twice(world);
      const first = await join("ada", "lovelace");
      const undone = bodyOf<KGMerge>(await undo(first.id), 200);
      const second = await join("bob", "eve", "lovelace");
      expectEqual(
        [second.nodeId, second.mergedIds, second.graphId, second.createdBy],
        ["bob", ["eve", "lovelace"], graphId, world.a.admin.userId],
        "the merge",
      );
      const list = await world.a.admin.call("listMerges", { graphId });
      expectEqual(list.json, { items: [second, undone] }, "the merges", list);
      const read = await world.a.admin.call("getMerge", { graphId, mergeId: first.id });
      expectEqual(read.json, undone, "the merge", read);
      const other = await newGraph(world, world.a);
      for (const operationId of ["getMerge", "undoMerge"]) {
        const elsewhere = await world.a.admin.call(operationId, { graphId: other.id, mergeId: first.id });
        expectProblem(elsewhere, { status: 404, code: "merge_not_found" }, "under another graph");
      }
    },
  ),
];
