import type { Columns } from "@elqnt/adapters/clickhouse";
import { adjacencyColumns, edgeColumns, embeddingColumns, nodeColumns } from "./columns.ts";

export const tableNames = ["kg_nodes", "kg_edges", "kg_edges_out", "kg_edges_in", "kg_embeddings"] as const;

export type TableName = (typeof tableNames)[number];

/**
 * Tables of one org. Nodes and edges are kept by id, whole (`element`), with what is searched beside it. Who is next
 * to whom is kept twice more, by source and by target, in rows of a few short columns that materialized views fill.
 *
 * Of the rows with one key the one with the highest revision stays, of equal ones the one inserted last; removing is
 * inserting a row that says so. Until the engine has merged them, readers choose (`sql.ts`): `_block_number` tells
 * which was inserted last. Granules and compressed blocks are small, because most reads are of single rows.
 */
export const schema = (database: string): string[] => [
  `CREATE DATABASE IF NOT EXISTS ${database}`,
  table(`${database}.kg_nodes`, "graph_id, id", nodeColumns, [
    "by_visible visible TYPE minmax",
    "by_root root TYPE bloom_filter",
    "by_supporter supporters TYPE bloom_filter",
    "by_term terms TYPE text(tokenizer = 'array')",
  ]),
  table(`${database}.kg_edges`, "graph_id, id", edgeColumns, [
    "by_said_source said_source TYPE bloom_filter",
    "by_said_target said_target TYPE bloom_filter",
    "by_supporter supporters TYPE bloom_filter",
  ]),
  table(`${database}.kg_edges_out`, "graph_id, source, label, target, id", adjacencyColumns),
  table(`${database}.kg_edges_in`, "graph_id, target, label, source, id", adjacencyColumns),
  ...["kg_edges_out", "kg_edges_in"].map(
    (name) => `CREATE MATERIALIZED VIEW IF NOT EXISTS ${database}.${name}_fill TO ${database}.${name} AS
      SELECT ${adjacencyColumns.map(([column]) => column).join(", ")} FROM ${database}.kg_edges
      WHERE visible OR is_deleted`,
  ),
  table(`${database}.kg_embeddings`, "graph_id, id", embeddingColumns),
];

/** Of columns that the default would suit badly. */
const codecs: Readonly<Record<string, string>> = {
  element: "CODEC(ZSTD(1))",
  embedding: "CODEC(NONE)",
  embedded_text: "CODEC(ZSTD(1))",
};

function table(name: string, key: string, columns: Columns, indexes: readonly string[] = []): string {
  const defined = [
    ...columns.map(([column, type]) => `${column} ${type} ${codecs[column] ?? ""}`),
    ...indexes.map((index) => `INDEX ${index}`),
  ];
  return `CREATE TABLE IF NOT EXISTS ${name} (${defined.join(", ")})
    ENGINE = ReplacingMergeTree(revision, is_deleted) ORDER BY (${key})
    SETTINGS index_granularity = 256, min_compress_block_size = 8192, max_compress_block_size = 16384,
      enable_block_number_column = 1`;
}
