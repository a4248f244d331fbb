import type { KGNode, KGSubgraph } from "@elqnt/contracts/kg";
import { limits } from "../limits.ts";
import type { NodePredicate } from "../search/node-filter.ts";
import type { TopologyEdge, Walk } from "../topology.ts";
import type { GraphReader } from "./reader.ts";

/** From where and how far. */
export interface Traversal {
  readonly starts: readonly KGNode[];
  readonly walk: Walk;
  readonly depth: number;
  /** Most nodes, the starts included. */
  readonly limit: number;
  readonly fits?: NodePredicate | undefined;
}

/** Nodes hydrated at once while filters choose among them. */
const BATCH = 1_000;

/** Walks breadth first; what is answered, and in which order, is the contract's `traverseGraph`. */
export async function traverse(reader: GraphReader, traversal: Traversal): Promise<KGSubgraph> {
  const { starts, walk, depth, limit } = traversal;
  const sorted = [...new Map(starts.map((node) => [node.id, node])).values()].sort(byId);
  const reached = new Map(sorted.slice(0, limit).map((node) => [node.id, node]));
  let truncated = sorted.length > limit;
  let frontier = [...reached.keys()];
  const walked: TopologyEdge[] = [];
  for (let hop = 1; hop <= depth && frontier.length > 0; hop++) {
    const step = await reader.topology.edgesOf(frontier, walk, limits.walkedEdges - walked.length);
    // One by one: a hub may have more edges than a call has room for arguments.
    for (const edge of step.edges) walked.push(edge);
    const next = await nearest(reader, unreached(step.edges, reached), limit - reached.size, traversal.fits);
    truncated ||= step.truncated || next.truncated;
    for (const node of next.nodes) reached.set(node.id, node);
    frontier = next.nodes.map(({ id }) => id);
  }
  const between = walked.filter(({ sourceId, targetId }) => reached.has(sourceId) && reached.has(targetId));
  const ids = [...new Set(between.map(({ id }) => id))].sort();
  const edges = await reader.edges(ids.slice(0, limits.answeredEdges));
  return {
    nodes: [...reached.values()],
    edges: ids.flatMap((id) => edges.get(id) ?? []),
    truncated: truncated || ids.length > limits.answeredEdges,
  };
}

const byId = (left: { id: string }, right: { id: string }): number => (left.id < right.id ? -1 : 1);

/** Ids of the ends that were not reached yet, sorted. */
function unreached(edges: readonly TopologyEdge[], reached: ReadonlyMap<string, unknown>): string[] {
  const ids = new Set<string>();
  for (const { sourceId, targetId } of edges) {
    if (!reached.has(sourceId)) ids.add(sourceId);
    if (!reached.has(targetId)) ids.add(targetId);
  }
  return [...ids].sort();
}

/** The first nodes that fit, and whether there are more. */
async function nearest(
  reader: GraphReader,
  ids: readonly string[],
  room: number,
  fits: NodePredicate | undefined,
): Promise<{ nodes: KGNode[]; truncated: boolean }> {
  const nodes: KGNode[] = [];
  for (let at = 0; at < ids.length && nodes.length <= room; at += BATCH) {
    const wanted = ids.slice(at, fits ? at + BATCH : Math.min(at + BATCH, room + 1));
    const found = await reader.nodes(wanted);
    const fitting = wanted.flatMap((id) => found.get(id) ?? []).filter((node) => fits?.(node) ?? true);
    nodes.push(...fitting);
  }
  return { nodes: nodes.slice(0, room), truncated: nodes.length > room };
}
