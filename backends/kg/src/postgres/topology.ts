import { type RawBuilder, sql } from "kysely";
import type { QueryStore, TopologyBatch, Validity } from "../store.ts";
import type { TopologyEdge } from "../topology.ts";
import { type KgDatabase, type OrgDatabase, rowsOf } from "./database.ts";
import { inBatches } from "./scan.ts";

/** Rows of a few short columns: more fit into one answer. */
const BATCH = 20_000;

interface ValidityColumns {
  id: string;
  from: string | null;
  to: string | null;
}

export function postgresTopology(database: KgDatabase): Pick<QueryStore, "scanTopology"> {
  return {
    async *scanTopology(org, graphId): AsyncGenerator<TopologyBatch> {
      const opened = await database.open(org);
      const scan = <TRow extends ValidityColumns>(query: (rest: RawBuilder<unknown>) => RawBuilder<TRow>) =>
        inBatches(
          (after, limit) => rowsOf(opened, query(pageOf(graphId, after, limit))),
          ({ id }) => id,
          BATCH,
        );
      for await (const nodes of scan((page) => nodesSql(opened, page)))
        yield { nodes: nodes.map(toValidity) };
      for await (const edges of scan((page) => edgesSql(opened, page))) yield { edges: edges.map(toEdge) };
    },
  };
}

const pageOf = (graphId: string, after: string | undefined, limit: number) =>
  sql`graph_id = ${graphId} and visible and ${after === undefined ? sql`true` : sql`id > ${after}`}
    order by id limit ${limit}`;

const nodesSql = ({ table }: OrgDatabase, page: RawBuilder<unknown>) =>
  sql<ValidityColumns>`select id, valid_from as "from", valid_to as "to" from ${table("kg_nodes")} where ${page}`;

const edgesSql = ({ table }: OrgDatabase, page: RawBuilder<unknown>) =>
  sql<ValidityColumns & TopologyEdge>`select id, source as "sourceId", target as "targetId", label,
    valid_from as "from", valid_to as "to" from ${table("kg_edges")} where ${page}`;

const toValidity = ({ id, from, to }: ValidityColumns): Validity => ({
  id,
  ...(from === null ? {} : { validFrom: from }),
  ...(to === null ? {} : { validTo: to }),
});

const toEdge = ({ sourceId, targetId, label, ...row }: ValidityColumns & TopologyEdge) => ({
  ...toValidity(row),
  sourceId,
  targetId,
  label,
});
