export { StoreUnavailable, type UnavailableReason } from "../postgres/errors.ts";
export {
  type ClickHouse,
  type ClickHouseOptions,
  type ClickHouseReady,
  type OrgDatabase,
  openClickHouse,
} from "./clickhouse.ts";
export type { Parameters } from "./engine.ts";
export { type EmbeddedClickHouseCode, EmbeddedClickHouseError, isMissing } from "./errors.ts";
export type { Columns, ColumnType, RowOf } from "./row-binary.ts";
