import { sql } from "kysely";
import type { CountStore, LabelCount } from "../store.ts";
import { type KgDatabase, rowsOf } from "./database.ts";

/** `T` with its counts as PostgreSQL sends a bigint. */
type Counted<T> = { [Key in keyof T]: T[Key] extends number ? string : T[Key] };

/** A visible node names the sources of the nodes that were merged into it, too. */
const supporting = sql.raw("case when visible then face_sources else sources end");

/** Counts of what is there now: each reads the graph's rows, or an index over them. */
export function postgresCounts(database: KgDatabase): CountStore {
  return {
    async countGraph(org, graphId) {
      const { table, ...opened } = await database.open(org);
      const nodes = sql`from ${table("kg_nodes")} where graph_id = ${graphId}`;
      const edges = sql`from ${table("kg_edges")} where graph_id = ${graphId}`;
      const query = sql<Record<"nodes" | "edges" | "sources" | "embedded", string>>`select
        (select count(*) ${nodes} and visible) as nodes,
        (select count(*) ${edges} and visible) as edges,
        (select count(*) ${nodes} and visible and embedding is not null) as embedded,
        (select count(*) from (
          select unnest(${supporting}) ${nodes} union select unnest(sources) ${edges}
        ) found) as sources`;
      const [row] = await rowsOf({ table, ...opened }, query);
      return {
        nodeCount: Number(row?.nodes),
        edgeCount: Number(row?.edges),
        sourceCount: Number(row?.sources),
        embeddedCount: Number(row?.embedded),
      };
    },

    async countLabels(org, graphId, { kind, after, limit }) {
      const opened = await database.open(org);
      const counted = (name: LabelCount["kind"], table: string) =>
        sql`select ${name}::text collate "C" as kind, label, count(*) as count from ${opened.table(table)}
          where graph_id = ${graphId} and visible and ${kind === undefined || kind === name}::boolean group by label`;
      const query = sql<Counted<LabelCount>>`select * from (
          ${counted("node", "kg_nodes")} union all ${counted("edge", "kg_edges")}
        ) labels where ${after ? sql`(kind, label) > (${after.kind}, ${after.label})` : sql`true`}
        order by kind, label limit ${limit}`;
      return (await rowsOf(opened, query)).map((row) => ({ ...row, count: Number(row.count) }));
    },

    async countSources(org, graphId, { after, limit }) {
      const opened = await database.open(org);
      const query = sql<{ id: string; nodes: string; edges: string; updated: string }>`
        select id, sum(node) as nodes, sum(edge) as edges, max(updated_at) as updated from (
          select unnest(${supporting}) collate "C" as id, visible::int as node, 0 as edge, updated_at
          from ${opened.table("kg_nodes")} where graph_id = ${graphId}
          union all select unnest(sources) collate "C", 0, visible::int, updated_at
          from ${opened.table("kg_edges")} where graph_id = ${graphId}
        ) support where ${after === undefined ? sql`true` : sql`id > ${after}`}
        group by id order by id limit ${limit}`;
      const rows = await rowsOf(opened, query);
      return rows.map(({ id, nodes, edges, updated }) => ({
        id,
        nodeCount: Number(nodes),
        edgeCount: Number(edges),
        updatedAt: updated,
      }));
    },
  };
}
