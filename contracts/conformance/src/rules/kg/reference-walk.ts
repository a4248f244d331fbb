/** What walking a graph means, written once more and only from the contract: the judge of random graphs. */

export interface WalkNode {
  readonly id: string;
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly validFrom?: string;
  readonly validTo?: string;
}

export interface WalkEdge {
  readonly id: string;
  readonly sourceId: string;
  readonly targetId: string;
  readonly label: string;
  readonly validFrom?: string;
  readonly validTo?: string;
}

export interface WalkGraph {
  readonly nodes: readonly WalkNode[];
  readonly edges: readonly WalkEdge[];
}

export interface WalkOptions {
  readonly direction?: "out" | "in" | "both";
  readonly labels?: readonly string[];
  readonly asOf?: string;
}

interface Valid {
  readonly validFrom?: string;
  readonly validTo?: string;
}

const isValidAt = ({ validFrom = "", validTo }: Valid, asOf: string | undefined): boolean =>
  asOf === undefined || (validFrom <= asOf && (validTo === undefined || asOf < validTo));

const byId = (left: { readonly id: string }, right: { readonly id: string }): number =>
  left.id < right.id ? -1 : left.id > right.id ? 1 : 0;

/** The part of a graph that counts at an instant, edges only with both their ends. */
export function validAt({ nodes, edges }: WalkGraph, asOf: string | undefined): WalkGraph {
  const counting = nodes.filter((node) => isValidAt(node, asOf));
  const ids = new Set(counting.map(({ id }) => id));
  const isThere = (edge: WalkEdge) =>
    isValidAt(edge, asOf) && ids.has(edge.sourceId) && ids.has(edge.targetId);
  return { nodes: counting, edges: edges.filter(isThere) };
}

/** The edges that lead away from a node, and where to; an edge to itself once. */
function stepsFrom(
  { edges }: WalkGraph,
  id: string,
  { direction = "both", labels }: WalkOptions,
): { edge: WalkEdge; to: string }[] {
  return edges.flatMap((edge) => {
    if (labels && !labels.includes(edge.label)) return [];
    if (direction !== "in" && edge.sourceId === id) return [{ edge, to: edge.targetId }];
    if (direction !== "out" && edge.targetId === id) return [{ edge, to: edge.sourceId }];
    return [];
  });
}

export interface TraverseOptions extends WalkOptions {
  readonly from: readonly string[];
  readonly depth: number;
  readonly limit: number;
  readonly fits?: (node: WalkNode) => boolean;
}

/** Breadth first: nodes by distance, then id, cut at the limit; the walked edges between them by id. */
export function traverse(whole: WalkGraph, options: TraverseOptions) {
  const { from, depth, limit, fits = () => true } = options;
  const graph = validAt(whole, options.asOf);
  const allowed = new Set(graph.nodes.filter(fits).map(({ id }) => id));
  const distance = new Map(from.map((id) => [id, 0]));
  for (let level = 0; level < depth; level++) {
    for (const [id, at] of [...distance]) {
      if (at !== level) continue;
      for (const { to } of stepsFrom(graph, id, options))
        if (allowed.has(to) && !distance.has(to)) distance.set(to, level + 1);
    }
  }
  const reached = [...distance].sort(
    (left, right) => left[1] - right[1] || byId({ id: left[0] }, { id: right[0] }),
  );
  const kept = new Map(reached.slice(0, limit));
  const walked = new Map<string, WalkEdge>();
  for (const [id, at] of kept) {
    if (at === depth) continue;
    for (const { edge, to } of stepsFrom(graph, id, options)) if (kept.has(to)) walked.set(edge.id, edge);
  }
  return {
    nodes: [...kept.keys()],
    edges: [...walked.values()].sort(byId).map(({ id }) => id),
    truncated: reached.length > limit,
  };
}

/** A path by the ids of its nodes and edges. */
export interface WalkPath {
  readonly nodes: readonly string[];
  readonly edges: readonly string[];
}

function comparePaths(left: WalkPath, right: WalkPath): number {
  if (left.edges.length !== right.edges.length) return left.edges.length - right.edges.length;
  const at = left.edges.findIndex((id, index) => id !== right.edges[index]);
  return at < 0 ? 0 : byId({ id: left.edges[at]! }, { id: right.edges[at]! });
}

export interface PathOptions extends WalkOptions {
  readonly from: string;
  readonly to: string;
  readonly mode: "shortest" | "all";
  readonly maxDepth: number;
}

/** Every path without a repeated node, or every shortest one: shorter first, then by the ids of the edges. */
export function paths(whole: WalkGraph, { from, to, mode, maxDepth, ...walk }: PathOptions): WalkPath[] {
  const graph = validAt(whole, walk.asOf);
  const found: WalkPath[] = [];
  const extend = (path: WalkPath): void => {
    const last = path.nodes.at(-1)!;
    if (last === to) {
      found.push(path);
      return;
    }
    if (path.edges.length === maxDepth) return;
    for (const { edge, to: next } of stepsFrom(graph, last, walk))
      if (!path.nodes.includes(next))
        extend({ nodes: [...path.nodes, next], edges: [...path.edges, edge.id] });
  };
  extend({ nodes: [from], edges: [] });
  found.sort(comparePaths);
  return mode === "all" ? found : found.filter(({ edges }) => edges.length === found[0]?.edges.length);
}
