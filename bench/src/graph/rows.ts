import type { Columns, RowOf } from "@elqnt/adapters/clickhouse";
import { edgeColumns, nodeColumns } from "../../../backends/kg/src/clickhouse/columns.ts";
import { edgeCells, nodeCells } from "../../../backends/kg/src/clickhouse/rows.ts";
import type { StoredEdge, StoredNode } from "../../../backends/kg/src/element.ts";

export const graphId = "0197b2d3-982f-7b79-b2bf-000000000001";
const at = "2026-01-01T00:00:00.000Z";
const source = "crm";

/** Ids in no order, like those of UUIDv5. */
const scattered = (index: number) => (Math.imul(index, 2_654_435_761) >>> 0).toString(16).padStart(8, "0");
export const nodeId = (index: number): string => `n-${scattered(index)}-${index}`;

/** What is sent to the service. */
export const nodeInput = (index: number) => ({
  id: nodeId(index),
  label: index % 2 ? "Person" : "Company",
  name: `Name ${index}`,
  properties: { city: `City ${index % 100}`, index },
});

export const edgeInput = (index: number, nodes: readonly number[]) => ({
  id: `e-${scattered(index)}-${index}`,
  sourceId: nodeId(nodes[index % nodes.length]!),
  targetId: nodeId(nodes[(index * 7_919 + 1) % nodes.length]!),
  label: ["KNOWS", "WORKS_AT", "LIKES"][index % 3]!,
  properties: { weight: index % 10 },
});

/** What the service makes of it. */
export function nodeRow(index: number, revision: number): StoredNode {
  const { id, ...said } = nodeInput(index);
  return {
    face: { id, ...said, sources: [source], createdAt: at, updatedAt: at, version: 1 },
    contributions: [{ sourceId: source, revision, ...said }],
    revision,
    root: id,
    terms: [`${index % 100}`, `${index}`, `=${index}`, "=name", "city", "name"].sort(),
  };
}

export function edgeRow(index: number, nodes: readonly number[], revision: number): StoredEdge {
  const { id, sourceId, targetId, label, properties } = edgeInput(index, nodes);
  return {
    face: {
      id,
      sourceId,
      targetId,
      label,
      properties,
      sources: [source],
      createdAt: at,
      updatedAt: at,
      version: 1,
    },
    said: { sourceId, targetId },
    contributions: [{ sourceId: source, revision, properties }],
    revision,
    hidden: false,
  };
}

/** A table with the rows of the store for it, as they are inserted. */
export interface TableRows {
  readonly table: "kg_nodes" | "kg_edges";
  readonly columns: Columns;
  readonly cells: readonly RowOf<Columns>[];
}

export const nodeTable = (nodes: readonly StoredNode[]): TableRows => ({
  table: "kg_nodes",
  columns: nodeColumns,
  cells: nodes.map((node) => nodeCells(graphId, node)),
});

export const edgeTable = (edges: readonly StoredEdge[]): TableRows => ({
  table: "kg_edges",
  columns: edgeColumns,
  cells: edges.map((edge) => edgeCells(graphId, edge)),
});
