import type { RowOf } from "@elqnt/adapters/clickhouse";

const shared = [
  ["graph_id", "String"],
  ["revision", "UInt64"],
  ["is_deleted", "UInt8"],
] as const;

const label = ["label", "LowCardinality(String)"] as const;

const ends = [["source", "String"], ["target", "String"], label] as const;

/** RFC 3339 UTC in milliseconds, ordered as text; empty means unbounded. */
const validity = [
  ["valid_from", "String"],
  ["valid_to", "String"],
] as const;

export const nodeColumns = [
  ...shared,
  ["id", "String"],
  ["root", "String"],
  ["visible", "UInt8"],
  label,
  ...validity,
  ["updated_at", "String"],
  ["supporters", "Array(String)"],
  ["sources", "Array(String)"],
  ["terms", "Array(String)"],
  ["element", "String"],
] as const;

export const edgeColumns = [
  ...shared,
  ["id", "String"],
  ...ends,
  ["said_source", "String"],
  ["said_target", "String"],
  ["visible", "UInt8"],
  ...validity,
  ["updated_at", "String"],
  ["supporters", "Array(String)"],
  ["element", "String"],
] as const;

/** Of an edge that leaves its place. */
export const leftColumns = [...shared, ...ends, ["id", "String"]] as const;

/** Of `kg_edges_out` and `kg_edges_in`. */
export const adjacencyColumns = [...leftColumns, ...validity] as const;

export const embeddingColumns = [
  ...shared,
  ["id", "String"],
  ["embedding", "Array(Float32)"],
  ["embedded_text", "String"],
] as const;

export type NodeRow = RowOf<typeof nodeColumns>;
export type EdgeRow = RowOf<typeof edgeColumns>;
export type LeftRow = RowOf<typeof leftColumns>;
export type EmbeddingRow = RowOf<typeof embeddingColumns>;
