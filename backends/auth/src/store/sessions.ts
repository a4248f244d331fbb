import type { Session } from "@elqnt/contracts/auth";
import type { Page } from "./page.ts";

/** A sign-in of a user, seen from one organization. */
export interface StoredSession extends Omit<Session, "isCurrent"> {
  readonly orgId: string;
  /** What recognizes the session at the next exchange. */
  readonly key: string;
  readonly revokedAt?: string;
}

export interface SessionTable {
  find(orgId: string, sessionId: string): Promise<StoredSession | null>;
  /** The newest session of that key, revoked or expired ones included. */
  findByKey(orgId: string, userId: string, key: string): Promise<StoredSession | null>;
  /** Inserts or replaces the row. */
  save(session: StoredSession): Promise<void>;
  /** Neither revoked nor expired, last seen first. */
  listLive(orgId: string, userId: string, now: string, page: Page): Promise<StoredSession[]>;
  /** Whether the user was ever seen with a session here that is not forgotten. */
  knows(orgId: string, userId: string): Promise<boolean>;
  /** Sets `revokedAt` of the live sessions of the organization, or of one user in it. */
  revokeAll(orgId: string, userId: string | undefined, at: string): Promise<void>;
}

/** Which session assertions were used, by their `jti`. */
export interface AssertionTable {
  /** Remembers the assertion until it expires; `false` when it is remembered already. */
  use(tokenId: string, expiresAt: string): Promise<boolean>;
}
