import { degreesOf, type GraphElements } from "../elements.ts";
import type { Point } from "./placement.ts";

const RING = 60;

interface Branch {
  readonly id: string;
  readonly children: Branch[];
  leaves: number;
}

/** The part of a ring that is a branch's. */
interface Wedge {
  readonly branch: Branch;
  readonly ring: number;
  readonly from: number;
  readonly to: number;
}

/**
 * A place for each node: around the best connected one, those nearer to it on inner rings, each branch in a wedge as
 * wide as it has leaves. Takes linear time, so that a large graph is readable before its layout has begun.
 */
export function radialPlaces(elements: GraphElements): Map<string, Point> {
  const roots = branchesOf(elements);
  const places = new Map<string, Point>();
  // One root stands in the middle; several parts of a graph share the first ring.
  const ring = roots.length === 1 ? 0 : 1;
  const wedges = shares(roots, ring, 0, 2 * Math.PI);
  // A list that grows instead of a recursion: a chain of nodes is as deep as it is long.
  for (const { branch, ring, from, to } of wedges) {
    const angle = (from + to) / 2;
    places.set(branch.id, { x: ring * RING * Math.cos(angle), y: ring * RING * Math.sin(angle) });
    for (const wedge of shares(branch.children, ring + 1, from, to)) wedges.push(wedge);
  }
  return places;
}

/** The trees that a walk from the best connected nodes finds, breadth first. */
function branchesOf({ nodes, edges }: GraphElements): Branch[] {
  const degrees = degreesOf(edges);
  const neighbours = neighboursOf(edges);
  const degreeOf = (id: string) => degrees.get(id) ?? 0;
  const starts = nodes.map(({ id }) => id).sort((left, right) => degreeOf(right) - degreeOf(left));
  const seen = new Set<string>();
  return starts.flatMap((start) => {
    if (seen.has(start)) return [];
    seen.add(start);
    const root: Branch = { id: start, children: [], leaves: 1 };
    const walk = [root];
    for (const branch of walk) {
      for (const id of neighbours.get(branch.id) ?? []) {
        if (seen.has(id)) continue;
        seen.add(id);
        const child: Branch = { id, children: [], leaves: 1 };
        branch.children.push(child);
        walk.push(child);
      }
    }
    for (const branch of walk.reverse()) {
      const below = branch.children.reduce((sum, child) => sum + child.leaves, 0);
      branch.leaves = Math.max(1, below);
    }
    return [root];
  });
}

/** Ids of the nodes at the other ends of each node's edges. */
export function neighboursOf(edges: GraphElements["edges"]): Map<string, string[]> {
  const neighbours = new Map<string, string[]>();
  const add = (id: string, other: string) => {
    const known = neighbours.get(id);
    if (known) known.push(other);
    else neighbours.set(id, [other]);
  };
  for (const { sourceId, targetId } of edges) {
    add(sourceId, targetId);
    add(targetId, sourceId);
  }
  return neighbours;
}

/** Divides a wedge among branches by their leaves. */
function shares(branches: readonly Branch[], ring: number, from: number, to: number): Wedge[] {
  const leaves = branches.reduce((sum, branch) => sum + branch.leaves, 0);
  let start = from;
  return branches.map((branch) => {
    const end = start + ((to - from) * branch.leaves) / leaves;
    const wedge = { branch, ring, from: start, to: end };
    start = end;
    return wedge;
  });
}
