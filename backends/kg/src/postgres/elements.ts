import { withTransaction } from "@elqnt/adapters/postgres";
import { type RawBuilder, sql, type Transaction } from "kysely";
import type { StoredEdge, StoredNode } from "../element.ts";
import type { ElementStore } from "../store.ts";
import { type KgDatabase, type OrgDatabase, reached, rowsOf } from "./database.ts";
import {
  type EdgeRow,
  edgeColumns,
  type NodeRow,
  nodeColumns,
  sentEdges,
  sentNodes,
  toEdge,
  toNode,
} from "./rows.ts";
import { inBatches } from "./scan.ts";

/** Rows that are deleted with one statement; each stays far below a statement's time. */
const DELETED_AT_ONCE = 20_000;

export function postgresElements(database: KgDatabase): ElementStore {
  const nodes = async (org: string, where: RawBuilder<unknown>): Promise<StoredNode[]> => {
    const opened = await database.open(org);
    const rows = await rowsOf(
      opened,
      sql<NodeRow>`select ${nodeColumns} from ${opened.table("kg_nodes")} n where ${where}`,
    );
    return rows.map(toNode);
  };
  const edges = async (org: string, where: RawBuilder<unknown>): Promise<StoredEdge[]> => {
    const opened = await database.open(org);
    const rows = await rowsOf(
      opened,
      sql<EdgeRow>`select ${edgeColumns} from ${opened.table("kg_edges")} e where ${where}`,
    );
    return rows.map(toEdge);
  };
  /** Rows by id, in batches. */
  const nodesInBatches = (org: string, graphId: string, where: RawBuilder<unknown>) =>
    inBatches(
      (after, limit) => nodes(org, sql`n.graph_id = ${graphId} and ${where} ${page("n", after, limit)}`),
      ({ face }) => face.id,
    );
  const edgesInBatches = (org: string, graphId: string, where: RawBuilder<unknown>) =>
    inBatches(
      (after, limit) => edges(org, sql`e.graph_id = ${graphId} and ${where} ${page("e", after, limit)}`),
      ({ face }) => face.id,
    );
  return {
    readNodes: async (org, graphId, ids) =>
      ids.length === 0 ? [] : nodes(org, sql`n.graph_id = ${graphId} and n.id = any(${ids}::text[])`),
    readEdges: async (org, graphId, ids) =>
      ids.length === 0 ? [] : edges(org, sql`e.graph_id = ${graphId} and e.id = any(${ids}::text[])`),
    readAliases: async (org, graphId, rootIds) =>
      rootIds.length === 0
        ? []
        : nodes(org, sql`n.graph_id = ${graphId} and not n.visible and n.root = any(${rootIds}::text[])`),
    readEdgesSaidOf: (org, graphId, nodeIds) =>
      edgesInBatches(
        org,
        graphId,
        sql`(e.said_source = any(${nodeIds}::text[]) or e.said_target = any(${nodeIds}::text[]))`,
      ),
    readNodesOfSource: (org, graphId, sourceId) =>
      nodesInBatches(org, graphId, sql`n.sources @> array[${sourceId}]`),
    readEdgesOfSource: (org, graphId, sourceId) =>
      edgesInBatches(org, graphId, sql`e.sources @> array[${sourceId}]`),
    async write(org, graphId, _revision, changes) {
      const opened = await database.open(org);
      const { nodes: written = [], edges: connected = [], removedNodes = [], removedEdges = [] } = changes;
      const statements = [
        ...upsert(opened, "kg_nodes", graphId, newest(written), sentNodes),
        ...upsert(opened, "kg_edges", graphId, newest(connected), sentEdges),
        ...remove(opened, "kg_nodes", graphId, removedNodes),
        ...remove(opened, "kg_edges", graphId, removedEdges),
      ];
      await together(opened, statements);
    },
    async deleteGraph(org, graphId) {
      const opened = await database.open(org);
      for (const name of ["kg_edges", "kg_nodes"]) await clear(opened, opened.table(name), graphId);
    },
  };
}

const page = (table: "n" | "e", after: string | undefined, limit: number): RawBuilder<unknown> => {
  const id = sql.raw(`${table}.id`);
  return sql`${after === undefined ? sql`` : sql`and ${id} > ${after}`} order by ${id} limit ${limit}`;
};

/** One row per id: the last one with the highest revision. */
function newest<TRow extends StoredNode | StoredEdge>(rows: readonly TRow[]): TRow[] {
  const kept = new Map<string, TRow>();
  for (const row of rows) {
    const known = kept.get(row.face.id);
    if (!known || known.revision <= row.revision) kept.set(row.face.id, row);
  }
  return [...kept.values()];
}

const nodeNames = [
  ...["revision", "root", "visible", "label", "valid_from", "valid_to", "updated_at"],
  ...["sources", "face_sources", "terms", "row"],
];
const edgeNames = [
  ...["revision", "source", "target", "said_source", "said_target", "label", "visible"],
  ...["valid_from", "valid_to", "updated_at", "sources", "row"],
];
const namesOf = { kg_nodes: nodeNames, kg_edges: edgeNames };

/** Rows in place of those with a lower or the same revision. An embedding stays with its node. */
function upsert<TRow>(
  { table }: OrgDatabase,
  name: keyof typeof namesOf,
  graphId: string,
  rows: readonly TRow[],
  sent: (rows: readonly TRow[]) => RawBuilder<unknown>,
): RawBuilder<unknown>[] {
  if (rows.length === 0) return [];
  const names = namesOf[name];
  const columns = sql.raw(names.join(", "));
  const assigned = sql.raw(names.map((column) => `${column} = excluded.${column}`).join(", "));
  return [
    sql`insert into ${table(name)} as known (graph_id, id, ${columns})
      select ${graphId}, id, ${columns} from ${sent(rows)} order by id
      on conflict (graph_id, id) do update set ${assigned} where known.revision <= excluded.revision`,
  ];
}

function remove(
  { table }: OrgDatabase,
  name: keyof typeof namesOf,
  graphId: string,
  rows: readonly (StoredNode | StoredEdge)[],
): RawBuilder<unknown>[] {
  if (rows.length === 0) return [];
  const ids = rows.map(({ face }) => face.id);
  return [sql`delete from ${table(name)} where graph_id = ${graphId} and id = any(${ids}::text[])`];
}

async function together({ db }: OrgDatabase, statements: readonly RawBuilder<unknown>[]): Promise<void> {
  const [only] = statements;
  if (statements.length > 1) {
    const run = async (trx: Transaction<unknown>) => {
      for (const statement of statements) await statement.execute(trx);
    };
    await reached(withTransaction(db, run));
  } else if (only) await reached(only.execute(db));
}

async function clear(opened: OrgDatabase, table: RawBuilder<unknown>, graphId: string): Promise<void> {
  const some = sql`delete from ${table} where graph_id = ${graphId} and id in (
    select id from ${table} where graph_id = ${graphId} order by id limit ${DELETED_AT_ONCE})`;
  for (;;) {
    const { numAffectedRows = 0n } = await reached(some.execute(opened.db));
    if (numAffectedRows < BigInt(DELETED_AT_ONCE)) return;
  }
}
