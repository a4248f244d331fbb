import type { User } from "@elqnt/contracts/auth";

/** A user as it is stored. `email` is normalized, see `normalizeEmail`. */
export interface StoredUser extends User {
  /** Whether an identity provider vouched for the address. Nobody is linked by an address that is not verified. */
  readonly emailVerified: boolean;
  readonly createdAt: string;
  readonly updatedAt: string;
}

export interface UserTable {
  find(userId: string): Promise<StoredUser | null>;
  findByVerifiedEmail(email: string): Promise<StoredUser | null>;
  /** Inserts or replaces the row. @throws UniqueConflict `verified_email` */
  save(user: StoredUser): Promise<void>;
}

/** An account at an OpenID provider. */
export interface StoredIdentity {
  readonly issuer: string;
  readonly subject: string;
  readonly userId: string;
  readonly createdAt: string;
}

export interface IdentityTable {
  find(issuer: string, subject: string): Promise<StoredIdentity | null>;
  /** @throws UniqueConflict `identity` */
  insert(identity: StoredIdentity): Promise<void>;
}
