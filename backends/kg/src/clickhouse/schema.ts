export const tableNames = ["kg_nodes", "kg_edges", "kg_edges_out", "kg_edges_in", "kg_embeddings"] as const;

export type TableName = (typeof tableNames)[number];

const ends = ["source String", "target String", "label LowCardinality(String)"];
/** RFC 3339 UTC in milliseconds, ordered as text; empty means unbounded. */
const validity = ["valid_from String", "valid_to String"];
const adjacency = ["id String", ...ends, ...validity];

/** Of a row of `kg_edges_out` and `kg_edges_in`. */
const adjacencyColumns = [
  "graph_id",
  "revision",
  "is_deleted",
  "source",
  "label",
  "target",
  "id",
  "valid_from",
  "valid_to",
] as const;

/**
 * Tables of one org. Nodes and edges are kept by id, whole (`element`), with what is searched beside it. Who is next
 * to whom is kept twice more, by source and by target, in rows of a few short columns that materialized views fill.
 *
 * Of the rows with one key the one with the highest revision stays, of equal ones the one inserted last; removing is
 * inserting a row that says so. Until the engine has merged them, readers choose (`latest.ts`): `_block_number` tells
 * which was inserted last. Granules and compressed blocks are small, because most reads are of single rows.
 */
export const schema = (database: string): string[] => [
  `CREATE DATABASE IF NOT EXISTS ${database}`,
  table(`${database}.kg_nodes`, "graph_id, id", [
    "id String",
    "root String",
    "visible UInt8",
    "label LowCardinality(String)",
    ...validity,
    "updated_at String",
    "supporters Array(String)",
    "sources Array(String)",
    "terms Array(String)",
    "element String CODEC(ZSTD(1))",
    "INDEX by_visible visible TYPE minmax",
    "INDEX by_root root TYPE bloom_filter",
    "INDEX by_supporter supporters TYPE bloom_filter",
    "INDEX by_term terms TYPE text(tokenizer = 'array')",
  ]),
  table(`${database}.kg_edges`, "graph_id, id", [
    "id String",
    ...ends,
    "said_source String",
    "said_target String",
    "visible UInt8",
    ...validity,
    "updated_at String",
    "supporters Array(String)",
    "element String CODEC(ZSTD(1))",
    "INDEX by_said_source said_source TYPE bloom_filter",
    "INDEX by_said_target said_target TYPE bloom_filter",
    "INDEX by_supporter supporters TYPE bloom_filter",
  ]),
  table(`${database}.kg_edges_out`, "graph_id, source, label, target, id", adjacency),
  table(`${database}.kg_edges_in`, "graph_id, target, label, source, id", adjacency),
  ...["kg_edges_out", "kg_edges_in"].map(
    (name) => `CREATE MATERIALIZED VIEW IF NOT EXISTS ${database}.${name}_fill TO ${database}.${name} AS
      SELECT ${adjacencyColumns.join(", ")} FROM ${database}.kg_edges WHERE visible OR is_deleted`,
  ),
  table(`${database}.kg_embeddings`, "graph_id, id", [
    "id String",
    "embedding Array(Float32) CODEC(NONE)",
    "embedded_text String CODEC(ZSTD(1))",
  ]),
];

function table(name: string, key: string, columns: readonly string[]): string {
  const shared = ["graph_id String", "revision UInt64", "is_deleted UInt8 DEFAULT 0"];
  return `CREATE TABLE IF NOT EXISTS ${name} (${[...shared, ...columns].join(", ")})
    ENGINE = ReplacingMergeTree(revision, is_deleted) ORDER BY (${key})
    SETTINGS index_granularity = 256, min_compress_block_size = 8192, max_compress_block_size = 16384,
      enable_block_number_column = 1`;
}
