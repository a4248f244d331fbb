import { wordsOf } from "./terms.ts";

/** Mentions one text may have. */
const mostMentions = 50;
/** Characters of a name that is looked for. */
const shortestName = 2;

interface Name {
  readonly words: readonly string[];
  readonly ids: string[];
}

/** Names of nodes, to be found in texts: whole words whatever their case, the longest name first. */
export class NameIndex {
  readonly #byFirst = new Map<string, Name[]>();

  constructor(nodes: Iterable<{ readonly id: string; readonly name: string }>) {
    const byName = new Map<string, Name>();
    for (const { id, name } of nodes) {
      const words = wordsOf(name);
      const key = words.join(" ");
      if (key.length < shortestName) continue;
      const known = byName.get(key) ?? { words, ids: [] };
      known.ids.push(id);
      byName.set(key, known);
    }
    for (const name of byName.values()) {
      const first = name.words[0]!;
      this.#byFirst.set(first, [...(this.#byFirst.get(first) ?? []), name]);
    }
    for (const names of this.#byFirst.values())
      names.sort((left, right) => right.words.length - left.words.length);
  }

  /** Ids of the nodes that a text names, at most 50, in the order of the text. */
  mentionedIn(text: string): string[] {
    const words = wordsOf(text);
    const ids = new Set<string>();
    for (let at = 0; at < words.length && ids.size < mostMentions; ) {
      const name = this.#byFirst
        .get(words[at]!)
        ?.find((candidate) => candidate.words.every((word, offset) => words[at + offset] === word));
      for (const id of name?.ids ?? []) if (ids.size < mostMentions) ids.add(id);
      at += name?.words.length ?? 1;
    }
    return [...ids];
  }
}
