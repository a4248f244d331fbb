import type { KGProperties } from "@elqnt/contracts/kg";

/** What of a node is searched by words. */
export interface Searchable {
  readonly name: string;
  readonly description?: string;
  readonly properties: KGProperties;
}

/** Longer words are words of 64 characters each. */
const word = /[\p{L}\p{N}\p{M}]{1,64}/gu;
const mostTerms = 2_000;

/** The words of a text in their order: NFKC, lower case, letters and digits. */
export const wordsOf = (text: string): string[] => text.normalize("NFKC").toLowerCase().match(word) ?? [];

/** A word of the name: it counts twice, so that nodes named so are found before those that mention it. */
export const nameTerm = (found: string): string => `=${found}`;

/** The texts among the values of properties, those in lists and nested objects too. */
export function* textsIn(value: unknown): Generator<string> {
  if (typeof value === "string") yield value;
  else if (typeof value === "object" && value !== null)
    for (const inner of Object.values(value)) yield* textsIn(inner);
}

/** What a node is found by, unique and sorted: its words, and those of the name as {@link nameTerm}s. */
export function termsOf({ name, description = "", properties }: Searchable): string[] {
  const terms = new Set<string>();
  for (const found of wordsOf(name)) terms.add(found).add(nameTerm(found));
  for (const text of [description, ...textsIn(properties)]) {
    if (terms.size >= mostTerms) break;
    for (const found of wordsOf(text)) terms.add(found);
  }
  return [...terms].slice(0, mostTerms).sort();
}
