import { isOrgId } from "../org.ts";

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

/**
 * Names an entry: an org id is of one length, so no key can reach into another org.
 *
 * @throws TypeError when the org id is not a lower-case UUID.
 */
export function cacheKey(orgId: string, key: string): string {
  if (!isOrgId(orgId)) throw new TypeError("Failed to use the cache: the org id is not a lower-case UUID.");
  return `${orgId}:${key}`;
}

/** Whole milliseconds of a TTL. @throws TypeError when it is not above 0. */
export function assertTtl(ttlMs: number): number {
  if (!(ttlMs > 0)) throw new TypeError("Failed to cache a value: the TTL must be above 0 ms.");
  return Math.ceil(ttlMs);
}
