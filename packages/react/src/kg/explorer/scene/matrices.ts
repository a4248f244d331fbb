import type { NodeLook } from "./drawing.ts";
import type { DrawnGraph } from "./drawn-graph.ts";

const NODE_FIELDS = 10;
const EDGE_FIELDS = 3;

/** A graph as ForceAtlas2 computes with it. */
export interface Matrices {
  nodes: Float32Array;
  readonly edges: Float32Array;
}

/** A node of a matrix, with what of it is drawn. */
export interface Mover {
  readonly id: string;
  readonly look: NodeLook;
  /** Where its numbers begin. */
  readonly at: number;
}

/** The matrices of a graph, and the nodes that are free to move in them. */
export function matricesOf(
  graph: DrawnGraph,
  fixed: ReadonlySet<string>,
): { matrices: Matrices; movers: readonly Mover[] } {
  const nodes = new Float32Array(graph.order * NODE_FIELDS);
  const edges = new Float32Array(graph.size * EDGE_FIELDS);
  const starts = new Map<string, number>();
  const movers: Mover[] = [];
  graph.forEachNode((id, look) => {
    const at = starts.size * NODE_FIELDS;
    const isFixed = fixed.has(id);
    starts.set(id, at);
    // x, y, dx, dy, old dx, old dy, mass, convergence, size, fixed
    nodes.set([look.x, look.y, 0, 0, 0, 0, 1, 1, look.size, isFixed ? 1 : 0], at);
    if (!isFixed) movers.push({ id, look, at });
  });
  let at = 0;
  graph.forEachEdge((_id, _look, source, target) => {
    const from = starts.get(source)!;
    const to = starts.get(target)!;
    nodes[from + 6]! += 1;
    nodes[to + 6]! += 1;
    edges.set([from, to, 1], at);
    at += EDGE_FIELDS;
  });
  return { matrices: { nodes, edges }, movers };
}

/** Takes the places over into what is drawn, without telling anybody: one redraw follows. */
export function takePlaces(movers: readonly Mover[], nodes: Float32Array): void {
  for (const { look, at } of movers) {
    look.x = nodes[at]!;
    look.y = nodes[at + 1]!;
  }
}
