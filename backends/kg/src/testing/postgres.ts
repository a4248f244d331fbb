import { orgSchemaName } from "@elqnt/adapters/org";
import { createMigrator, eventTables } from "@elqnt/adapters/postgres";
import { type TestPostgres, testPostgres } from "@elqnt/adapters/testing";
import { sql } from "kysely";
import type { KgEnvelope } from "../events.ts";
import { createPostgresGraphStore, createPostgresLedger, kgTables } from "../postgres-store.ts";
import type { GraphStore } from "../store.ts";
import type { LedgerDesk } from "./ledger.ts";

export interface TestKg extends LedgerDesk {
  readonly store: GraphStore;
  readonly test: TestPostgres;
  close(): Promise<void>;
}

/** A ledger and a graph store on an empty database of their own. */
export async function openTestKg(options: Parameters<typeof testPostgres>[0] = { max: 12 }): Promise<TestKg> {
  const test = await testPostgres(options);
  const migrator = createMigrator({ postgres: test.postgres, sets: [eventTables, kgTables] });
  return {
    test,
    ledger: createPostgresLedger({ postgres: test.postgres, migrator }),
    store: createPostgresGraphStore({ postgres: test.postgres, migrator }),
    async events(org) {
      await migrator.migrate(orgSchemaName(org));
      const table = sql.id(orgSchemaName(org), "outbox");
      const { rows } = await sql<{
        event: KgEnvelope;
      }>`select event from ${table} order by position`.execute(test.postgres.db);
      return rows.map(({ event }) => event);
    },
    close: () => test.close(),
  };
}
