import type { KGDuplicateList } from "@elqnt/contracts/kg";
import { limits } from "../limits.ts";
import type { GraphReader } from "../traversal/reader.ts";
import { DuplicateFinder } from "./duplicates.ts";

/** Nodes that are read at once. */
const BATCH = 1_000;

/** Which pairs are looked for, and among which nodes. */
export interface DuplicateSearch {
  readonly labels: readonly string[] | undefined;
  readonly threshold: number;
  readonly limit: number;
  readonly signal: AbortSignal;
}

/** Finds nodes that may mean the same; which, and in which order, is the contract's `findDuplicates`. */
export async function findDuplicates(
  reader: GraphReader,
  { labels, threshold, limit, signal }: DuplicateSearch,
): Promise<KGDuplicateList> {
  const { store, org, graphId } = reader;
  const finder = new DuplicateFinder(threshold);
  let compared = 0;
  let ended = false;
  for (let after: string | undefined; !ended && !finder.exhausted && compared < limits.comparedNodes; ) {
    signal.throwIfAborted();
    const rows = await store.listNodes(org, graphId, { labels }, { after, limit: BATCH });
    for (const { face } of rows) finder.take(face);
    compared += rows.length;
    ended = rows.length < BATCH;
    after = rows.at(-1)?.face.id;
  }
  const { pairs, truncated } = finder.best(limit);
  const nodes = await reader.nodes([...new Set(pairs.flatMap(({ ids }) => ids))]);
  const items = pairs.flatMap(({ ids, score }) => {
    const both = ids.flatMap((id) => nodes.get(id) ?? []);
    return both.length === ids.length ? [{ nodes: both, score }] : [];
  });
  return { items, truncated: truncated || !ended };
}
