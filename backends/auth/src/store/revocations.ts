import type { Revocation } from "@elqnt/contracts/auth";

/** A revocation as it is stored. */
export interface StoredRevocation extends Revocation {
  readonly recordedAt: string;
  /** When every token it voids has expired. */
  readonly forgottenAt: string;
}

export interface RevocationTable {
  insert(revocation: StoredRevocation): Promise<void>;
  /** Those recorded at or after `since` that are not forgotten, oldest first. */
  list(since: string | undefined, now: string): Promise<StoredRevocation[]>;
  /** The latest `notBefore` of the organization and, when given, of the user in it. */
  latest(orgId: string, userId: string | undefined): Promise<string | null>;
}
