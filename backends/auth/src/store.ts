import type { ApiKeyTable } from "./store/api-keys.ts";
import type { IdempotencyTable } from "./store/idempotency.ts";
import type { InvitationTable } from "./store/invitations.ts";
import type { MemberTable } from "./store/members.ts";
import type { OrgTable } from "./store/orgs.ts";
import type { RevocationTable } from "./store/revocations.ts";
import type { RoleTable } from "./store/roles.ts";
import type { AssertionTable, SessionTable } from "./store/sessions.ts";
import type { SigningKeyTable } from "./store/signing-keys.ts";
import type { IdentityTable, UserTable } from "./store/users.ts";

export type { ApiKeyTable, StoredApiKey } from "./store/api-keys.ts";
export type { IdempotencyTable } from "./store/idempotency.ts";
export type { InvitationTable, StoredInvitation } from "./store/invitations.ts";
export type { MemberRow, MemberTable } from "./store/members.ts";
export type { OrgTable, StoredOrg } from "./store/orgs.ts";
export type { Page, Position } from "./store/page.ts";
export type { RevocationTable, StoredRevocation } from "./store/revocations.ts";
export type { RoleTable, StoredRole } from "./store/roles.ts";
export type { AssertionTable, SessionTable, StoredSession } from "./store/sessions.ts";
export type { SigningKeyTable, StoredSigningKey } from "./store/signing-keys.ts";
export { type TakenName, UniqueConflict } from "./store/unique-conflict.ts";
export type { IdentityTable, StoredIdentity, StoredUser, UserTable } from "./store/users.ts";

/** Everything the auth service keeps, noun by noun. Tables store and find; rules live in the domain. */
export interface AuthTables {
  readonly orgs: OrgTable;
  readonly users: UserTable;
  readonly identities: IdentityTable;
  readonly members: MemberTable;
  readonly invitations: InvitationTable;
  readonly roles: RoleTable;
  readonly apiKeys: ApiKeyTable;
  readonly sessions: SessionTable;
  readonly assertions: AssertionTable;
  readonly revocations: RevocationTable;
  readonly signingKeys: SigningKeyTable;
  readonly idempotency: IdempotencyTable;
}

/** Names that transactions wait on. Whoever changes what a name stands for locks it `exclusive`. */
export interface Locks {
  readonly exclusive?: readonly string[];
  /** Several transactions may share a name; none of them runs beside one that has it `exclusive`. */
  readonly shared?: readonly string[];
}

/** The storage port of the auth service. */
export interface AuthStore extends AuthTables {
  /**
   * Runs `work` with its locks held. What it writes becomes visible at once when it resolves, and not at all when it
   * rejects. `work` may run more than once, so it does nothing besides its tables.
   */
  transaction<TResult>(locks: Locks, work: (tables: AuthTables) => Promise<TResult>): Promise<TResult>;
  /** Forgets what no longer has an effect: expired assertions, revocations, sessions and replays. */
  sweep(now: string): Promise<void>;
}
