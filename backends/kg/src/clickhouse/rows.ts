import type { StoredEdge, StoredNode } from "../element.ts";
import type { ElementChanges } from "../store.ts";
import type { EdgeRow, NodeRow } from "./columns.ts";

const supportersOf = (contributions: readonly { readonly sourceId: string }[]) =>
  contributions.map(({ sourceId }) => sourceId);

export function nodeCells(graphId: string, node: StoredNode): NodeRow {
  const { face, contributions, revision, root, mergedInto, terms } = node;
  return [
    graphId,
    revision,
    false,
    face.id,
    root,
    mergedInto === undefined,
    face.label,
    face.validFrom ?? "",
    face.validTo ?? "",
    face.updatedAt,
    supportersOf(contributions),
    face.sources,
    terms,
    JSON.stringify(node),
  ];
}

export function edgeCells(graphId: string, edge: StoredEdge): EdgeRow {
  const { face, said, contributions, revision, hidden } = edge;
  return [
    graphId,
    revision,
    false,
    face.id,
    face.sourceId,
    face.targetId,
    face.label,
    said.sourceId,
    said.targetId,
    !hidden,
    face.validFrom ?? "",
    face.validTo ?? "",
    face.updatedAt,
    supportersOf(contributions),
    JSON.stringify(edge),
  ];
}

/** Rows are made as they are sent: those of a whole batch would be kept alive by it. */
export function* nodeRows(
  graphId: string,
  revision: number,
  { nodes = [], removedNodes = [] }: ElementChanges,
): Generator<NodeRow> {
  for (const node of removedNodes) yield removedNodeCells(graphId, revision, node);
  for (const node of nodes) yield nodeCells(graphId, node);
}

export function* edgeRows(
  graphId: string,
  revision: number,
  { edges = [], removedEdges = [] }: ElementChanges,
): Generator<EdgeRow> {
  for (const edge of removedEdges) yield removedEdgeCells(graphId, revision, edge);
  for (const edge of edges) yield edgeCells(graphId, edge);
}

/** A row that ends the one with its key. */
const removedNodeCells = (graphId: string, revision: number, { face }: StoredNode): NodeRow => [
  graphId,
  revision,
  true,
  face.id,
  face.id,
  ...([false, "", "", "", "", [], [], [], ""] as const),
];

const removedEdgeCells = (graphId: string, revision: number, edge: StoredEdge): EdgeRow => [
  graphId,
  revision,
  true,
  edge.face.id,
  edge.face.sourceId,
  edge.face.targetId,
  edge.face.label,
  edge.said.sourceId,
  edge.said.targetId,
  ...([false, "", "", "", [], ""] as const),
];
