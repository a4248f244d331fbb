import { compareText } from "@elqnt/service-kit/filter";
import type { StoredEdge, StoredNode } from "../element.ts";
import { isValidAt } from "../elements/time.ts";
import { cosine } from "../embedding/vectors.ts";
import type { NodeSelection, QueryStore } from "../store.ts";
import type { TopologyEdge, Walk } from "../topology.ts";
import type { GraphRows } from "./graph-rows.ts";
import type { MemoryGraphs } from "./graphs.ts";

const BATCH = 1_000;

const byId = <TItem extends { readonly id: string }>(left: TItem, right: TItem): number =>
  compareText(left.id, right.id);

const isSelected = (row: StoredNode, { labels, asOf }: NodeSelection): boolean =>
  row.mergedInto === undefined && (labels?.includes(row.face.label) ?? true) && isValidAt(row.face, asOf);

const selected = (rows: GraphRows, selection: NodeSelection): StoredNode[] =>
  [...rows.nodes.values()].filter((row) => isSelected(row, selection));

/** Whether an edge counts: it and both its ends are valid. */
function isLive(rows: GraphRows, { face, hidden }: StoredEdge, asOf: string | undefined): boolean {
  if (hidden || !isValidAt(face, asOf)) return false;
  if (asOf === undefined) return true;
  return [face.sourceId, face.targetId].every((id) => isValidAt(rows.nodes.get(id)?.face ?? {}, asOf));
}

const topologyEdge = ({ face: { id, sourceId, targetId, label } }: StoredEdge): TopologyEdge => ({
  id,
  sourceId,
  targetId,
  label,
});

const embedded = ({ embeddings }: GraphRows, ids: readonly string[]) =>
  ids.flatMap((id) => {
    const known = embeddings.get(id);
    return known ? [[id, known] as const] : [];
  });

function edgesAt(rows: GraphRows, nodeId: string, { direction, labels, asOf }: Walk): StoredEdge[] {
  return [...rows.byEnd.get(nodeId)].flatMap((id) => {
    const row = rows.edges.get(id)!;
    const leads =
      (direction !== "in" && row.face.sourceId === nodeId) ||
      (direction !== "out" && row.face.targetId === nodeId);
    return leads && (labels?.includes(row.face.label) ?? true) && isLive(rows, row, asOf) ? [row] : [];
  });
}

/** Finds nodes and edges of one graph in memory. */
export function memoryQueries({ find, make }: MemoryGraphs): QueryStore {
  return {
    async edgesOf(org, graphId, nodeIds, walk, limit) {
      const rows = find(org, graphId);
      const found = new Map<string, TopologyEdge>();
      for (const nodeId of nodeIds)
        for (const row of edgesAt(rows, nodeId, walk)) found.set(row.face.id, topologyEdge(row));
      return [...found.values()].sort(byId).slice(0, limit);
    },
    async edgesBetween(org, graphId, nodeIds, asOf, limit) {
      const rows = find(org, graphId);
      const among = new Set(nodeIds);
      const found = nodeIds.flatMap((id) =>
        edgesAt(rows, id, { direction: "out", asOf }).filter(({ face }) => among.has(face.targetId)),
      );
      return [...new Set(found)].sort((left, right) => byId(left.face, right.face)).slice(0, limit);
    },
    async listNodes(org, graphId, selection, { after, limit }) {
      return selected(find(org, graphId), selection)
        .filter(({ face }) => after === undefined || compareText(face.id, after) > 0)
        .sort((left, right) => byId(left.face, right.face))
        .slice(0, limit);
    },
    async listByDegree(org, graphId, selection, { offset, limit }) {
      const rows = find(org, graphId);
      const walk: Walk = { direction: "both", asOf: selection.asOf };
      return selected(rows, selection)
        .map(({ face: { id } }) => ({ id, degree: edgesAt(rows, id, walk).length }))
        .sort((left, right) => right.degree - left.degree || byId(left, right))
        .slice(offset, offset + limit);
    },
    async findByTerms(org, graphId, terms, selection, limit) {
      const rows = find(org, graphId);
      const counts = new Map<string, number>();
      for (const term of new Set(terms))
        for (const id of rows.byTerm.get(term)) counts.set(id, (counts.get(id) ?? 0) + 1);
      return [...counts]
        .sort(([left, few], [right, many]) => many - few || compareText(left, right))
        .map(([id]) => rows.nodes.get(id)!)
        .filter((row) => isSelected(row, selection))
        .slice(0, limit);
    },
    async findByVector(org, graphId, vector, selection, limit) {
      const rows = find(org, graphId);
      return [...rows.embeddings]
        .filter(([id, { embedding }]) => {
          const row = rows.nodes.get(id);
          return embedding.length === vector.length && row !== undefined && isSelected(row, selection);
        })
        .map(([id, { embedding }]) => ({ id, score: cosine(vector, embedding) }))
        .sort((left, right) => right.score - left.score || byId(left, right))
        .slice(0, limit);
    },
    async readEmbeddings(org, graphId, ids) {
      const known = embedded(find(org, graphId), ids);
      return new Map(known.map(([id, { embedding }]) => [id, embedding]));
    },
    async readEmbeddedTexts(org, graphId, ids) {
      const known = embedded(find(org, graphId), ids);
      return new Map(known.map(([id, { embeddedText }]) => [id, embeddedText]));
    },
    async writeEmbeddings(org, graphId, embeddings) {
      make(org, graphId).writeEmbeddings(embeddings);
    },
    async *scanTopology(org, graphId) {
      const rows = find(org, graphId);
      const nodes = selected(rows, {}).map(({ face: { id, validFrom, validTo } }) => ({
        id,
        validFrom,
        validTo,
      }));
      for (let at = 0; at < nodes.length; at += BATCH) yield { nodes: nodes.slice(at, at + BATCH) };
      const edges = [...rows.edges.values()]
        .filter(({ hidden }) => !hidden)
        .map((row) => ({ ...topologyEdge(row), validFrom: row.face.validFrom, validTo: row.face.validTo }));
      for (let at = 0; at < edges.length; at += BATCH) yield { edges: edges.slice(at, at + BATCH) };
    },
  };
}
