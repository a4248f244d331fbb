import { wordsOf } from "./terms.ts";

/** The trigrams of a text as pg_trgm makes them: of each word, two spaces before and one after it. */
export function trigramsOf(text: string): Set<string> {
  const trigrams = new Set<string>();
  for (const found of wordsOf(text)) {
    const padded = `  ${found} `;
    if (isBasic(padded))
      for (let at = 0; at + 3 <= padded.length; at++) trigrams.add(padded.slice(at, at + 3));
    else addCharacters(trigrams, [...padded]);
  }
  return trigrams;
}

/** Whether every character is one UTF-16 unit. */
const isBasic = (text: string): boolean => !/[\ud800-\udfff]/.test(text);

function addCharacters(trigrams: Set<string>, characters: readonly string[]): void {
  for (let at = 0; at + 3 <= characters.length; at++) trigrams.add(characters.slice(at, at + 3).join(""));
}

/** Trigrams both have, of those either has: 0 to 1. Without any trigrams 0. */
export function similarity(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  const [few, many] = left.size <= right.size ? [left, right] : [right, left];
  let shared = 0;
  for (const trigram of few) if (many.has(trigram)) shared++;
  const all = left.size + right.size - shared;
  return all === 0 ? 0 : shared / all;
}
