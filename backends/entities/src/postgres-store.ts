import { findIdempotency, type Migrator, type Postgres } from "@elqnt/adapters/postgres";
import { EntityDatabase, translated } from "./postgres/database.ts";
import { postgresDefinitions } from "./postgres/definitions.ts";
import { IndexKeeper } from "./postgres/index-keeper.ts";
import { postgresRecords } from "./postgres/records.ts";
import { postgresRelationships } from "./postgres/relationships.ts";
import { postgresViews } from "./postgres/views.ts";
import type { EntityStore } from "./store.ts";

export interface PostgresStoreOptions {
  postgres: Postgres;
  /** Brings org schemas up to date; its sets hold `eventTables` and {@link entityTables}. */
  migrator: Migrator;
  /** Milliseconds since 1970; default the system's clock. */
  now?: () => number;
}

export interface PostgresEntityStore extends EntityStore {
  /** Resolves when no index is being built in the background. */
  idle(): Promise<void>;
}

/**
 * The store on PostgreSQL: a schema per org, a partition per definition, JSONB fields, an index per marked field.
 * It does not close the connections it was given.
 *
 * @example
 * ```ts
 * const migrator = createMigrator({ postgres, sets: [eventTables, entityTables] });
 * const store = createPostgresStore({ postgres, migrator });
 * ```
 */
export function createPostgresStore({
  postgres,
  migrator,
  now = Date.now,
}: PostgresStoreOptions): PostgresEntityStore {
  const database: EntityDatabase = new EntityDatabase(postgres, migrator, now, (_org, opened) =>
    keeper.resume(opened),
  );
  const keeper = new IndexKeeper(database);
  const records = postgresRecords(database);
  return {
    ...postgresDefinitions(database, keeper, records),
    ...postgresViews(database),
    ...records,
    ...postgresRelationships(database),
    async find(org, scope, key) {
      const { db, schema } = await database.open(org);
      const row = await findIdempotency(db, schema, scope, key).catch((error: unknown) => {
        throw translated(error);
      });
      return row ?? null;
    },
    idle: () => keeper.idle(),
    ready: async () => {
      const { ok, name, detail } = await postgres.ready();
      return [{ name, ready: ok, ...(detail === undefined ? {} : { detail }) }];
    },
    close: () => keeper.idle(),
  };
}

export { entityTables } from "./postgres/migrations.ts";
