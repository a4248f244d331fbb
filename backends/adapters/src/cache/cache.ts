/**
 * A cache shared by the processes of a service: what it holds may vanish at any time, and never outlives its TTL.
 *
 * Values are JSON. Every key belongs to an org, so no tenant can read another's entry. A cache that cannot be
 * reached behaves like an empty one; it never fails a request.
 */
export interface Cache {
  get<TValue>(orgId: string, key: string): Promise<TValue | undefined>;
  /** Stores a value for `ttlMs` milliseconds, replacing an older one. */
  set(orgId: string, key: string, value: unknown, ttlMs: number): Promise<void>;
  /** Stores a value unless there is one already; tells whether it did. One of several callers wins. */
  add(orgId: string, key: string, value: unknown, ttlMs: number): Promise<boolean>;
  delete(orgId: string, key: string): Promise<void>;
  close(): Promise<void>;
}
