import { isSaidBy, type StoredEdge, type StoredNode } from "../element.ts";
import type { ElementStore } from "../store.ts";
import type { MemoryGraphs } from "./graphs.ts";

const BATCH = 1_000;

/** Rows by id, in batches: ids are taken once, rows when their batch is read. */
async function* batches<TRow>(ids: readonly string[], read: (id: string) => TRow | undefined) {
  for (let at = 0; at < ids.length; at += BATCH)
    yield ids.slice(at, at + BATCH).flatMap((id) => read(id) ?? []);
}

/** The rows of elements in memory. */
export function memoryElements({ find, make, drop }: MemoryGraphs): ElementStore {
  return {
    async readNodes(org, graphId, ids) {
      const rows = find(org, graphId);
      return [...new Set(ids)].flatMap((id) => rows.nodes.get(id) ?? []);
    },
    async readEdges(org, graphId, ids) {
      const rows = find(org, graphId);
      return [...new Set(ids)].flatMap((id) => rows.edges.get(id) ?? []);
    },
    async readRoots(org, graphId, ids) {
      const rows = find(org, graphId);
      return new Map(ids.flatMap((id) => rows.nodes.get(id) ?? []).map(({ face, root }) => [face.id, root]));
    },
    async readAliases(org, graphId, rootIds) {
      const rows = find(org, graphId);
      return rootIds.flatMap((root) => [...rows.aliases.get(root)].flatMap((id) => rows.nodes.get(id) ?? []));
    },
    readEdgesSaidOf(org, graphId, nodeIds) {
      const rows = find(org, graphId);
      const ids = new Set(nodeIds.flatMap((id) => [...rows.bySaidEnd.get(id)]));
      return batches<StoredEdge>([...ids], (id) => rows.edges.get(id));
    },
    readNodesOfSource(org, graphId, sourceId, origin) {
      const rows = find(org, graphId);
      return batches<StoredNode>([...rows.nodesOfSource.get(sourceId)], (id) => {
        const row = rows.nodes.get(id);
        return row && isSaidBy(row, sourceId, origin) ? row : undefined;
      });
    },
    readEdgesOfSource(org, graphId, sourceId) {
      const rows = find(org, graphId);
      return batches<StoredEdge>([...rows.edgesOfSource.get(sourceId)], (id) => rows.edges.get(id));
    },
    async write(org, graphId, _revision, changes) {
      make(org, graphId).write(changes);
    },
    async deleteGraph(org, graphId) {
      drop(org, graphId);
    },
  };
}
