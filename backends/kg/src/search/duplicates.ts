import type { KGDuplicate, KGNode } from "@elqnt/contracts/kg";
import { normalizeName } from "../elements/names.ts";
import { limits } from "../limits.ts";
import { similarity, trigramsOf } from "../text/trigrams.ts";

interface Named {
  readonly node: KGNode;
  readonly name: string;
  readonly trigrams: ReadonlySet<string>;
}

/**
 * Pairs of nodes with one label whose names are alike. Nodes are taken one by one and compared with those taken before
 * that share a trigram of their prefixes: sets as similar as the threshold asks share one of those, when both are in
 * one order (Chaudhuri, Ganti, Kaushik 2006).
 */
export class DuplicateFinder {
  readonly #threshold: number;
  readonly #byTrigram = new Map<string, Named[]>();
  readonly #byName = new Map<string, Named[]>();
  #pairs: KGDuplicate[] = [];
  #left: number = limits.comparedPairs;

  /** @param threshold Least score of a pair, above 0. */
  constructor(threshold: number) {
    this.#threshold = threshold;
  }

  /** Whether no further pair is looked at. */
  get exhausted(): boolean {
    return this.#left <= 0;
  }

  take(node: KGNode): void {
    const named = { node, name: normalizeName(node.name), trigrams: trigramsOf(node.name) };
    const prefix = this.#prefixOf(named.trigrams).map((trigram) => `${node.label} ${trigram}`);
    const sameName = `${node.label} ${named.name}`;
    const others = new Set([
      ...(this.#byName.get(sameName) ?? []),
      ...prefix.flatMap((key) => this.#byTrigram.get(key) ?? []),
    ]);
    for (const other of others) if (!this.exhausted) this.#compare(named, other);
    if (named.trigrams.size === 0) push(this.#byName, sameName, named);
    for (const key of prefix) push(this.#byTrigram, key, named);
  }

  /** The best pairs, most alike first, then by their ids. */
  best(limit: number): { items: KGDuplicate[]; truncated: boolean } {
    const sorted = this.#pairs.sort(mostAlikeFirst);
    return { items: sorted.slice(0, limit), truncated: sorted.length > limit || this.exhausted };
  }

  /** Trigrams inside words come first: they are rarer than those words begin with. */
  #prefixOf(trigrams: ReadonlySet<string>): string[] {
    const shared = Math.ceil(this.#threshold * trigrams.size);
    return [...trigrams].sort((left, right) => compare(right, left)).slice(0, trigrams.size - shared + 1);
  }

  #compare(left: Named, right: Named): void {
    this.#left--;
    const score = left.name === right.name ? 1 : similarity(left.trigrams, right.trigrams);
    if (score < this.#threshold) return;
    const nodes = [left.node, right.node].sort((one, other) => compare(one.id, other.id));
    this.#pairs.push({ nodes, score });
    if (this.#pairs.length >= 2 * MOST_PAIRS)
      this.#pairs = this.#pairs.sort(mostAlikeFirst).slice(0, MOST_PAIRS);
  }
}

/** Pairs that are kept while others are looked for: more than any answer holds. */
const MOST_PAIRS = 10_000;

const mostAlikeFirst = (left: KGDuplicate, right: KGDuplicate): number =>
  right.score - left.score ||
  compare(left.nodes[0]!.id, right.nodes[0]!.id) ||
  compare(left.nodes[1]!.id, right.nodes[1]!.id);

const compare = (left: string, right: string): number => (left < right ? -1 : Number(left > right));

function push<TItem>(lists: Map<string, TItem[]>, key: string, item: TItem): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}
