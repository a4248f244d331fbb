import type { GraphStore } from "../store.ts";
import { clickHouseCounts } from "./counts.ts";
import { type ClickHouseGraphOptions, KgClickHouse } from "./database.ts";
import { clickHouseElements } from "./elements.ts";
import { clickHouseQueries } from "./queries.ts";
import { clickHouseTopology } from "./topology.ts";
import { clickHouseVectors } from "./vectors.ts";
import { clickHouseWrites } from "./write.ts";

/**
 * The graph store on ClickHouse, a server or chDB: a database per org, made by the first write. It does not close the
 * connection it was given.
 *
 * Reads see every acknowledged write of one server. Where the service replicates the tables, the connection must ask
 * for it: `insert_quorum` and `select_sequential_consistency` in its URL.
 *
 * @example
 * ```ts
 * const clickhouse = await openClickHouse({ url: process.env.CLICKHOUSE_URL, path: ".elqnt/clickhouse" });
 * const store = createClickHouseGraphStore({ clickhouse });
 * ```
 */
export function createClickHouseGraphStore(options: ClickHouseGraphOptions): GraphStore {
  const database = new KgClickHouse(options);
  return {
    ...clickHouseElements(database),
    ...clickHouseWrites(database),
    ...clickHouseTopology(database),
    ...clickHouseQueries(database),
    ...clickHouseVectors(database),
    ...clickHouseCounts(database),
    ready: () => database.ready(),
    close: async () => {},
  };
}
