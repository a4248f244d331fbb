import { type RawBuilder, sql } from "kysely";
import type { NodeSelection } from "../store.ts";
import type { OrgDatabase } from "./database.ts";

type Table = "n" | "e";

/** Elements that are valid at an instant. Timestamps are RFC 3339 UTC in milliseconds, ordered as text. */
export function validAt(table: Table, asOf: string | undefined): RawBuilder<boolean> {
  if (asOf === undefined) return sql`true`;
  const [from, to] = [sql.raw(`${table}.valid_from`), sql.raw(`${table}.valid_to`)];
  return sql`(${from} is null or ${from} <= ${asOf}) and (${to} is null or ${to} > ${asOf})`;
}

/** Visible edges `e` of a graph that count: they and both their ends are valid. */
export function live({ table }: OrgDatabase, graphId: string, asOf: string | undefined): RawBuilder<boolean> {
  const edge = sql<boolean>`e.graph_id = ${graphId} and e.visible and ${validAt("e", asOf)}`;
  if (asOf === undefined) return edge;
  const end = (column: "e.source" | "e.target") => sql`exists (select from ${table("kg_nodes")} n
    where n.graph_id = ${graphId} and n.id = ${sql.raw(column)} and n.visible and ${validAt("n", asOf)})`;
  return sql`${edge} and ${end("e.source")} and ${end("e.target")}`;
}

export function labelled(table: Table, labels: readonly string[] | undefined): RawBuilder<boolean> {
  return labels ? sql`${sql.raw(`${table}.label`)} = any(${labels}::text[])` : sql`true`;
}

/** Visible nodes `n` of a graph that count. */
export const selected = (graphId: string, { labels, asOf }: NodeSelection): RawBuilder<boolean> =>
  sql`n.graph_id = ${graphId} and n.visible and ${labelled("n", labels)} and ${validAt("n", asOf)}`;
