import type { ApiKey } from "@elqnt/contracts/auth";
import type { Page } from "./page.ts";

/** An API key as it is stored: of its secret only the hash. */
export interface StoredApiKey extends ApiKey {
  readonly orgId: string;
  readonly secretHash: string;
}

export interface ApiKeyTable {
  insert(key: StoredApiKey): Promise<void>;
  find(orgId: string, apiKeyId: string): Promise<StoredApiKey | null>;
  findByPrefix(prefix: string): Promise<StoredApiKey | null>;
  /** Sets `revokedAt` unless it is set. */
  revoke(orgId: string, apiKeyId: string, at: string): Promise<void>;
  /** Sets `lastUsedAt` when it is older than `unlessAfter` or absent. */
  touch(orgId: string, apiKeyId: string, at: string, unlessAfter: string): Promise<void>;
  /** Newest first, revoked ones included. */
  list(orgId: string, page: Page): Promise<StoredApiKey[]>;
  /** How many can still be exchanged. */
  countUsable(orgId: string, now: string): Promise<number>;
}
