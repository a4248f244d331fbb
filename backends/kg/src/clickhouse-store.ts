export type { ClickHouseGraphOptions } from "./clickhouse/database.ts";
export { createClickHouseGraphStore } from "./clickhouse/store.ts";
