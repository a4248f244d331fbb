import type { ElementChanges, ElementStore } from "../store.ts";
import { type EmbeddingRow, edgeColumns, embeddingColumns, leftColumns, nodeColumns } from "./columns.ts";
import type { KgClickHouse } from "./database.ts";
import { isLate, keptEdges, leftCells, mayLeave } from "./places.ts";
import { edgeRows, nodeRows } from "./rows.ts";

/** Writes elements: an insert per table, and one more for edges that merges moved. */
export function clickHouseWrites(database: KgClickHouse): Pick<ElementStore, "write" | "deleteGraph"> {
  async function writeNodes(
    org: string,
    graphId: string,
    revision: number,
    changes: ElementChanges,
  ): Promise<void> {
    const { nodes = [], removedNodes: removed = [] } = changes;
    if (nodes.length + removed.length === 0) return;
    const embeddings = removed.map(({ face }): EmbeddingRow => [graphId, revision, true, face.id, [], ""]);
    await Promise.all([
      database.insert(org, "kg_nodes", nodeColumns, nodeRows(graphId, revision, changes)),
      embeddings.length > 0 && database.insert(org, "kg_embeddings", embeddingColumns, embeddings),
    ]);
  }

  /**
   * First the places that edges leave, then the edges: a write that breaks off between the two is repaired by the
   * next one of the same edges, because their rows still say where they were.
   */
  async function writeEdges(
    org: string,
    graphId: string,
    revision: number,
    { edges = [], edgesBefore, removedEdges = [] }: ElementChanges,
  ): Promise<void> {
    if (edges.length + removedEdges.length === 0) return;
    const leaving = edges.filter((edge) => mayLeave(edge, edgesBefore));
    const kept = await keptEdges(database, org, graphId, [...leaving, ...removedEdges]);
    const inTime = edges.filter((edge) => !isLate(kept, edge));
    const left = [...leftCells(graphId, kept, inTime), ...leftCells(graphId, kept, removedEdges, revision)];
    if (left.length > 0) {
      await Promise.all([
        database.insert(org, "kg_edges_out", leftColumns, left),
        database.insert(org, "kg_edges_in", leftColumns, left),
      ]);
    }
    const rows = edgeRows(graphId, revision, { edges: inTime, removedEdges });
    await database.insert(org, "kg_edges", edgeColumns, rows);
  }

  return {
    async write(org, graphId, revision, changes) {
      await Promise.all([
        writeNodes(org, graphId, revision, changes),
        writeEdges(org, graphId, revision, changes),
      ]);
    },

    deleteGraph: (org, graphId) => database.removeGraph(org, graphId),
  };
}
