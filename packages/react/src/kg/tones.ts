/** How many colours tell labels apart; the ninth label takes the first colour again. */
export const TONES = 8;

/** The colour of each label: by its place among the sorted names, so the same graph always looks the same. */
export function tonesOf(labels: readonly string[]): ReadonlyMap<string, number> {
  return new Map([...new Set(labels)].sort().map((label, index) => [label, index % TONES]));
}
