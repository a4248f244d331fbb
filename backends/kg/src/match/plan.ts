import type { EdgeSlot, Pattern } from "./pattern.ts";

/** One step of a join: an edge seen from a node that is bound already. */
export interface JoinStep {
  /** Position of the edge in the pattern. */
  readonly edge: number;
  readonly near: number;
  readonly far: number;
  /** Seen from the near node. */
  readonly direction: EdgeSlot["direction"];
  /** Whether the far node is bound already, so that the edge closes a circle. */
  readonly closes: boolean;
}

/** Where a join starts, and how it goes on. */
export interface JoinPlan {
  readonly start: number;
  readonly steps: readonly JoinStep[];
}

const opposite = { out: "in", in: "out", both: "both" } as const;

/**
 * Starts at the node with the fewest ids, or else at the first one, so that matches come in their order; goes on along
 * edges, those first that close a circle, for they only take away.
 */
export function planJoin({ nodes, edges }: Pattern): JoinPlan {
  const idCounts = nodes.map(({ ids }) => ids?.length ?? Number.POSITIVE_INFINITY);
  const start = idCounts.indexOf(Math.min(...idCounts));
  const bound = new Set([start]);
  const left = new Set(edges.keys());
  const steps: JoinStep[] = [];
  while (left.size > 0) {
    const open = [...left].filter((at) => bound.has(edges[at]!.from) || bound.has(edges[at]!.to));
    const next = open.find((at) => bound.has(edges[at]!.from) && bound.has(edges[at]!.to)) ?? open[0]!;
    const { from, to, direction } = edges[next]!;
    const forward = bound.has(from);
    const [near, far] = forward ? [from, to] : [to, from];
    steps.push({
      edge: next,
      near,
      far,
      direction: forward ? direction : opposite[direction],
      closes: bound.has(far),
    });
    bound.add(far);
    left.delete(next);
  }
  return { start, steps };
}
