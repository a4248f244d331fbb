import { mergeSubgraphs } from "@elqnt/react/kg";
import type { KGEdge, KGNode, KGSubgraph } from "@elqnt/types/kg";

const NODES = 6_000;
const EDGES = 14_000;
const EXPANDED = 50;
const LABELS = ["Person", "Company", "Place", "Document", "Product", "Event"];
const RELATIONS = ["KNOWS", "WORKS_AT", "LOCATED_IN", "MENTIONS", "SOLD_BY"];
const moment = "2026-01-05T09:30:00.000Z";
const kept = {
  graphId: "0197b2d3-9c10-7b79-b2bf-710f6def0001",
  createdAt: moment,
  updatedAt: moment,
  version: 1,
};

const node = (index: number): KGNode => {
  const label = LABELS[index % LABELS.length]!;
  return { id: `n${index}`, label, name: `${label} ${index}`, properties: {}, sources: ["crm"], ...kept };
};

const edge = (id: string, from: number, to: number, year: number): KGEdge => ({
  id,
  sourceId: `n${from}`,
  targetId: `n${to}`,
  label: RELATIONS[(from + to) % RELATIONS.length]!,
  properties: {},
  sources: ["crm"],
  validFrom: `${year}-01-01T00:00:00.000Z`,
  ...kept,
});

/**
 * 20,000 elements, always the same: each new node knows some that are known already, those with many edges most (few
 * hubs, many leaves), and each edge holds from a year between 2006 and 2025.
 */
export function benchGraph(): KGSubgraph {
  let seed = 1;
  const random = (below: number) => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % below;
  };
  const ends = [0];
  const edges = Array.from({ length: EDGES }, (_, index) => {
    const from = index < NODES - 1 ? index + 1 : random(NODES);
    const to = ends[random(ends.length)]!;
    ends.push(from, to);
    return edge(`e${index}`, from, to, 2006 + random(20));
  });
  return { nodes: Array.from({ length: NODES }, (_, index) => node(index)), edges, truncated: false };
}

/** What held in a year: all nodes, some edges. */
export function heldIn({ nodes, edges, truncated }: KGSubgraph, year: number): KGSubgraph {
  const until = `${year + 1}`;
  return { nodes, edges: edges.filter(({ validFrom = "" }) => validFrom < until), truncated };
}

/** The answer to the n-th expansion: a node with neighbours nobody has seen yet. */
export function neighboursOf(nodeId: string, turn: number): KGSubgraph {
  const from = Number(nodeId.slice(1));
  const first = NODES + turn * EXPANDED;
  const added = Array.from({ length: EXPANDED }, (_, index) => first + index);
  return {
    nodes: [node(from), ...added.map(node)],
    edges: added.map((to) => edge(`x${to}`, from, to, 2020)),
    truncated: false,
  };
}

export const expandedBy = (subgraph: KGSubgraph, more: KGSubgraph): KGSubgraph =>
  mergeSubgraphs([subgraph, more]);
