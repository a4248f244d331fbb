import type { StoredEdge, StoredNode } from "../element.ts";
import type { ElementStore } from "../store.ts";
import { type KgDatabase, rowsOf } from "./database.ts";
import { edgesSaidOf, ofSource, rootedIn, rootsOf, withIds } from "./element-reads.ts";
import { clearElements, writeElements } from "./element-writes.ts";
import { toElement } from "./rows.ts";
import { inBatches } from "./scan.ts";

const idOf = ({ face }: StoredNode | StoredEdge): string => face.id;

export function postgresElements(database: KgDatabase): ElementStore {
  return {
    async readNodes(org, graphId, ids) {
      if (ids.length === 0) return [];
      const opened = await database.open(org);
      return (await rowsOf(opened, withIds(opened, "kg_nodes", graphId, ids))).map(toElement);
    },
    async readEdges(org, graphId, ids) {
      if (ids.length === 0) return [];
      const opened = await database.open(org);
      return (await rowsOf(opened, withIds(opened, "kg_edges", graphId, ids))).map(toElement);
    },
    async readRoots(org, graphId, ids) {
      if (ids.length === 0) return new Map();
      const opened = await database.open(org);
      const rows = await rowsOf(opened, rootsOf(opened, graphId, ids));
      return new Map(rows.map(({ id, root }) => [id, root]));
    },
    async readAliases(org, graphId, rootIds) {
      if (rootIds.length === 0) return [];
      const opened = await database.open(org);
      return (await rowsOf(opened, rootedIn(opened, graphId, rootIds))).map(toElement);
    },
    readEdgesSaidOf: (org, graphId, nodeIds) =>
      inBatches(async (after, limit) => {
        const opened = await database.open(org);
        return (await rowsOf(opened, edgesSaidOf(opened, graphId, nodeIds, after, limit))).map(toElement);
      }, idOf),
    readNodesOfSource: (org, graphId, sourceId, origin) =>
      inBatches(async (after, limit) => {
        const opened = await database.open(org);
        const rows = await rowsOf(
          opened,
          ofSource(opened, "kg_nodes", graphId, sourceId, after, limit, origin),
        );
        return rows.map(toElement);
      }, idOf),
    readEdgesOfSource: (org, graphId, sourceId) =>
      inBatches(async (after, limit) => {
        const opened = await database.open(org);
        const rows = await rowsOf(opened, ofSource(opened, "kg_edges", graphId, sourceId, after, limit));
        return rows.map(toElement);
      }, idOf),
    async write(org, graphId, _revision, changes) {
      await writeElements(await database.open(org), graphId, changes);
    },
    async deleteGraph(org, graphId) {
      await clearElements(await database.open(org), graphId);
    },
  };
}
