import type { Cell } from "@elqnt/adapters/clickhouse";
import type { StoredEdge, StoredNode } from "../element.ts";

export const nodeColumns = [
  "graph_id",
  "revision",
  "is_deleted",
  "id",
  "root",
  "visible",
  "label",
  "valid_from",
  "valid_to",
  "updated_at",
  "supporters",
  "sources",
  "terms",
  "element",
] as const;

export const edgeColumns = [
  "graph_id",
  "revision",
  "is_deleted",
  "id",
  "source",
  "target",
  "label",
  "said_source",
  "said_target",
  "visible",
  "valid_from",
  "valid_to",
  "updated_at",
  "supporters",
  "element",
] as const;

const supportersOf = (contributions: readonly { readonly sourceId: string }[]) =>
  contributions.map(({ sourceId }) => sourceId);

export function nodeCells(graphId: string, node: StoredNode): Cell[] {
  const { embeddedText: _, ...element } = node;
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
    JSON.stringify(element),
  ];
}

export function edgeCells(graphId: string, edge: StoredEdge): Cell[] {
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

/** A row that ends the one with its key. */
export const removedNodeCells = (graphId: string, revision: number, { face }: StoredNode): Cell[] => [
  graphId,
  revision,
  true,
  face.id,
  face.id,
  ...[false, "", "", "", "", [], [], [], ""],
];

export const removedEdgeCells = (graphId: string, revision: number, edge: StoredEdge): Cell[] => [
  graphId,
  revision,
  true,
  edge.face.id,
  edge.face.sourceId,
  edge.face.targetId,
  edge.face.label,
  edge.said.sourceId,
  edge.said.targetId,
  ...[false, "", "", "", [], ""],
];
