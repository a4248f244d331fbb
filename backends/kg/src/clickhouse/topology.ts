import type { Parameters } from "@elqnt/adapters/clickhouse";
import type { QueryStore, TopologyBatch } from "../store.ts";
import type { TopologyEdge, Walk } from "../topology.ts";
import type { KgClickHouse, Tables } from "./database.ts";
import { adjacencyKey, allOf, endsValidAt, labelled, latest, ofGraph, toValidity, validAt } from "./sql.ts";

/** Rows of a few short columns. */
const BATCH = 50_000;

type EdgeRow = readonly [id: string, sourceId: string, targetId: string, label: string];
type Reads = Pick<QueryStore, "edgesOf" | "scanTopology">;

/** Who is next to whom. */
export function clickHouseTopology(database: KgClickHouse): Reads {
  return {
    async edgesOf(org, graphId, nodeIds, walk, limit) {
      if (nodeIds.length === 0) return [];
      const query = (tables: Tables) =>
        `SELECT DISTINCT id, source, target, label FROM (${neighbours(tables, walk)}) ORDER BY id LIMIT {limit:UInt64}`;
      const parameters = { ...conditions(walk), graphId, nodeIds, limit };
      return (await database.select<EdgeRow>(org, query, parameters)).map(toTopologyEdge);
    },

    async *scanTopology(org, graphId): AsyncGenerator<TopologyBatch> {
      for await (const rows of scan<[id: string, from: string, to: string]>(
        (after) => database.select(org, nodePage, { graphId, after }),
        ([id]) => id,
      )) {
        yield { nodes: rows.map(([id, from, to]) => toValidity(id, from, to)) };
      }
      for await (const rows of scan<[...EdgeRow, from: string, to: string]>(
        (after) => database.select(org, edgePage, { graphId, after }),
        ([id]) => id,
      )) {
        yield {
          edges: rows.map(([id, sourceId, targetId, label, from, to]) => ({
            ...toValidity(id, from, to),
            sourceId,
            targetId,
            label,
          })),
        };
      }
    },
  };
}

const toTopologyEdge = ([id, sourceId, targetId, label]: EdgeRow): TopologyEdge => ({
  id,
  sourceId,
  targetId,
  label,
});

/** Edges that leave or enter the nodes, once per direction. */
function neighbours(tables: Tables, walk: Walk): string {
  const { labels, asOf, direction } = walk;
  const label = labelled(labels).sql;
  const valid = allOf(validAt(asOf), endsValidAt(tables.kg_nodes, asOf)).sql;
  const of = (table: string, end: "source" | "target") => {
    const where = `${end} IN {nodeIds:Array(String)} AND ${label}`;
    // Where nothing is asked of validity, its columns need not be read.
    const columns = asOf === undefined ? [] : ["valid_from", "valid_to"];
    return `SELECT id, source, target, label
      FROM ${latest({ table, key: adjacencyKey, columns, where })} WHERE ${valid}`;
  };
  const out = direction === "in" ? [] : [of(tables.kg_edges_out, "source")];
  const into = direction === "out" ? [] : [of(tables.kg_edges_in, "target")];
  return [...out, ...into].join(" UNION ALL ");
}

const conditions = ({ labels, asOf }: Walk): Parameters => ({
  ...labelled(labels).parameters,
  ...validAt(asOf).parameters,
});

const page = (columns: string, table: string) =>
  `SELECT ${columns} FROM ${table} FINAL
    WHERE ${ofGraph} AND visible AND id > {after:String} ORDER BY id LIMIT ${BATCH}`;
const nodePage = (tables: Tables) => page("id, valid_from, valid_to", tables.kg_nodes);
const edgePage = (tables: Tables) => page("id, source, target, label, valid_from, valid_to", tables.kg_edges);

async function* scan<TRow>(
  read: (after: string) => Promise<TRow[]>,
  idOf: (row: TRow) => string,
): AsyncGenerator<TRow[]> {
  let rows: TRow[] = [];
  do {
    const last = rows.at(-1);
    rows = await read(last === undefined ? "" : idOf(last));
    if (rows.length > 0) yield rows;
  } while (rows.length === BATCH);
}
