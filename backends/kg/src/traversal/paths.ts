import { limits } from "../limits.ts";
import type { Topology, TopologyEdge, Walk } from "../topology.ts";

/** Between which nodes, and which paths. */
export interface PathSearch {
  readonly from: string;
  readonly to: string;
  readonly mode: "shortest" | "all";
  readonly walk: Walk;
  /** Most edges of a path. */
  readonly maxDepth: number;
  /** Most paths. */
  readonly limit: number;
}

/** A path by ids: one node more than edges. */
export interface FoundPath {
  readonly nodeIds: readonly string[];
  readonly edgeIds: readonly string[];
}

/** One step along an edge. */
interface Step {
  readonly edgeId: string;
  readonly to: string;
}

/**
 * Finds paths: first every edge that one may consist of is collected from both ends, each side in whole hops, the
 * smaller one next; then paths are enumerated in memory, shorter first, then by the ids of their edges.
 */
export async function findPaths(
  topology: Topology,
  search: PathSearch,
): Promise<{ paths: FoundPath[]; truncated: boolean }> {
  const { from, to } = search;
  if (from === to) return { paths: [{ nodeIds: [from], edgeIds: [] }], truncated: false };
  const region = await collect(topology, search);
  const found = enumerate(region.edges, search);
  return { paths: found.paths, truncated: region.truncated || found.truncated };
}

class Side {
  readonly reached: Set<string>;
  frontier: string[];
  hops = 0;
  readonly walk: Walk;

  constructor(start: string, walk: Walk) {
    this.reached = new Set([start]);
    this.frontier = [start];
    this.walk = walk;
  }

  advance(edges: readonly TopologyEdge[]): void {
    const next = new Set<string>();
    for (const { sourceId, targetId } of edges)
      for (const id of [sourceId, targetId]) if (!this.reached.has(id)) next.add(id);
    for (const id of next) this.reached.add(id);
    this.frontier = [...next].sort();
    this.hops++;
  }
}

const opposite = { out: "in", in: "out", both: "both" } as const;

async function collect(topology: Topology, { from, to, mode, walk, maxDepth }: PathSearch) {
  const sides = [
    new Side(from, walk),
    new Side(to, { ...walk, direction: opposite[walk.direction] }),
  ] as const;
  const edges = new Map<string, TopologyEdge>();
  let truncated = false;
  while (!truncated && sides[0].hops + sides[1].hops < maxDepth) {
    const open = sides.filter(({ frontier }) => frontier.length > 0);
    if (open.length < sides.length) break;
    const side = open.reduce((least, other) =>
      other.frontier.length < least.frontier.length ? other : least,
    );
    const step = await topology.edgesOf(side.frontier, side.walk, limits.walkedEdges - edges.size);
    for (const edge of step.edges) edges.set(edge.id, edge);
    truncated = step.truncated;
    side.advance(step.edges);
    if (mode === "shortest" && side.frontier.some((id) => sides.every(({ reached }) => reached.has(id))))
      break;
  }
  return { edges: [...edges.values()], truncated };
}

/** The steps along edges from each node, by the ids of edges. */
function stepsOf(edges: readonly TopologyEdge[], direction: Walk["direction"]): Map<string, Step[]> {
  const steps = new Map<string, Step[]>();
  const add = (at: string, edgeId: string, to: string) => {
    const known = steps.get(at);
    if (known) known.push({ edgeId, to });
    else steps.set(at, [{ edgeId, to }]);
  };
  for (const { id, sourceId, targetId } of edges) {
    if (sourceId === targetId) continue;
    if (direction !== "in") add(sourceId, id, targetId);
    if (direction !== "out") add(targetId, id, sourceId);
  }
  for (const list of steps.values()) list.sort((left, right) => (left.edgeId < right.edgeId ? -1 : 1));
  return steps;
}

/** How many edges each node is away from the end, along the collected ones. */
function distancesTo(to: string, edges: readonly TopologyEdge[], direction: Walk["direction"]) {
  const back = stepsOf(edges, opposite[direction]);
  const distances = new Map([[to, 0]]);
  let frontier = [to];
  for (let distance = 1; frontier.length > 0; distance++) {
    const next: string[] = [];
    for (const at of frontier) {
      for (const step of back.get(at) ?? []) {
        if (distances.has(step.to)) continue;
        distances.set(step.to, distance);
        next.push(step.to);
      }
    }
    frontier = next;
  }
  return distances;
}

function enumerate(edges: readonly TopologyEdge[], { from, to, mode, walk, maxDepth, limit }: PathSearch) {
  const distances = distancesTo(to, edges, walk.direction);
  const shortest = distances.get(from);
  if (shortest === undefined || shortest > maxDepth) return { paths: [], truncated: false };
  const walker = new PathWalker(stepsOf(edges, walk.direction), distances, to, limit);
  const longest = mode === "shortest" ? shortest : maxDepth;
  for (let length = shortest; length <= longest && !walker.truncated; length++) walker.walk(from, length);
  return { paths: walker.paths.slice(0, limit), truncated: walker.truncated };
}

/** Enumerates paths of an exact length, depth first, and gives up beyond its limits. */
class PathWalker {
  readonly paths: FoundPath[] = [];
  truncated = false;
  #left: number = limits.pathSteps;
  readonly #steps: ReadonlyMap<string, readonly Step[]>;
  readonly #distances: ReadonlyMap<string, number>;
  readonly #to: string;
  readonly #limit: number;

  constructor(
    steps: ReadonlyMap<string, readonly Step[]>,
    distances: ReadonlyMap<string, number>,
    to: string,
    limit: number,
  ) {
    this.#steps = steps;
    this.#distances = distances;
    this.#to = to;
    this.#limit = limit;
  }

  walk(from: string, length: number): void {
    this.#extend([from], [], length);
  }

  #extend(nodeIds: string[], edgeIds: string[], left: number): void {
    const at = nodeIds.at(-1)!;
    if (left === 0 || this.truncated) {
      if (at !== this.#to || this.truncated) return;
      if (this.paths.length === this.#limit) this.truncated = true;
      else this.paths.push({ nodeIds: [...nodeIds], edgeIds: [...edgeIds] });
      return;
    }
    if (at === this.#to) return;
    for (const { edgeId, to } of this.#steps.get(at) ?? []) {
      if (--this.#left < 0) this.truncated = true;
      if (this.truncated) return;
      if ((this.#distances.get(to) ?? Number.POSITIVE_INFINITY) > left - 1 || nodeIds.includes(to)) continue;
      nodeIds.push(to);
      edgeIds.push(edgeId);
      this.#extend(nodeIds, edgeIds, left - 1);
      nodeIds.pop();
      edgeIds.pop();
    }
  }
}
