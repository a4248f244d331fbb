/** The item with the focus stays rendered wherever it is scrolled to, so focus is never lost. */
export function withIndex(indexes: number[], index: number): number[] {
  if (index < 0 || indexes.includes(index)) return indexes;
  return [...indexes, index].sort((left, right) => left - right);
}
