import { normalizeName } from "../elements/names.ts";
import { limits } from "../limits.ts";
import { similarity, trigramsOf } from "../text/trigrams.ts";

/** A name that nodes of one label have. */
interface Name {
  readonly text: string;
  /** Of the nodes, sorted: nodes are taken in the order of their ids. */
  readonly ids: string[];
  readonly trigrams: ReadonlySet<string>;
}

/** Two names that are alike, or one that several nodes have. */
interface NamePair {
  readonly left: Name;
  readonly right: Name;
  readonly score: number;
}

/** Two nodes that may mean the same, by id. */
export interface DuplicatePair {
  readonly ids: readonly [string, string];
  readonly score: number;
}

/**
 * Pairs of nodes with one label whose names are alike. Each name is compared with those taken before that share a
 * trigram of their prefixes: sets as similar as the threshold asks share one of those, when all are in one order
 * (Chaudhuri, Ganti, Kaushik 2006).
 */
export class DuplicateFinder {
  readonly #threshold: number;
  readonly #names = new Map<string, Name>();
  readonly #byTrigram = new Map<string, Name[]>();
  readonly #pairs: NamePair[] = [];
  #left: number = limits.comparedNames;

  /** @param threshold Least score of a pair, above 0. */
  constructor(threshold: number) {
    this.#threshold = threshold;
  }

  /** Whether no further pair is looked at. */
  get exhausted(): boolean {
    return this.#left <= 0;
  }

  /** Takes the next node by id. */
  take({ id, label, name }: { readonly id: string; readonly label: string; readonly name: string }): void {
    const text = normalizeName(name);
    const known = this.#names.get(`${label} ${text}`);
    if (known) {
      known.ids.push(id);
      return;
    }
    const fresh: Name = { text, ids: [id], trigrams: trigramsOf(text) };
    this.#names.set(`${label} ${text}`, fresh);
    const keys = this.#prefixOf(fresh.trigrams).map((trigram) => `${label} ${trigram}`);
    const others = new Set(keys.flatMap((key) => this.#byTrigram.get(key) ?? []));
    for (const other of others) if (!this.exhausted) this.#compare(other, fresh);
    for (const key of keys) {
      const names = this.#byTrigram.get(key);
      if (names) names.push(fresh);
      else this.#byTrigram.set(key, [fresh]);
    }
  }

  /** The best pairs, most alike first, then by their ids. */
  best(limit: number): { pairs: DuplicatePair[]; truncated: boolean } {
    const same = [...this.#names.values()].filter(({ ids }) => ids.length > 1);
    const tiers = Map.groupBy(
      [...same.map((name): NamePair => ({ left: name, right: name, score: 1 })), ...this.#pairs],
      ({ score }) => score,
    );
    const pairs: DuplicatePair[] = [];
    for (const score of [...tiers.keys()].sort((left, right) => right - left)) {
      const tier = tiers.get(score)!.flatMap((pair) => [...nodePairs(pair, limit + 1)]);
      for (const ids of tier.sort(byIds)) pairs.push({ ids, score });
      if (pairs.length > limit) break;
    }
    return { pairs: pairs.slice(0, limit), truncated: pairs.length > limit || this.exhausted };
  }

  /** Trigrams inside words come first: they are rarer than those words begin with. */
  #prefixOf(trigrams: ReadonlySet<string>): string[] {
    const shared = Math.ceil(this.#threshold * trigrams.size);
    return [...trigrams].sort((left, right) => (left < right ? 1 : -1)).slice(0, trigrams.size - shared + 1);
  }

  #compare(left: Name, right: Name): void {
    const [few, many] = [left.trigrams.size, right.trigrams.size].sort((one, other) => one - other);
    if (few! < this.#threshold * many!) return;
    this.#left--;
    const score = similarity(left.trigrams, right.trigrams);
    if (score >= this.#threshold) this.#pairs.push({ left, right, score });
  }
}

const byIds = (left: readonly string[], right: readonly string[]): number =>
  left[0] === right[0] ? compare(left[1]!, right[1]!) : compare(left[0]!, right[0]!);

const compare = (left: string, right: string): number => (left < right ? -1 : Number(left > right));

/** The first pairs of nodes of two names, in the order of their ids. */
function* nodePairs({ left, right }: NamePair, count: number): Generator<[string, string]> {
  const inRight = new Set(right.ids);
  const ids = left === right ? left.ids : [...left.ids, ...right.ids].sort(compare);
  let room = count;
  for (const [at, id] of ids.entries()) {
    for (const other of ids.slice(at + 1)) {
      if (left !== right && inRight.has(id) === inRight.has(other)) continue;
      if (room-- === 0) return;
      yield [id, other];
    }
  }
}
