import { memoryApiKeys } from "./memory/api-keys.ts";
import { type Access, createDatabase } from "./memory/database.ts";
import { memoryIdempotency } from "./memory/idempotency.ts";
import { memoryInvitations } from "./memory/invitations.ts";
import { memoryMembers } from "./memory/members.ts";
import { memoryOrgs } from "./memory/orgs.ts";
import { memoryRevocations } from "./memory/revocations.ts";
import { memoryRoles } from "./memory/roles.ts";
import { memoryAssertions, memorySessions } from "./memory/sessions.ts";
import { memorySigningKeys } from "./memory/signing-keys.ts";
import { sweepMemory } from "./memory/sweep.ts";
import { memoryIdentities, memoryUsers } from "./memory/users.ts";
import type { AuthStore, AuthTables } from "./store.ts";

const tablesOver = (access: Access, now: () => number): AuthTables => ({
  orgs: memoryOrgs(access),
  users: memoryUsers(access),
  identities: memoryIdentities(access),
  members: memoryMembers(access),
  invitations: memoryInvitations(access),
  roles: memoryRoles(access),
  apiKeys: memoryApiKeys(access),
  sessions: memorySessions(access),
  assertions: memoryAssertions(access),
  revocations: memoryRevocations(access),
  signingKeys: memorySigningKeys(access),
  idempotency: memoryIdempotency(access, now),
});

/**
 * The storage port in memory, for browsers, tests and the mock. One transaction runs at a time, so locks are always
 * held.
 *
 * @param options.now Epoch milliseconds. Default `Date.now`.
 */
export function createMemoryStore({ now = Date.now }: { now?: () => number } = {}): AuthStore {
  const database = createDatabase();
  return {
    ...tablesOver(database, now),
    transaction: (_locks, work) => database.transaction((access) => work(tablesOver(access, now))),
    sweep: (at) => database.write((state) => sweepMemory(state, at)),
  };
}
