import type { GraphStore } from "../store.ts";
import { postgresCounts } from "./counts.ts";
import { KgDatabase, type KgPostgresOptions } from "./database.ts";
import { postgresEdges } from "./edges.ts";
import { postgresElements } from "./elements.ts";
import { postgresNodes } from "./nodes.ts";
import { postgresTopology } from "./topology.ts";
import { postgresVectors } from "./vectors.ts";

/**
 * The graph store on PostgreSQL, for where there is no ClickHouse: every promise is kept, on graphs of up to some
 * 1,000,000 edges. It does not close the connections it was given.
 *
 * @example
 * ```ts
 * const migrator = createMigrator({ postgres, sets: [eventTables, kgTables] });
 * const store = createPostgresGraphStore({ postgres, migrator });
 * ```
 */
export function createPostgresGraphStore(options: KgPostgresOptions): GraphStore {
  const database = new KgDatabase(options);
  return {
    ...postgresElements(database),
    ...postgresEdges(database),
    ...postgresNodes(database),
    ...postgresVectors(database),
    ...postgresTopology(database),
    ...postgresCounts(database),
    ready: () => database.ready(),
    close: async () => {},
  };
}
