import type { Parameters } from "@elqnt/adapters/clickhouse";
import type { NodeSelection, Validity } from "../store.ts";

/** A part of a query with the parameters it names. */
export interface Condition {
  readonly sql: string;
  readonly parameters: Parameters;
}

const always: Condition = { sql: "1", parameters: {} };

export const adjacencyKey = ["source", "label", "target", "id"] as const;

export const ofGraph = "graph_id = {graphId:String}";

/** What the row of a key says that counts; the rest is grouped by the key. */
export const newest = (values: string): string => `argMax(${values}, (revision, _block_number))`;

/**
 * The rows of a table as they are now, for reads of a few keys: FINAL takes twice as long where keys are scattered.
 * `where` may only ask for columns that are the same in every row of a key, or leave keys out that it must not.
 */
export function latest({
  table,
  key,
  columns,
  where,
}: Readonly<Record<"table" | "where", string>> & {
  readonly key: readonly string[];
  readonly columns: readonly string[];
}): string {
  const keys = key.join(", ");
  const values = ["is_deleted", ...columns].join(", ");
  const named = columns.map((column, index) => `now.${index + 2} AS ${column}`);
  return `(SELECT ${[...key, ...named].join(", ")} FROM (
    SELECT ${keys}, ${newest(`tuple(${values})`)} AS now FROM ${table} WHERE ${ofGraph} AND ${where} GROUP BY ${keys}
  ) WHERE now.1 = 0)`;
}

/**
 * Whether a row is deleted, and columns of it, for each id as it is now. Without a query inside a query, as `latest` is
 * one: most reads are of a few rows, and what they cost is to plan them.
 */
export const newestById = (table: string, columns: readonly string[]): string =>
  `SELECT ${["is_deleted", ...columns].join(", ")} FROM ${table} WHERE ${ofGraph} AND id IN {ids:Array(String)}
    ORDER BY revision DESC, _block_number DESC LIMIT 1 BY id`;

/** Rows that are valid at an instant. */
export const validAt = (asOf: string | undefined): Condition =>
  asOf === undefined
    ? always
    : {
        sql: "(valid_from <= {asOf:String} AND (valid_to = '' OR valid_to > {asOf:String}))",
        parameters: { asOf },
      };

export const labelled = (labels: readonly string[] | undefined): Condition =>
  labels ? { sql: "label IN {labels:Array(String)}", parameters: { labels } } : always;

/** Visible nodes that count, of rows as they are now. */
export const selected = ({ labels, asOf }: NodeSelection): Condition =>
  allOf({ sql: "visible", parameters: {} }, labelled(labels), validAt(asOf));

export const allOf = (...conditions: readonly Condition[]): Condition => ({
  sql: conditions.map(({ sql }) => sql).join(" AND "),
  parameters: Object.assign({}, ...conditions.map(({ parameters }) => parameters)) as Parameters,
});

/** Edges whose both ends are valid: nodes that are not are few, or bounded on purpose. */
export const endsValidAt = (nodes: string, asOf: string | undefined): Condition => {
  if (asOf === undefined) return always;
  const { sql, parameters } = validAt(asOf);
  const invalid = `(SELECT id FROM ${nodes} FINAL WHERE ${ofGraph} AND NOT ${sql})`;
  return { sql: `source NOT IN ${invalid} AND target NOT IN ${invalid}`, parameters };
};

/** Empty means unbounded. */
export const toValidity = (id: string, validFrom: string, validTo: string): Validity => ({
  id,
  ...(validFrom === "" ? {} : { validFrom }),
  ...(validTo === "" ? {} : { validTo }),
});
