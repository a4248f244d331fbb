import type { KGEdge, KGNode, KGSubgraph } from "@elqnt/types/kg";

/** A neighbour and the edge to it. */
export interface Neighbor {
  readonly node: KGNode;
  readonly edge: KGEdge;
}

/** Neighbours along edges of one label and direction. */
export interface NeighborGroup {
  readonly label: string;
  readonly direction: "out" | "in";
  readonly neighbors: readonly Neighbor[];
}

/** The neighbours of a node by the label of the edge, those it points to first; an edge to itself counts once. */
export function neighborGroups(nodeId: string, { nodes, edges }: KGSubgraph): NeighborGroup[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const groups = new Map<string, { label: string; direction: "out" | "in"; neighbors: Neighbor[] }>();
  for (const edge of edges) {
    const direction = edge.sourceId === nodeId ? "out" : "in";
    if (direction === "in" && edge.targetId !== nodeId) continue;
    const node = byId.get(direction === "out" ? edge.targetId : edge.sourceId);
    if (!node) continue;
    const key = `${direction} ${edge.label}`;
    const group = groups.get(key) ?? { label: edge.label, direction, neighbors: [] };
    group.neighbors.push({ node, edge });
    groups.set(key, group);
  }
  return [...groups.values()].sort(
    (left, right) => right.direction.localeCompare(left.direction) || left.label.localeCompare(right.label),
  );
}
