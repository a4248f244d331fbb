import type { CountStore, LabelCount } from "../store.ts";
import type { KgClickHouse, Tables } from "./database.ts";
import { ofGraph } from "./sql.ts";

/** Sources of every row; a visible node names those of the nodes that were merged into it, too. */
const supports = ({ kg_nodes, kg_edges }: Tables) => `
  SELECT arrayJoin(if(visible, sources, supporters)) AS source, visible AS node, 0 AS edge, updated_at
    FROM ${kg_nodes} FINAL WHERE ${ofGraph}
  UNION ALL SELECT arrayJoin(supporters), 0, visible, updated_at FROM ${kg_edges} FINAL WHERE ${ofGraph}`;

/** Counts of what is there now: each reads a few columns of the graph's rows. */
export function clickHouseCounts(database: KgClickHouse): CountStore {
  return {
    async countGraph(org, graphId) {
      const query = (tables: Tables) => `SELECT
        (SELECT count() FROM ${tables.kg_nodes} FINAL WHERE ${ofGraph} AND visible),
        (SELECT count() FROM ${tables.kg_edges} FINAL WHERE ${ofGraph} AND visible),
        (SELECT uniqExact(source) FROM (${supports(tables)})),
        (SELECT count() FROM ${tables.kg_embeddings} FINAL WHERE ${ofGraph}
          AND id IN (SELECT id FROM ${tables.kg_nodes} FINAL WHERE ${ofGraph} AND visible))`;
      const [row] = await database.select<[number, number, number, number]>(org, query, { graphId });
      const [nodeCount, edgeCount, sourceCount, embeddedCount] = row ?? [0, 0, 0, 0];
      return { nodeCount, edgeCount, sourceCount, embeddedCount };
    },

    async countLabels(org, graphId, { kind, after, limit }) {
      const counted = (name: LabelCount["kind"], table: string) =>
        `SELECT '${name}' AS kind, toString(label) AS label, count() AS count FROM ${table} FINAL
          WHERE ${ofGraph} AND visible GROUP BY label`;
      const query = (tables: Tables) => {
        const nodes = kind === "edge" ? [] : [counted("node", tables.kg_nodes)];
        const edges = kind === "node" ? [] : [counted("edge", tables.kg_edges)];
        return `SELECT kind, label, count FROM (${[...nodes, ...edges].join(" UNION ALL ")})
          WHERE (kind, label) > ({kind:String}, {label:String}) ORDER BY kind, label LIMIT {limit:UInt64}`;
      };
      const start = { kind: after?.kind ?? "", label: after?.label ?? "" };
      const rows = await database.select<[LabelCount["kind"], string, number]>(org, query, {
        ...start,
        graphId,
        limit,
      });
      return rows.map(([of, label, count]) => ({ kind: of, label, count }));
    },

    async countSources(org, graphId, { after = "", limit }) {
      const query = (tables: Tables) => `
        SELECT source, sum(node), sum(edge), max(updated_at) FROM (${supports(tables)})
        WHERE source > {after:String} GROUP BY source ORDER BY source LIMIT {limit:UInt64}`;
      const rows = await database.select<[string, number, number, string]>(org, query, {
        graphId,
        after,
        limit,
      });
      return rows.map(([id, nodeCount, edgeCount, updatedAt]) => ({ id, nodeCount, edgeCount, updatedAt }));
    },
  };
}
