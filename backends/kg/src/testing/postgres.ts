import { orgSchemaName } from "@elqnt/adapters/org";
import { createMigrator, eventTables } from "@elqnt/adapters/postgres";
import { type TestPostgres, testPostgres } from "@elqnt/adapters/testing";
import { sql } from "kysely";
import type { KgEnvelope } from "../events.ts";
import { createPostgresLedger, kgTables } from "../postgres-store.ts";
import type { LedgerDesk } from "./ledger.ts";

export interface TestLedger extends LedgerDesk {
  readonly test: TestPostgres;
  close(): Promise<void>;
}

/** A ledger on an empty database of its own. */
export async function openTestLedger(
  options: Parameters<typeof testPostgres>[0] = { max: 12 },
): Promise<TestLedger> {
  const test = await testPostgres(options);
  const migrator = createMigrator({ postgres: test.postgres, sets: [eventTables, kgTables] });
  return {
    test,
    ledger: createPostgresLedger({ postgres: test.postgres, migrator }),
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
