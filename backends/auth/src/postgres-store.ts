import { createMigrator, type Postgres, withTransaction } from "@elqnt/adapters/postgres";
import { type Kysely, sql } from "kysely";
import { postgresApiKeys } from "./postgres/api-keys.ts";
import type { AuthDatabase, Connect } from "./postgres/database.ts";
import { postgresIdempotency } from "./postgres/idempotency.ts";
import { postgresInvitations } from "./postgres/invitations.ts";
import { postgresMembers } from "./postgres/members.ts";
import { authMigrations } from "./postgres/migrations.ts";
import { postgresOrgs } from "./postgres/orgs.ts";
import { postgresRevocations } from "./postgres/revocations.ts";
import { postgresRoles } from "./postgres/roles.ts";
import { postgresAssertions, postgresSessions } from "./postgres/sessions.ts";
import { postgresSigningKeys } from "./postgres/signing-keys.ts";
import { sweepPostgres } from "./postgres/sweep.ts";
import { postgresIdentities, postgresUsers } from "./postgres/users.ts";
import type { AuthStore, AuthTables, Locks } from "./store.ts";

export { authMigrations } from "./postgres/migrations.ts";

export interface PostgresStoreOptions {
  readonly postgres: Postgres;
  /** Schema of the platform's own tables. Default `elqnt_platform`. */
  readonly schema?: string;
}

/**
 * The storage port on PostgreSQL. All organizations share one schema of the platform, which is made and migrated when
 * it is first used, so a service starts before its database does.
 *
 * @example
 * ```ts
 * import { createPostgres } from "@elqnt/adapters/postgres";
 * import { createPostgresStore } from "@elqnt/service-auth/postgres";
 *
 * const store = createPostgresStore({ postgres: createPostgres({ url: process.env.DATABASE_URL }) });
 * ```
 */
export function createPostgresStore({
  postgres,
  schema = "elqnt_platform",
}: PostgresStoreOptions): AuthStore {
  const migrator = createMigrator({ postgres, sets: [authMigrations] });
  const db = postgres.db.withSchema(schema) as unknown as Kysely<AuthDatabase>;
  const connect: Connect = async () => {
    await migrator.migrate(schema);
    return db;
  };
  return {
    ...tablesOver(connect, schema),
    transaction: async (locks, work) =>
      withTransaction(await connect(), async (trx) => {
        await takeLocks(trx, schema, locks);
        return work(tablesOver(async () => trx, schema));
      }),
    sweep: async (now) => sweepPostgres(await connect(), schema, now),
  };
}

const tablesOver = (connect: Connect, schema: string): AuthTables => ({
  orgs: postgresOrgs(connect),
  users: postgresUsers(connect),
  identities: postgresIdentities(connect),
  members: postgresMembers(connect),
  invitations: postgresInvitations(connect),
  roles: postgresRoles(connect),
  apiKeys: postgresApiKeys(connect),
  sessions: postgresSessions(connect),
  assertions: postgresAssertions(connect),
  revocations: postgresRevocations(connect),
  signingKeys: postgresSigningKeys(connect),
  idempotency: postgresIdempotency(connect, schema),
});

/** In one order everywhere, so that two transactions never wait for each other. */
async function takeLocks(
  db: Kysely<AuthDatabase>,
  schema: string,
  { exclusive = [], shared = [] }: Locks,
): Promise<void> {
  for (const name of [...new Set([...exclusive, ...shared])].sort()) {
    const lock = exclusive.includes(name) ? sql`pg_advisory_xact_lock` : sql`pg_advisory_xact_lock_shared`;
    await sql`select ${lock}(hashtextextended(${`elqnt:auth:${schema}:${name}`}, 0))`.execute(db);
  }
}
