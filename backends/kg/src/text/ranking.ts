import { type Searchable, textsIn, wordsOf } from "./terms.ts";

const weights = { name: 1, description: 0.6, property: 0.4 } as const;

/** How well a node answers words: 0 to 1, and which of them it holds, in the order of the query. */
export interface KeywordScore {
  readonly score: number;
  readonly terms: readonly string[];
}

/** Each word counts by the best place that holds it; the score is the mean over all words. */
export function scoreKeywords(
  words: readonly string[],
  { name, description = "", properties }: Searchable,
): KeywordScore {
  const unique = [...new Set(words)];
  const inName = new Set(wordsOf(name));
  const inDescription = new Set(wordsOf(description));
  const inProperties = new Set([...textsIn(properties)].flatMap(wordsOf));
  const weightOf = (term: string): number => {
    if (inName.has(term)) return weights.name;
    if (inDescription.has(term)) return weights.description;
    return inProperties.has(term) ? weights.property : 0;
  };
  const terms = unique.filter((term) => weightOf(term) > 0);
  const total = unique.reduce((sum, term) => sum + weightOf(term), 0);
  return { score: unique.length === 0 ? 0 : total / unique.length, terms };
}
