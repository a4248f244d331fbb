import { type RawBuilder, sql } from "kysely";
import type { NodeSelection, QueryStore } from "../store.ts";
import { live, selected } from "./conditions.ts";
import { type KgDatabase, type OrgDatabase, rowsOf } from "./database.ts";
import { type NodeRow, nodeColumns, storableTerms, toElement } from "./rows.ts";

export function postgresNodes(
  database: KgDatabase,
): Pick<QueryStore, "listNodes" | "listByDegree" | "findByTerms"> {
  return {
    async listNodes(org, graphId, selection, page) {
      const opened = await database.open(org);
      return (await rowsOf(opened, listSql(opened, graphId, selection, page))).map(toElement);
    },
    async listByDegree(org, graphId, selection, page) {
      const opened = await database.open(org);
      const rows = await rowsOf(opened, byDegreeSql(opened, graphId, selection, page));
      return rows.map(({ id, degree }) => ({ id, degree: Number(degree) }));
    },
    async findByTerms(org, graphId, terms, selection, limit) {
      const opened = await database.open(org);
      return (await rowsOf(opened, byTermsSql(opened, graphId, terms, selection, limit))).map(toElement);
    },
  };
}

export const listSql = (
  { table }: OrgDatabase,
  graphId: string,
  selection: NodeSelection,
  { after, limit }: { readonly after?: string | undefined; readonly limit: number },
): RawBuilder<NodeRow> =>
  sql<NodeRow>`select ${nodeColumns} from ${table("kg_nodes")} n
    where ${selected(graphId, selection)} ${after === undefined ? sql`` : sql`and n.id > ${after}`}
    order by n.id limit ${limit}`;

/**
 * Counts the ends of every edge of the graph: its time grows with their number. Nodes and ends are grouped together
 * and not joined: before the tables have statistics, right after a large write, the planner would join by nested loops.
 */
export function byDegreeSql(
  opened: OrgDatabase,
  graphId: string,
  selection: NodeSelection,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): RawBuilder<{ id: string; degree: string }> {
  const { table } = opened;
  return sql<{ id: string; degree: string }>`
    select id, count(*) - 1 as degree from (
      select n.id, true as counts from ${table("kg_nodes")} n where ${selected(graphId, selection)}
      union all
      select unnest(array[e.source, nullif(e.target, e.source)]), false from ${table("kg_edges")} e
      where ${live(opened, graphId, selection.asOf)}
    ) ends group by id having bool_or(counts)
    order by degree desc, id offset ${offset} limit ${limit}`;
}

export function byTermsSql(
  { table }: OrgDatabase,
  graphId: string,
  terms: readonly string[],
  selection: NodeSelection,
  limit: number,
): RawBuilder<NodeRow> {
  const wanted = sql`${storableTerms(terms)}::text[]`;
  return sql<NodeRow>`select ${nodeColumns} from ${table("kg_nodes")} n
    where ${selected(graphId, selection)} and n.terms && ${wanted}
    order by (select count(*) from unnest(n.terms) term where term = any(${wanted})) desc, n.id
    limit ${limit}`;
}
