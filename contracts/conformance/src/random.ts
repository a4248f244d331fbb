/** Seeded randomness: one seed gives one sequence, on every machine. */
export interface Random {
  /** A number in [0, 1). */
  next(): number;
  /** An integer between both bounds, bounds included. */
  integer(minimum: number, maximum: number): number;
  boolean(probability?: number): boolean;
  pick<TItem>(items: readonly TItem[]): TItem;
  /** A new array with the same items in another order. */
  shuffle<TItem>(items: readonly TItem[]): TItem[];
  /** `length` characters of the alphabet, lower-case letters unless told otherwise. */
  text(length: number, alphabet?: string): string;
  uuid(): string;
}

/** FNV-1a with a final avalanche: neighbouring labels give unrelated seeds. */
function hash(label: string): number {
  let value = 0x811c9dc5;
  for (const character of label) {
    value ^= character.codePointAt(0)!;
    value = Math.imul(value, 0x01000193);
  }
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}

/** mulberry32: small, fast and good enough for test data. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const lowerCase = "abcdefghijklmnopqrstuvwxyz";
const hexadecimal = "0123456789abcdef";

/**
 * A random source for one purpose. The label keeps purposes apart: a rule draws the same data
 * whether it runs alone or among all others.
 */
export function createRandom(seed: number, label: string): Random {
  const next = mulberry32(hash(`${seed}/${label}`));
  const integer = (minimum: number, maximum: number) =>
    minimum + Math.floor(next() * (maximum - minimum + 1));
  const text = (length: number, alphabet = lowerCase) =>
    Array.from({ length }, () => alphabet[integer(0, alphabet.length - 1)]).join("");
  const random: Random = {
    next,
    integer,
    text,
    boolean: (probability = 0.5) => next() < probability,
    pick: (items) => {
      if (items.length === 0) throw new TypeError("Failed to pick: there is nothing to pick from.");
      return items[integer(0, items.length - 1)]!;
    },
    shuffle: (items) => {
      const copy = [...items];
      for (let index = copy.length - 1; index > 0; index--) {
        const other = integer(0, index);
        [copy[index], copy[other]] = [copy[other]!, copy[index]!];
      }
      return copy;
    },
    uuid: () => {
      const digits = text(32, hexadecimal);
      const variant = "89ab"[integer(0, 3)];
      return [
        digits.slice(0, 8),
        digits.slice(8, 12),
        `4${digits.slice(13, 16)}`,
        `${variant}${digits.slice(17, 20)}`,
        digits.slice(20),
      ].join("-");
    },
  };
  return random;
}
