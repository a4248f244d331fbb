import { wordsOf } from "../text/terms.ts";
import { trigramsOf } from "../text/trigrams.ts";
import type { Embedder } from "./embedder.ts";
import { normalize } from "./vectors.ts";

const dimensions = 256;
/** What a trigram weighs against a word: enough to bring inflections together. */
const trigramWeight = 0.3;

/**
 * Makes vectors out of words and their trigrams by feature hashing, without a model and without a network: texts that
 * share words, or words of one stem, are near. The same text has the same vector everywhere.
 */
export const hashingEmbedder: Embedder = {
  model: "hashing-256-v1",
  dimensions,
  embed: async (texts) => texts.map(embedText),
};

/** The vector of a text, at once. */
export function embedText(text: string): number[] {
  const vector = new Float64Array(dimensions);
  for (const word of wordsOf(text)) add(vector, `w ${word}`, 1);
  for (const trigram of trigramsOf(text)) add(vector, `t ${trigram}`, trigramWeight);
  return normalize(vector);
}

/** One bit of the hash chooses the sign, so that collisions cancel out on average. */
function add(vector: Float64Array, feature: string, weight: number): void {
  const hash = fnv1a(feature);
  const at = (hash >>> 1) % dimensions;
  vector[at] = vector[at]! + (hash & 1 ? weight : -weight);
}

/** FNV-1a over UTF-16 units, with the finish of MurmurHash3 to spread the low bits. */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}
