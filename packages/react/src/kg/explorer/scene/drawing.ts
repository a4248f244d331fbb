import type { MultiDirectedGraph } from "graphology";
import type { EdgeDisplayData, NodeDisplayData } from "sigma/types";
import type { Emphasis } from "./emphasis.ts";
import type { Palette } from "./palette.ts";

/** What a node of the drawn graph carries. */
export interface NodeLook {
  x: number;
  y: number;
  size: number;
  label: string;
  tone: number;
  hidden: boolean;
}

/** What an edge of the drawn graph carries. */
export interface EdgeLook {
  label: string;
  hidden: boolean;
}

/** How a node is drawn now: along a path everything else steps back. */
export function nodeDisplay(
  id: string,
  look: NodeLook,
  { selected, focused, pathNodes }: Emphasis,
  palette: Palette,
): Partial<NodeDisplayData> {
  const { x, y, size, label, hidden } = look;
  const stands = id === selected || id === focused || pathNodes.has(id);
  const steps = pathNodes.size > 0 && !stands;
  return {
    x,
    y,
    size: id === selected ? size + 2 : size,
    label: steps ? null : label,
    color: steps ? palette.faded : palette.tones[look.tone]!,
    highlighted: id === selected || id === focused,
    forceLabel: stands,
    hidden: hidden && !stands,
    zIndex: stands ? 2 : steps ? 0 : 1,
  };
}

/** How an edge is drawn now: those of the path and of the selected node stand out. */
export function edgeDisplay(
  id: string,
  look: EdgeLook,
  { selected, pathNodes, pathEdges }: Emphasis,
  palette: Palette,
  graph: MultiDirectedGraph,
): Partial<EdgeDisplayData> {
  const onPath = pathEdges.has(id);
  const touches = selected !== undefined && pathNodes.size === 0 && graph.hasExtremity(id, selected);
  const color = onPath || touches ? palette.accent : pathNodes.size > 0 ? palette.faded : palette.edge;
  return {
    label: onPath || touches ? look.label : null,
    forceLabel: onPath || touches,
    color,
    size: onPath ? 3 : touches ? 1.8 : 1,
    hidden: look.hidden && !onPath,
    zIndex: onPath || touches ? 1 : 0,
  };
}
