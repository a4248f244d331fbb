import type {
  KGDuplicate,
  KGEdge,
  KGMerge,
  KGNode,
  KGSearchHit,
  KGSource,
  KGSubgraph,
} from "@elqnt/types/kg";

const graphId = "0197b2d3-9c10-7b79-b2bf-710f6def0001";
const moment = "2026-01-05T09:30:00.000Z";
const kept = { graphId, createdAt: moment, updatedAt: moment, version: 1 };

export const graphNode = (id: string, label: string, name: string, more: Partial<KGNode> = {}): KGNode => ({
  id,
  label,
  name,
  properties: {},
  sources: ["crm"],
  ...kept,
  ...more,
});

export const graphEdge = (
  sourceId: string,
  label: string,
  targetId: string,
  more: Partial<KGEdge> = {},
): KGEdge => ({
  id: `${sourceId}-${label}-${targetId}`,
  sourceId,
  targetId,
  label,
  properties: {},
  sources: ["crm"],
  ...kept,
  ...more,
});

export const ada = graphNode("ada", "Person", "Ada Lovelace", {
  description: "Wrote the first program, for a machine that was never built.",
  properties: {
    born: 1815,
    website: "https://example.com/ada",
    fields: ["mathematics", "poetry"],
    alive: false,
    address: { city: "London", country: "gb" },
  },
  sources: ["crm", "letters-1843"],
  validFrom: "1815-12-10T00:00:00.000Z",
  validTo: "1852-11-27T00:00:00.000Z",
});

const years = (from: number, to?: number) => ({
  validFrom: `${from}-01-01T00:00:00.000Z`,
  ...(to !== undefined && { validTo: `${to}-01-01T00:00:00.000Z` }),
});

/** Twelve nodes with four labels, some of which only held for a time. */
export const peopleGraph: KGSubgraph = {
  nodes: [
    ada,
    graphNode("babbage", "Person", "Charles Babbage"),
    graphNode("somerville", "Person", "Mary Somerville"),
    graphNode("demorgan", "Person", "Augustus De Morgan"),
    graphNode("menabrea", "Person", "Luigi Menabrea"),
    graphNode("faraday", "Person", "Michael Faraday"),
    graphNode("engine", "Machine", "Analytical Engine"),
    graphNode("difference", "Machine", "Difference Engine"),
    graphNode("notes", "Work", "Notes on the Analytical Engine"),
    graphNode("sketch", "Work", "Sketch of the Analytical Engine"),
    graphNode("london", "Place", "London"),
    graphNode("turin", "Place", "Turin"),
  ],
  edges: [
    graphEdge("ada", "KNOWS", "babbage", years(1833, 1851)),
    graphEdge("ada", "KNOWS", "somerville", years(1832, 1848)),
    graphEdge("demorgan", "TEACHES", "ada", years(1840, 1842)),
    graphEdge("ada", "WROTE", "notes", years(1843)),
    graphEdge("menabrea", "WROTE", "sketch", years(1842)),
    graphEdge("notes", "TRANSLATES", "sketch"),
    graphEdge("notes", "DESCRIBES", "engine"),
    graphEdge("sketch", "DESCRIBES", "engine"),
    graphEdge("babbage", "DESIGNED", "engine", years(1837)),
    graphEdge("babbage", "DESIGNED", "difference", years(1822)),
    graphEdge("ada", "LIVES_IN", "london"),
    graphEdge("babbage", "LIVES_IN", "london"),
    graphEdge("faraday", "LIVES_IN", "london"),
    graphEdge("menabrea", "LIVES_IN", "turin"),
    graphEdge("faraday", "KNOWS", "babbage"),
  ],
  truncated: false,
};

const LABELS = ["Person", "Company", "Place", "Document", "Product", "Event"];
const RELATIONS = ["KNOWS", "WORKS_AT", "LOCATED_IN", "MENTIONS", "SOLD_BY"];

const GROUPS = 36;

/** A graph of groups around hubs, always the same one: about `elements` nodes and edges together. */
export function largeGraph(elements: number): KGSubgraph {
  const order = Math.floor(elements / 2.4);
  let seed = 1;
  const random = () => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed / 2_147_483_647;
  };
  const nodes = Array.from({ length: order }, (_, index) => {
    const label = LABELS[(index % GROUPS) % LABELS.length]!;
    return graphNode(`n${index}`, label, `${label} ${index}`);
  });
  const edges = Array.from({ length: elements - order }, (_, index) => {
    const from = index % order;
    const isBridge = random() < 0.02;
    // Squared: the first of each group become its hubs.
    const row = Math.floor(random() ** 3 * (order / GROUPS - 1));
    const to = row * GROUPS + ((from + (isBridge ? 1 : 0)) % GROUPS);
    return graphEdge(`n${from}`, RELATIONS[index % RELATIONS.length]!, `n${to}`, { id: `e${index}` });
  });
  return { nodes, edges, truncated: true };
}

export const graphHits: readonly KGSearchHit[] = [
  {
    node: ada,
    score: 0.97,
    explanation: {
      keyword: { rank: 1, score: 1, terms: ["ada", "program"] },
      vector: { rank: 2, score: 0.81 },
    },
  },
  {
    node: peopleGraph.nodes[8]!,
    score: 0.62,
    explanation: { vector: { rank: 1, score: 0.84 } },
  },
  {
    node: peopleGraph.nodes[1]!,
    score: 0.31,
    explanation: { keyword: { rank: 2, score: 0.3, terms: ["program"] } },
  },
];

export const graphMerges: readonly KGMerge[] = [
  {
    id: "0197b2d3-9d00-7b79-b2bf-710f6def0001",
    graphId,
    nodeId: "ada",
    mergedIds: ["ada-lovelace", "countess-of-lovelace"],
    createdAt: "2026-01-06T10:00:00.000Z",
    createdBy: "0197b2d3-1111-7aaa-8bbb-000000000001",
  },
  {
    id: "0197b2d3-9d00-7b79-b2bf-710f6def0002",
    graphId,
    nodeId: "ada",
    mergedIds: ["byron"],
    createdAt: "2026-01-05T10:00:00.000Z",
    createdBy: "0197b2d3-1111-7aaa-8bbb-000000000001",
    undoneAt: "2026-01-05T10:05:00.000Z",
    undoneBy: "0197b2d3-1111-7aaa-8bbb-000000000001",
  },
];

export const graphDuplicates: readonly KGDuplicate[] = [
  { nodes: [ada, graphNode("ada-king", "Person", "Ada Lovelace King")], score: 0.72 },
  { nodes: [graphNode("a-lovelace", "Person", "A. Lovelace"), ada], score: 0.61 },
];

export const graphSources: readonly KGSource[] = [
  { id: "$api", graphId, nodeCount: 3, edgeCount: 0, updatedAt: moment },
  { id: "crm", graphId, nodeCount: 12, edgeCount: 15, updatedAt: moment },
  { id: "letters-1843", graphId, nodeCount: 1, edgeCount: 1, updatedAt: moment },
];
