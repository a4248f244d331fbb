import { join } from "node:path";
import type { GraphStore } from "@elqnt/service-kg";
import { createPostgresGraphStore } from "@elqnt/service-kg/postgres";
import type { Config } from "./config.ts";
import type { Log } from "./log.ts";
import type { Stores } from "./stores.ts";

/**
 * Opens the store of graphs: ClickHouse at `CLICKHOUSE_URL`, PostgreSQL with `KG_STORE=postgres`, else chDB in the
 * data folder. Where chDB cannot be had, graphs are kept in PostgreSQL, and the log says so.
 */
export async function openGraphStore(config: Config, stores: Stores, log: Log): Promise<GraphStore> {
  if (config.kgStore === "postgres") return createPostgresGraphStore(stores);
  const { clickhouseUrl: url, dataDir } = config;
  const [{ openClickHouse }, { createClickHouseGraphStore }] = await Promise.all([
    import("@elqnt/adapters/clickhouse"),
    import("@elqnt/service-kg/clickhouse"),
  ]);
  try {
    const clickhouse = await openClickHouse(url ? { url } : { path: join(dataDir, "clickhouse") });
    const store = createClickHouseGraphStore({ clickhouse });
    return {
      ...store,
      async close() {
        await store.close();
        await clickhouse.close();
      },
    };
  } catch (error) {
    if ((error as { code?: unknown }).code !== "chdb_unavailable") throw error;
    const reason = (error as Error).message;
    log({ level: "warn", message: `${reason} Graphs are kept in PostgreSQL instead.` });
    return createPostgresGraphStore(stores);
  }
}
