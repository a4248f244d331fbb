import { orgSchemaName } from "@elqnt/adapters/org";
import { createMigrator, eventTables } from "@elqnt/adapters/postgres";
import { type TestPostgres, testPostgres } from "@elqnt/adapters/testing";
import { sql } from "kysely";
import { createPostgresStore, entityTables, type PostgresEntityStore } from "../postgres-store.ts";
import type { EntityEvent } from "../records/events.ts";

export interface TestStore {
  store: PostgresEntityStore;
  test: TestPostgres;
  /** Every event an org's writes left in the outbox, in order. */
  events(org: string): Promise<readonly EntityEvent[]>;
  close(): Promise<void>;
}

/** A store on an empty database of its own. */
export async function openTestStore(
  options: Parameters<typeof testPostgres>[0] = { max: 12 },
): Promise<TestStore> {
  const test = await testPostgres(options);
  const migrator = createMigrator({ postgres: test.postgres, sets: [eventTables, entityTables] });
  const store = createPostgresStore({ postgres: test.postgres, migrator });
  return {
    store,
    test,
    async events(org) {
      const table = sql.id(orgSchemaName(org), "outbox");
      const { rows } = await sql<{
        event: EntityEvent;
      }>`select event from ${table} order by position`.execute(test.postgres.db);
      return rows.map(({ event }) => event);
    },
    async close() {
      await store.close();
      await test.close();
    },
  };
}
