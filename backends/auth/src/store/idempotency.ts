import type { IdempotencyRecord } from "@elqnt/service-kit";

/** Stored answers, for 24 hours. */
export interface IdempotencyTable {
  find(orgId: string, scope: string, key: string): Promise<IdempotencyRecord | null>;
  /** @throws IdempotencyConflict when the key is taken */
  insert(orgId: string, record: IdempotencyRecord): Promise<void>;
}
