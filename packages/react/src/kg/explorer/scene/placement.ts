import type { MultiDirectedGraph } from "graphology";

/** Where a node stands, in the units of the layout. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));
const SPACING = 10;

/** The n-th place of a sunflower: evenly spread, the same for the same number. */
function spiralPoint(index: number): Point {
  const radius = SPACING * Math.sqrt(index);
  return { x: radius * Math.cos(index * GOLDEN_ANGLE), y: radius * Math.sin(index * GOLDEN_ANGLE) };
}

/** Beside a neighbour that has its place already, the n-th one around it; or on the spiral, outside of all. */
export function placeBeside(graph: MultiDirectedGraph, neighbours: readonly string[], index: number): Point {
  const anchor = neighbours.find((id) => graph.hasNode(id));
  if (anchor === undefined) return spiralPoint(graph.order + index);
  const { x, y } = graph.getNodeAttributes(anchor) as { x: number; y: number };
  const offset = spiralPoint(index + 1);
  return { x: x + offset.x, y: y + offset.y };
}

/** What lies in a direction: the nearest by distance, of those within 60° of it. `y` grows upwards. */
export function nextInDirection(
  points: Iterable<readonly [id: string, point: Point]>,
  from: Point,
  direction: Point,
): string | undefined {
  let best: string | undefined;
  let bestScore = Number.POSITIVE_INFINITY;
  for (const [id, { x, y }] of points) {
    const dx = x - from.x;
    const dy = y - from.y;
    const along = dx * direction.x + dy * direction.y;
    const distance = Math.hypot(dx, dy);
    if (distance === 0 || along < distance / 2) continue;
    const score = (distance * distance) / along;
    if (score < bestScore) {
      best = id;
      bestScore = score;
    }
  }
  return best;
}
