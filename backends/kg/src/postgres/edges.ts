import { type RawBuilder, sql } from "kysely";
import type { QueryStore } from "../store.ts";
import type { TopologyEdge, Walk } from "../topology.ts";
import { labelled, live } from "./conditions.ts";
import { type KgDatabase, type OrgDatabase, rowsOf } from "./database.ts";
import { type EdgeRow, edgeColumns, toElement } from "./rows.ts";

export function postgresEdges(database: KgDatabase): Pick<QueryStore, "edgesOf" | "edgesBetween"> {
  return {
    async edgesOf(org, graphId, nodeIds, walk, limit) {
      if (nodeIds.length === 0) return [];
      const opened = await database.open(org);
      return rowsOf(opened, edgesOfSql(opened, graphId, nodeIds, walk, limit));
    },
    async edgesBetween(org, graphId, nodeIds, asOf, limit) {
      if (nodeIds.length === 0) return [];
      const opened = await database.open(org);
      const rows = await rowsOf(opened, edgesBetweenSql(opened, graphId, nodeIds, asOf, limit));
      return rows.map(toElement);
    },
  };
}

/** Each direction is one read of its index; what both find is one edge. */
export function edgesOfSql(
  opened: OrgDatabase,
  graphId: string,
  nodeIds: readonly string[],
  { direction, labels, asOf }: Walk,
  limit: number,
): RawBuilder<TopologyEdge> {
  const along = (end: "e.source" | "e.target"): RawBuilder<unknown> =>
    sql`(select e.id, e.source, e.target, e.label from ${opened.table("kg_edges")} e
      where ${live(opened, graphId, asOf)} and ${sql.raw(end)} = any(${nodeIds}::text[]) and ${labelled("e", labels)}
      order by e.id limit ${limit})`;
  const arms = [
    ...(direction === "in" ? [] : [along("e.source")]),
    ...(direction === "out" ? [] : [along("e.target")]),
  ];
  return sql<TopologyEdge>`select id, source as "sourceId", target as "targetId", label
    from (${sql.join(arms, sql` union `)}) walked order by id limit ${limit}`;
}

export const edgesBetweenSql = (
  opened: OrgDatabase,
  graphId: string,
  nodeIds: readonly string[],
  asOf: string | undefined,
  limit: number,
): RawBuilder<EdgeRow> =>
  sql<EdgeRow>`select ${edgeColumns} from ${opened.table("kg_edges")} e
    where ${live(opened, graphId, asOf)}
      and e.source = any(${nodeIds}::text[]) and e.target = any(${nodeIds}::text[])
    order by e.id limit ${limit}`;
