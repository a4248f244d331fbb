/** A small deterministic source of randomness: the same seed tells the same story. */
export class SeededRandom {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** A number in [0, 1); mulberry32. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** An integer from `from` to `to`, both included. */
  integer(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1));
  }

  pick<TItem>(items: readonly TItem[]): TItem {
    return items[this.integer(0, items.length - 1)]!;
  }

  /** True this often. */
  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** A UUIDv7 of a moment. */
  id(at: number): string {
    const time = Math.floor(at).toString(16).padStart(12, "0");
    const [a, b, c] = [this.#word(), this.#word(), this.#word()];
    const variant = "89ab"[this.integer(0, 3)];
    return `${time.slice(0, 8)}-${time.slice(8)}-7${a.slice(0, 3)}-${variant}${a.slice(3, 6)}-${b}${c.slice(0, 4)}`;
  }

  /** Eight hexadecimal digits. */
  #word(): string {
    return Math.floor(this.next() * 4_294_967_296)
      .toString(16)
      .padStart(8, "0");
  }
}
