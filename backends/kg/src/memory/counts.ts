import { compareText } from "@elqnt/service-kit/filter";
import type { CountStore, LabelCount, SourceCount } from "../store.ts";
import type { GraphRows } from "./graph-rows.ts";
import type { MemoryGraphs } from "./graphs.ts";

const visibleNodes = (rows: GraphRows) =>
  [...rows.nodes.values()].filter(({ mergedInto }) => mergedInto === undefined);
const visibleEdges = (rows: GraphRows) => [...rows.edges.values()].filter(({ hidden }) => !hidden);

const byKindAndLabel = (
  left: Pick<LabelCount, "kind" | "label">,
  right: Pick<LabelCount, "kind" | "label">,
): number => compareText(left.kind, right.kind) || compareText(left.label, right.label);

function labelsOf(rows: GraphRows): LabelCount[] {
  const counts = new Map<string, LabelCount>();
  const add = (kind: LabelCount["kind"], label: string) => {
    const count = (counts.get(`${kind}/${label}`)?.count ?? 0) + 1;
    counts.set(`${kind}/${label}`, { kind, label, count });
  };
  for (const { face } of visibleEdges(rows)) add("edge", face.label);
  for (const { face } of visibleNodes(rows)) add("node", face.label);
  return [...counts.values()].sort(byKindAndLabel);
}

function sourcesOf(rows: GraphRows): SourceCount[] {
  const counts = new Map<string, SourceCount>();
  const add = (
    sources: Iterable<string>,
    counted: { nodeCount: number; edgeCount: number },
    updatedAt: string,
  ) => {
    for (const id of sources) {
      const known = counts.get(id) ?? { nodeCount: 0, edgeCount: 0, updatedAt };
      const latest = known.updatedAt > updatedAt ? known.updatedAt : updatedAt;
      counts.set(id, {
        id,
        nodeCount: known.nodeCount + counted.nodeCount,
        edgeCount: known.edgeCount + counted.edgeCount,
        updatedAt: latest,
      });
    }
  };
  const supporting = (contributions: readonly { readonly sourceId: string }[]) =>
    contributions.map(({ sourceId }) => sourceId);
  for (const { face, mergedInto, contributions } of rows.nodes.values()) {
    const visible = mergedInto === undefined;
    add(
      visible ? face.sources : supporting(contributions),
      { nodeCount: Number(visible), edgeCount: 0 },
      face.updatedAt,
    );
  }
  for (const { face, hidden, contributions } of rows.edges.values())
    add(supporting(contributions), { nodeCount: 0, edgeCount: Number(!hidden) }, face.updatedAt);
  return [...counts.values()].sort((left, right) => compareText(left.id, right.id));
}

/** Counts the visible elements of one graph in memory. */
export function memoryCounts({ find }: MemoryGraphs): CountStore {
  return {
    async countGraph(org, graphId) {
      const rows = find(org, graphId);
      const nodes = visibleNodes(rows);
      return {
        nodeCount: nodes.length,
        edgeCount: visibleEdges(rows).length,
        sourceCount: sourcesOf(rows).length,
        embeddedCount: nodes.filter(({ face }) => rows.embeddings.has(face.id)).length,
      };
    },
    async countLabels(org, graphId, { kind, after, limit }) {
      return labelsOf(find(org, graphId))
        .filter(
          (count) => (kind ?? count.kind) === count.kind && (!after || byKindAndLabel(count, after) > 0),
        )
        .slice(0, limit);
    },
    async countSources(org, graphId, { after, limit }) {
      return sourcesOf(find(org, graphId))
        .filter(({ id }) => after === undefined || compareText(id, after) > 0)
        .slice(0, limit);
    },
  };
}
