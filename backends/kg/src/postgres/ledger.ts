import { findIdempotency } from "@elqnt/adapters/postgres";
import type { KgLedger } from "../ledger.ts";
import { ChangeGates } from "./change-gates.ts";
import { postgresChanges } from "./changes.ts";
import { KgDatabase, type KgPostgresOptions, reached } from "./database.ts";
import { postgresGraphs } from "./graphs.ts";
import { postgresMerges } from "./merges.ts";
import { postgresRelationFields } from "./relation-fields.ts";

/**
 * The ledger on PostgreSQL. A change holds one connection while its work runs: at most half of the pool does so at
 * once, the other half is left to the store and to readers. It does not close the connections it was given.
 *
 * @example
 * ```ts
 * const migrator = createMigrator({ postgres, sets: [eventTables, kgTables] });
 * const ledger = createPostgresLedger({ postgres, migrator });
 * ```
 *
 * @throws TypeError when the pool has less than 2 connections.
 */
export function createPostgresLedger(options: KgPostgresOptions): KgLedger {
  const database = new KgDatabase(options);
  const gates = new ChangeGates(options.postgres);
  return {
    ...postgresGraphs(database, gates),
    ...postgresChanges(database, gates),
    ...postgresMerges(database),
    ...postgresRelationFields(database),
    async find(org, scope, key) {
      const { db, schema } = await database.open(org);
      return (await reached(findIdempotency(db, schema, scope, key))) ?? null;
    },
    ready: () => database.ready(),
    close: async () => {},
  };
}
