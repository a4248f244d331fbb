const K = 60;

/** Reciprocal rank fusion of two lists (k = 60), scaled so that first in both is 1. Ranks start at 1. */
export const fuseRanks = (...ranks: readonly (number | undefined)[]): number =>
  ranks.reduce<number>((sum, rank) => (rank === undefined ? sum : sum + 1 / (K + rank)), 0) / (2 / (K + 1));
