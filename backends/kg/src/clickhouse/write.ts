import type { ElementChanges, ElementStore } from "../store.ts";
import type { KgClickHouse } from "./database.ts";
import { isLate, keptEdges, leftCells, leftColumns, mayLeave } from "./places.ts";
import {
  edgeCells,
  edgeColumns,
  nodeCells,
  nodeColumns,
  removedEdgeCells,
  removedNodeCells,
} from "./rows.ts";
import { embeddingColumns } from "./vectors.ts";

/** Writes elements: an insert per table, and one more for edges that merges moved. */
export function clickHouseWrites(database: KgClickHouse): Pick<ElementStore, "write" | "deleteGraph"> {
  /**
   * First the places that edges leave, then the edges: a write that breaks off between the two is repaired by the
   * next one of the same edges, because their rows still say where they were.
   */
  async function writeEdges(
    org: string,
    graphId: string,
    revision: number,
    { edges = [], edgesBefore, removedEdges: removed = [] }: ElementChanges,
  ): Promise<void> {
    if (edges.length + removed.length === 0) return;
    const leaving = edges.filter((edge) => mayLeave(edge, edgesBefore));
    const asked = keptEdges(database, org, graphId, [...leaving, ...removed]);
    // Written down while the engine looks.
    const rows = edges.map((edge) => ({ edge, cells: edgeCells(graphId, edge) }));
    const kept = await asked;
    const inTime = rows.filter(({ edge }) => !isLate(kept, edge));
    const written = inTime.map(({ edge }) => edge);
    const left = [...leftCells(graphId, kept, written), ...leftCells(graphId, kept, removed, revision)];
    await Promise.all([
      database.insert(org, "kg_edges_out", leftColumns, left),
      database.insert(org, "kg_edges_in", leftColumns, left),
    ]);
    await database.insert(org, "kg_edges", edgeColumns, [
      ...removed.map((edge) => removedEdgeCells(graphId, revision, edge)),
      ...inTime.map(({ cells }) => cells),
    ]);
  }

  return {
    async write(org, graphId, revision, changes) {
      const { nodes = [], removedNodes = [] } = changes;
      const nodeRows = [
        ...removedNodes.map((node) => removedNodeCells(graphId, revision, node)),
        ...nodes.map((node) => nodeCells(graphId, node)),
      ];
      const embeddings = removedNodes.map(({ face }) => [graphId, revision, true, face.id, [], ""]);
      await Promise.all([
        database.insert(org, "kg_nodes", nodeColumns, nodeRows),
        database.insert(org, "kg_embeddings", embeddingColumns, embeddings),
        writeEdges(org, graphId, revision, changes),
      ]);
    },

    deleteGraph: (org, graphId) => database.removeGraph(org, graphId),
  };
}
