import type { KGNode, KGSearchExplanation, KGSearchHit } from "@elqnt/contracts/kg";
import { compareText } from "@elqnt/service-kit/filter";
import { limits } from "../limits.ts";
import type { NodeSelection } from "../store.ts";
import { scoreKeywords } from "../text/ranking.ts";
import { nameTerm, wordsOf } from "../text/terms.ts";
import { type GraphReader, toNode } from "../traversal/reader.ts";
import { fuseRanks } from "./fusion.ts";
import type { NodePredicate } from "./node-filter.ts";

/** What is looked for, and among which nodes. */
export interface Search {
  readonly query: string;
  readonly mode: "keyword" | "vector" | "hybrid";
  readonly selection: NodeSelection;
  readonly fits: NodePredicate | undefined;
  readonly limit: number;
  readonly threshold: number;
  /** The vector of the query; undefined when the embedder is away and words must do. */
  vector(): Promise<readonly number[] | undefined>;
}

type Ranked<TKey extends keyof KGSearchExplanation> = {
  readonly node: KGNode;
  readonly explanation: NonNullable<KGSearchExplanation[TKey]>;
};

/** Finds nodes; what is found, and in which order, is the contract's `searchNodes`. */
export async function search(reader: GraphReader, wanted: Search): Promise<KGSearchHit[]> {
  const { mode, limit, threshold } = wanted;
  const [keyword, vector] = await Promise.all([
    mode === "vector" ? [] : byKeywords(reader, wanted),
    mode === "keyword" ? [] : byVector(reader, wanted),
  ]);
  const hits = new Map<string, { node: KGNode; explanation: KGSearchExplanation }>();
  for (const { node, explanation } of keyword)
    hits.set(node.id, { node, explanation: { keyword: explanation } });
  for (const { node, explanation } of vector)
    hits.set(node.id, { node, explanation: { ...hits.get(node.id)?.explanation, vector: explanation } });
  const scored = [...hits.values()].map((hit) => ({ ...hit, score: scoreOf(mode, hit.explanation) }));
  return scored
    .filter(({ score }) => score >= threshold)
    .sort(bestFirst)
    .slice(0, limit)
    .map(({ node, score, explanation }) => ({ node, score, explanation }));
}

function scoreOf(mode: Search["mode"], { keyword, vector }: KGSearchExplanation): number {
  if (mode === "hybrid") return fuseRanks(keyword?.rank, vector?.rank);
  return (mode === "keyword" ? keyword?.score : vector?.score) ?? 0;
}

const bestFirst = (left: { node: KGNode; score: number }, right: typeof left): number =>
  right.score - left.score || compareText(left.node.id, right.node.id);

/** How many nodes a list holds that is cut before filters choose: more than can still matter to the first `limit`. */
const candidates = ({ fits }: Search, most: number = limits.candidates): number =>
  fits ? limits.filteredCandidates : most;

async function byKeywords(reader: GraphReader, wanted: Search): Promise<Ranked<"keyword">[]> {
  const { query, selection, fits } = wanted;
  const words = wordsOf(query);
  if (words.length === 0) return [];
  const terms = [...words, ...words.map(nameTerm)];
  const { store, org, graphId } = reader;
  const rows = await store.findByTerms(org, graphId, terms, selection, candidates(wanted));
  return rows
    .filter(({ face }) => fits?.(face) ?? true)
    .map((row) => ({ node: toNode(row, graphId), ...scoreKeywords(words, row.face) }))
    .sort(bestFirst)
    .map(({ node, score, terms }, index) => ({
      node,
      explanation: { rank: index + 1, score, terms: [...terms] },
    }));
}

async function byVector(reader: GraphReader, wanted: Search): Promise<Ranked<"vector">[]> {
  const { selection, fits } = wanted;
  const vector = await wanted.vector();
  if (!vector) return [];
  const { store, org, graphId } = reader;
  const most = wanted.mode === "vector" ? wanted.limit : limits.candidates;
  const found = await store.findByVector(org, graphId, vector, selection, candidates(wanted, most));
  const nodes = await reader.nodes(found.map(({ id }) => id));
  return found
    .flatMap(({ id, score }) => {
      const node = nodes.get(id);
      return node && (fits?.(node) ?? true) ? [{ node, score: Math.max(0, Math.min(1, score)) }] : [];
    })
    .map(({ node, score }, index) => ({ node, explanation: { rank: index + 1, score } }));
}
