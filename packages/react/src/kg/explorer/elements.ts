import type { KGEdge, KGNode, KGSubgraph } from "@elqnt/types/kg";

/** What an explorer shows. */
export interface GraphElements {
  readonly nodes: readonly KGNode[];
  readonly edges: readonly KGEdge[];
}

/** Labels the reader switched off. */
export interface HiddenLabels {
  readonly nodes: ReadonlySet<string>;
  readonly edges: ReadonlySet<string>;
}

/** A label with how often it occurs. */
export interface CountedLabel {
  readonly label: string;
  readonly count: number;
}

/** Instants between which facts begin and end, as milliseconds since 1970. */
export interface TimeRange {
  readonly from: number;
  readonly to: number;
}

const byId = <TItem extends { id: string }>(lists: readonly (readonly TItem[])[]): Map<string, TItem> => {
  const items = new Map<string, TItem>();
  // What comes later is newer; the place of the first stays, so positions do too.
  for (const list of lists) for (const item of list) items.set(item.id, item);
  return items;
};

/** One subgraph of several; an edge is kept when both its ends are there. */
export function mergeSubgraphs(parts: readonly KGSubgraph[]): KGSubgraph {
  const nodes = byId(parts.map((part) => part.nodes));
  const edges = byId(parts.map((part) => part.edges));
  return {
    nodes: [...nodes.values()],
    edges: [...edges.values()].filter(({ sourceId, targetId }) => nodes.has(sourceId) && nodes.has(targetId)),
    truncated: parts.some(({ truncated }) => truncated),
  };
}

/** The labels of some elements, by name. */
export function countLabels(elements: readonly { label: string }[]): CountedLabel[] {
  const counts = new Map<string, number>();
  for (const { label } of elements) counts.set(label, (counts.get(label) ?? 0) + 1);
  return [...counts]
    .map(([label, count]) => ({ label, count }))
    .sort((left, right) => (left.label < right.label ? -1 : 1));
}

/** What stays when labels are switched off; an edge goes with its ends. */
export function visibleElements({ nodes, edges }: GraphElements, hidden: HiddenLabels): GraphElements {
  if (hidden.nodes.size + hidden.edges.size === 0) return { nodes, edges };
  const kept = nodes.filter(({ label }) => !hidden.nodes.has(label));
  const ids = new Set(kept.map(({ id }) => id));
  const between = edges.filter(
    ({ label, sourceId, targetId }) => !hidden.edges.has(label) && ids.has(sourceId) && ids.has(targetId),
  );
  return { nodes: kept, edges: between };
}

/** How many edges meet at each node. */
export function degreesOf(edges: readonly KGEdge[]): Map<string, number> {
  const degrees = new Map<string, number>();
  for (const { sourceId, targetId } of edges) {
    degrees.set(sourceId, (degrees.get(sourceId) ?? 0) + 1);
    if (targetId !== sourceId) degrees.set(targetId, (degrees.get(targetId) ?? 0) + 1);
  }
  return degrees;
}

/** From the first to the last instant at which something begins or ends; nothing when all of it always holds. */
export function validityRange({ nodes, edges }: GraphElements): TimeRange | undefined {
  let from = Number.POSITIVE_INFINITY;
  let to = Number.NEGATIVE_INFINITY;
  for (const { validFrom, validTo } of [...nodes, ...edges]) {
    for (const moment of [validFrom, validTo]) {
      if (moment === undefined) continue;
      const time = Date.parse(moment);
      from = Math.min(from, time);
      to = Math.max(to, time);
    }
  }
  return from <= to ? { from, to } : undefined;
}

/** Names of the nodes that hold `search`, those that start with it first. */
export function nodesNamed(nodes: readonly KGNode[], search: string, count: number): KGNode[] {
  const wanted = search.trim().toLocaleLowerCase();
  if (wanted === "") return [];
  const found = nodes
    .map((node) => ({ node, at: node.name.toLocaleLowerCase().indexOf(wanted) }))
    .filter(({ at }) => at >= 0)
    .sort((left, right) => left.at - right.at || left.node.name.length - right.node.name.length);
  return found.slice(0, count).map(({ node }) => node);
}
