import type { IdempotencyRecord } from "@elqnt/service-kit";
import type {
  MemberRow,
  StoredApiKey,
  StoredIdentity,
  StoredInvitation,
  StoredOrg,
  StoredRevocation,
  StoredRole,
  StoredSession,
  StoredSigningKey,
  StoredUser,
} from "../store.ts";

/** A member, or one who was removed. */
export interface MemoryMember extends MemberRow {
  readonly removedAt?: string;
}

/** Everything, row by row; rows are never changed in place. */
export interface MemoryState {
  readonly orgs: Map<string, StoredOrg>;
  readonly users: Map<string, StoredUser>;
  readonly identities: Map<string, StoredIdentity>;
  readonly members: Map<string, MemoryMember>;
  readonly invitations: Map<string, StoredInvitation>;
  readonly roles: Map<string, StoredRole>;
  readonly apiKeys: Map<string, StoredApiKey>;
  readonly sessions: Map<string, StoredSession>;
  readonly assertions: Map<string, string>;
  readonly revocations: Set<StoredRevocation>;
  readonly signingKeys: Map<number, StoredSigningKey>;
  readonly replays: Map<string, { readonly record: IdempotencyRecord; readonly at: number }>;
}

export const emptyState = (): MemoryState => ({
  orgs: new Map(),
  users: new Map(),
  identities: new Map(),
  members: new Map(),
  invitations: new Map(),
  roles: new Map(),
  apiKeys: new Map(),
  sessions: new Map(),
  assertions: new Map(),
  revocations: new Set(),
  signingKeys: new Map(),
  replays: new Map(),
});

/** The same rows in collections of their own. */
export const copyState = (state: MemoryState): MemoryState => ({
  orgs: new Map(state.orgs),
  users: new Map(state.users),
  identities: new Map(state.identities),
  members: new Map(state.members),
  invitations: new Map(state.invitations),
  roles: new Map(state.roles),
  apiKeys: new Map(state.apiKeys),
  sessions: new Map(state.sessions),
  assertions: new Map(state.assertions),
  revocations: new Set(state.revocations),
  signingKeys: new Map(state.signingKeys),
  replays: new Map(state.replays),
});
