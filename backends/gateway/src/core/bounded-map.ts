/**
 * A map that forgets what was not touched lately. Two generations instead of a linked list: when the young one is
 * full it becomes the old one and the old one is dropped, so a hit costs one or two look-ups and no bookkeeping.
 */
export class BoundedMap<TValue> {
  #young = new Map<string, TValue>();
  #old = new Map<string, TValue>();
  readonly #half: number;

  /** @param capacity Largest number of entries kept; at least half of it is always remembered. */
  constructor(capacity: number) {
    this.#half = Math.max(1, Math.floor(capacity / 2));
  }

  get(key: string): TValue | undefined {
    const value = this.#young.get(key);
    if (value !== undefined) return value;
    const older = this.#old.get(key);
    if (older !== undefined) this.set(key, older);
    return older;
  }

  set(key: string, value: TValue): void {
    if (this.#young.size >= this.#half && !this.#young.has(key)) {
      this.#old = this.#young;
      this.#young = new Map();
    }
    this.#young.set(key, value);
  }

  delete(key: string): void {
    this.#young.delete(key);
    this.#old.delete(key);
  }

  get size(): number {
    return this.#young.size + this.#old.size;
  }
}
