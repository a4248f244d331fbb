import type { ProblemDetail } from "@elqnt/contracts";
import type { KGEdgePattern, MatchPatternBody } from "@elqnt/contracts/kg";
import { invalid } from "../problems.ts";
import { type NodePredicate, nodeFilter } from "../search/node-filter.ts";

/** A node of a pattern, checked. */
export interface NodeSlot {
  readonly name: string;
  readonly labels: ReadonlySet<string> | undefined;
  readonly ids: readonly string[] | undefined;
  readonly fits: NodePredicate | undefined;
}

/** An edge of a pattern; `from` and `to` are positions of nodes. */
export interface EdgeSlot {
  readonly name: string | undefined;
  readonly from: number;
  readonly to: number;
  readonly labels: readonly string[] | undefined;
  readonly direction: "out" | "in" | "both";
}

export interface Pattern {
  readonly nodes: readonly NodeSlot[];
  readonly edges: readonly EdgeSlot[];
}

/** The pattern of a query. Throws `validation_failed` for one that is not whole, and `filter_invalid`. */
export function readPattern({ nodes, edges = [] }: Pick<MatchPatternBody, "nodes" | "edges">): Pattern {
  const names = nodes.map(({ as }) => as);
  const errors = [
    ...repeated([
      ...names.map((name, index) => [name, `/nodes/${index}/as`] as const),
      ...edges.map(({ as }, index) => [as, `/edges/${index}/as`] as const),
    ]),
    ...edges.flatMap((edge, index) => strangers(edge, index, names)),
  ];
  if (errors.length > 0) throw invalid("Failed to read the pattern.", ...errors);
  const pattern = {
    nodes: nodes.map(({ as, labels, ids, filters }, index) => ({
      name: as,
      labels: labels && new Set(labels),
      ids,
      fits: nodeFilter(filters, `/nodes/${index}/filters`),
    })),
    edges: edges.map(({ as, from, to, labels, direction = "out" }) => ({
      name: as,
      from: names.indexOf(from),
      to: names.indexOf(to),
      labels,
      direction,
    })),
  };
  requireConnected(pattern);
  return pattern;
}

function repeated(names: readonly (readonly [string | undefined, string])[]): ProblemDetail[] {
  const seen = new Set<string>();
  return names.flatMap(([name, pointer]) => {
    if (name === undefined || !seen.has(name)) {
      if (name !== undefined) seen.add(name);
      return [];
    }
    return [{ pointer, code: "unique", message: "must be unique in the pattern" }];
  });
}

const strangers = (edge: KGEdgePattern, index: number, names: readonly string[]): ProblemDetail[] =>
  (["from", "to"] as const).flatMap((end) =>
    names.includes(edge[end])
      ? []
      : [{ pointer: `/edges/${index}/${end}`, code: "unknown", message: "must name a node of the pattern" }],
  );

function requireConnected({ nodes, edges }: Pattern): void {
  const reached = new Set([0]);
  for (let grown = true; grown; ) {
    const before = reached.size;
    for (const { from, to } of edges) {
      if (reached.has(from)) reached.add(to);
      if (reached.has(to)) reached.add(from);
    }
    grown = reached.size > before;
  }
  if (reached.size === nodes.length) return;
  const lonely = nodes.findIndex((_, index) => !reached.has(index));
  throw invalid("Failed to read the pattern: its edges do not connect all its nodes.", {
    pointer: `/nodes/${lonely}`,
    code: "connected",
    message: "must be connected to the first node by edges of the pattern",
  });
}
