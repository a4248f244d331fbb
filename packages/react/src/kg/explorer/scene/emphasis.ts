import type { Changes, DrawnGraph } from "./drawn-graph.ts";

/** What stands out. */
export interface Emphasis {
  readonly selected: string | undefined;
  /** The node the keyboard is at. */
  readonly focused: string | undefined;
  readonly pathNodes: ReadonlySet<string>;
  readonly pathEdges: ReadonlySet<string>;
}

export const noEmphasis: Emphasis = {
  selected: undefined,
  focused: undefined,
  pathNodes: new Set(),
  pathEdges: new Set(),
};

const none = { added: 0, returned: 0 };

/** What looks different under another emphasis: a few elements, or all where a path makes the rest step back. */
export function changedBy(graph: DrawnGraph, before: Emphasis, after: Emphasis): Changes {
  if (before.pathNodes.size > 0 !== after.pathNodes.size > 0) {
    return { ...none, nodes: graph.nodes(), edges: graph.edges() };
  }
  const nodes = new Set<string>();
  const edges = new Set<string>();
  const selects = before.selected !== after.selected;
  for (const { selected, focused, pathNodes, pathEdges } of [before, after]) {
    if (selects && selected !== undefined) nodes.add(selected);
    if (before.focused !== after.focused && focused !== undefined) nodes.add(focused);
    if (before.pathNodes !== after.pathNodes) {
      for (const id of pathNodes) nodes.add(id);
      for (const id of pathEdges) edges.add(id);
    }
    if (selects && selected !== undefined && graph.hasNode(selected)) {
      for (const id of graph.edges(selected)) edges.add(id);
    }
  }
  return {
    ...none,
    nodes: [...nodes].filter((id) => graph.hasNode(id)),
    edges: [...edges].filter((id) => graph.hasEdge(id)),
  };
}
