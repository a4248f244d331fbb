/** A value as it is stored. */
export interface KeyValueEntry<TValue> {
  readonly value: TValue;
  /** Grows with each change of the entry. */
  readonly revision: number;
}

/**
 * Small facts that processes share and change without losing each other's changes: settings, positions, leases.
 *
 * Values are JSON. Every key belongs to an org. Unlike a `Cache` it keeps what it acknowledged, and every call
 * rejects with `BusUnavailable` when it cannot be reached.
 */
export interface KeyValue {
  get<TValue>(orgId: string, key: string): Promise<KeyValueEntry<TValue> | undefined>;
  /** Stores a value, whatever was there; answers its revision. */
  put(orgId: string, key: string, value: unknown): Promise<number>;
  /** Stores a value where there is none; answers its revision, or `undefined` when there is one. */
  create(orgId: string, key: string, value: unknown): Promise<number | undefined>;
  /** Replaces the value of a revision; answers the new one, or `undefined` when somebody else was faster. */
  update(orgId: string, key: string, value: unknown, revision: number): Promise<number | undefined>;
  delete(orgId: string, key: string): Promise<void>;
  close(): Promise<void>;
}
