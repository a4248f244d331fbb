/** Surrogates stand for characters behind every other one. */
const rank = (unit: number): number => (unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit);

/** Orders text by code points, as PostgreSQL does under the collation "C". */
export function byCodePoint(left: string, right: string): number {
  const length = Math.min(left.length, right.length);
  for (let index = 0; index < length; index++) {
    const difference = rank(left.charCodeAt(index)) - rank(right.charCodeAt(index));
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

/** What a name is ordered by: without case and compatibility variants, the same in every store. */
export const sortName = (name: string): string => name.normalize("NFKC").toLowerCase();
