import type { KGGraph, KGGraphList, KGLabelList } from "@elqnt/contracts/kg";
import { ensure, expectEqual, expectProblem, expectStatus } from "../../engine/expect.ts";
import type { Org } from "../../engine/org.ts";
import type { Rule } from "../../engine/rule.ts";
import {
  edge,
  merge,
  newGraph,
  node,
  putEdges,
  putNodes,
  readStats,
  removeGraphAfterwards,
} from "../../recipes/kg-fixture.ts";
import { bodyOf } from "../../recipes/recipe.ts";
import { about } from "./about.ts";

const reference = "kg-query.yaml";

const create = async (org: Org, body: Record<string, unknown>) => org.admin.call("createGraph", { body });
const update = async (org: Org, graphId: string, body: Record<string, unknown>) =>
  org.admin.call("updateGraph", { graphId, body });

const labelsOf = async (org: Org, graphId: string, more: Record<string, unknown> = {}) =>
  bodyOf<KGLabelList>(await org.admin.call("listGraphLabels", { graphId, ...more }), 200).items;

/** Graphs are named, described, counted and deleted. */
export const graphRules: readonly Rule[] = [
  about(
    "graphs/create",
    "A new graph is empty, custom, at version 1 and its creator's",
    `${reference} createGraph`,
    async (world) => {
      const name = world.unique("graph");
      const exchange = await create(world.a, { name, description: "Who knows whom" });
      const graph = bodyOf<KGGraph>(exchange, 201);
      removeGraphAfterwards(world, world.a, graph.id);
      const { kind, version, createdBy, description } = graph;
      expectEqual(
        { name: graph.name, description, kind, version, createdBy },
        { name, description: "Who knows whom", kind: "custom", version: 1, createdBy: world.a.admin.userId },
        "the graph",
        exchange,
      );
      expectEqual(
        await readStats(world.a, graph.id),
        { graphId: graph.id, nodeCount: 0, edgeCount: 0, sourceCount: 0, embeddedCount: 0 },
        "the counts",
      );
    },
  ),
  about(
    "graphs/names",
    "A name is one graph's within the organization, as long as the graph is there",
    `${reference} createGraph`,
    async (world) => {
      const name = world.unique("graph");
      const first = bodyOf<KGGraph>(await create(world.a, { name }), 201);
      expectProblem(
        await create(world.a, { name }),
        { status: 409, code: "graph_exists" },
        "for the name again",
      );
      const foreign = bodyOf<KGGraph>(await create(world.b, { name }), 201);
      removeGraphAfterwards(world, world.b, foreign.id);
      const other = await newGraph(world, world.a);
      const renamed = await update(world.a, other.id, { name });
      expectProblem(renamed, { status: 409, code: "graph_exists" }, "for renaming another graph");
      const read = await world.a.admin.call("getGraph", { graphId: other.id });
      expectEqual(read.json, other, "the unchanged graph", read);
      expectStatus(await update(world.a, first.id, { name, description: "same" }), 200, "for its own name");
      expectStatus(await world.a.admin.call("deleteGraph", { graphId: first.id }), 204);
      const again = bodyOf<KGGraph>(await create(world.a, { name }), 201);
      removeGraphAfterwards(world, world.a, again.id);
    },
  ),
  about(
    "graphs/reserved-name",
    "The name entities is kept for the graph that mirrors records",
    `${reference} createGraph, KGGraphKind`,
    async (world) => {
      const graph = await newGraph(world, world.a);
      for (const exchange of [
        await create(world.a, { name: "entities" }),
        await update(world.a, graph.id, { name: "entities" }),
      ])
        expectProblem(exchange, { status: 422, code: "validation_failed", pointer: "/name" });
    },
  ),
  about(
    "graphs/update",
    "A patch changes what it names, and null removes the description",
    `${reference} updateGraph; RFC 7396`,
    async (world) => {
      const graph = await newGraph(world, world.a);
      const name = world.unique("graph");
      const renamed = bodyOf<KGGraph>(await update(world.a, graph.id, { name }), 200);
      expectEqual([renamed.name, renamed.description], [name, graph.description], "name and description");
      const bare = bodyOf<KGGraph>(await update(world.a, graph.id, { description: null }), 200);
      expectEqual(
        [bare.name, bare.description, bare.version],
        [name, undefined, 3],
        "name, description, version",
      );
      expectEqual(bare.createdAt, graph.createdAt, "createdAt");
      const read = await world.a.admin.call("getGraph", { graphId: graph.id });
      expectEqual(read.json, bare, "the stored graph", read);
      const patch = { graphId: graph.id, body: { description: "Patched" } };
      const contentType = "application/merge-patch+json";
      const patched = bodyOf<KGGraph>(await world.a.admin.call("updateGraph", patch, { contentType }), 200);
      expectEqual([patched.name, patched.description], [name, "Patched"], "name and description");
    },
  ),
  about(
    "graphs/order",
    "Graphs are listed by name, in the order of code points",
    `${reference} listGraphs`,
    async (world) => {
      const org = await world.newOrg();
      const names = ["b", "a", "B", "a b", "Ä", "10", "9", "a-b", "_", "ｚ", "😀"];
      for (const name of names) {
        const graph = bodyOf<KGGraph>(await create(org, { name }), 201);
        removeGraphAfterwards(world, org, graph.id);
      }
      const list = await org.admin.call("listGraphs", { limit: 200 });
      const listed = bodyOf<KGGraphList>(list, 200).items.map(({ name }) => name);
      const points = (name: string) =>
        [...name].map((character) => String(character.codePointAt(0)).padStart(7, "0")).join();
      const sorted = [...names].sort((left, right) => (points(left) < points(right) ? -1 : 1));
      expectEqual(listed, sorted, "the names", list);
    },
  ),
  about(
    "graphs/delete",
    "A deleted graph is gone with everything in it, also for a graph of the same name",
    `${reference} deleteGraph`,
    async (world) => {
      const { a } = world;
      const name = world.unique("graph");
      const graph = bodyOf<KGGraph>(await create(a, { name }), 201);
      await putNodes(a, graph.id, [node("one"), node("two")]);
      expectStatus(await a.admin.call("deleteGraph", { graphId: graph.id }), 204);
      for (const exchange of [
        await a.admin.call("getGraph", { graphId: graph.id }),
        await a.admin.call("getNode", { graphId: graph.id, nodeId: "one" }),
        await a.admin.call("traverseGraph", { body: { graphId: graph.id, from: ["one"] } }),
        await a.admin.call("ingestNodes", { body: { graphId: graph.id, nodes: [node("one")] } }),
        await a.admin.call("deleteGraph", { graphId: graph.id }),
      ])
        expectProblem(exchange, { status: 404, code: "graph_not_found" }, "for a deleted graph");
      const next = bodyOf<KGGraph>(await create(a, { name }), 201);
      removeGraphAfterwards(world, a, next.id);
      ensure(next.id !== graph.id, "an id of its own", next.id);
      expectEqual((await readStats(a, next.id)).nodeCount, 0, "the nodes of the new graph");
    },
  ),
  about(
    "graphs/counts",
    "Nodes, edges, sources and labels are counted as queries answer them",
    `${reference} getGraphStats, listGraphLabels`,
    async (world) => {
      const { a } = world;
      const { id } = await newGraph(world, a);
      await putNodes(
        a,
        id,
        [
          node("ada", { label: "Person" }),
          node("ada2", { label: "Person" }),
          node("acme", { label: "Company" }),
        ],
        "crm",
      );
      await putEdges(
        a,
        id,
        [
          edge("ada", "acme", { label: "WORKS_AT" }),
          edge("ada2", "acme", { label: "WORKS_AT" }),
          edge("ada", "ada2"),
        ],
        "notes",
      );
      const { nodeCount, edgeCount, sourceCount } = await readStats(a, id);
      expectEqual([nodeCount, edgeCount, sourceCount], [3, 3, 2], "the counts");
      const all = [
        { kind: "edge", label: "KNOWS", count: 1 },
        { kind: "edge", label: "WORKS_AT", count: 2 },
        { kind: "node", label: "Company", count: 1 },
        { kind: "node", label: "Person", count: 2 },
      ];
      expectEqual(await labelsOf(a, id), all, "the labels");
      expectEqual(await labelsOf(a, id, { kind: "node" }), all.slice(2), "the labels of nodes");
      expectEqual(await labelsOf(a, id, { kind: "edge" }), all.slice(0, 2), "the labels of edges");
      await merge(a, id, "ada", ["ada2"]);
      const after = await readStats(a, id);
      expectEqual([after.nodeCount, after.edgeCount], [2, 2], "the counts after a merge");
      expectEqual(
        (await labelsOf(a, id, { kind: "edge" })).map(({ count }) => count),
        [2],
        "the edges after a merge",
      );
    },
  ),
];
