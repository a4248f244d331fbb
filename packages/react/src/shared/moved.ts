/** A copy of `list` with the item at `from` moved to `to`, both kept inside the list. */
export function moved<TItem>(list: readonly TItem[], from: number, to: number): TItem[] {
  const copy = [...list];
  const [item] = copy.splice(from, 1);
  if (item === undefined) return copy;
  copy.splice(Math.max(0, Math.min(to, copy.length)), 0, item);
  return copy;
}
