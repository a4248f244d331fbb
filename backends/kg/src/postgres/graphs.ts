import { errorCode } from "@elqnt/adapters/postgres";
import type { KGGraph } from "@elqnt/contracts/kg";
import type { WriteContext } from "@elqnt/service-kit";
import { type RawBuilder, sql, type Transaction } from "kysely";
import type { KgLedger } from "../ledger.ts";
import { graphConflict, graphExists, graphLimitReached, graphNotFound } from "../ledger-problems.ts";
import type { ChangeGates } from "./change-gates.ts";
import { type KgDatabase, type OrgDatabase, rowsOf } from "./database.ts";
import { sequenceOf } from "./sequence.ts";
import { commitWrite, type Written } from "./write.ts";

type Graphs = Pick<
  KgLedger,
  "listGraphs" | "getGraph" | "getGraphByName" | "insertGraph" | "updateGraph" | "deleteGraph"
>;

const UNIQUE_VIOLATION = "23505";

export function postgresGraphs(database: KgDatabase, gates: ChangeGates): Graphs {
  const first = async (org: string, where: RawBuilder<unknown>): Promise<KGGraph | undefined> => {
    const opened = await database.open(org);
    const rows = await rowsOf(
      opened,
      sql<{ graph: KGGraph }>`select graph from ${opened.table("kg_graphs")} where ${where}`,
    );
    return rows[0]?.graph;
  };
  /** A write of a graph that is still what was read. It waits its turn among the changes: their work needs the pool. */
  const locking = async <TResult>(
    org: string,
    graph: KGGraph,
    write: WriteContext,
    work: (opened: OrgDatabase, trx: Transaction<unknown>, locked: LockedGraph) => Promise<Written<TResult>>,
  ): Promise<TResult> => {
    const opened = await database.open(org);
    const run = async (trx: Transaction<unknown>) => work(opened, trx, await lockVersion(opened, trx, graph));
    return gates.within(org, graph.id, () => commitWrite(opened, database.postgres.db, org, write, run));
  };
  return {
    async listGraphs(org, { after, limit }) {
      const opened = await database.open(org);
      const rows = await rowsOf(
        opened,
        sql<{ graph: KGGraph }>`select graph from ${opened.table("kg_graphs")}
          where ${after === undefined ? sql`true` : sql`name > ${after}`} order by name limit ${limit}`,
      );
      return rows.map(({ graph }) => graph);
    },
    getGraph: (org, graphId) => first(org, sql`id = ${graphId}`),
    getGraphByName: (org, name) => first(org, sql`name = ${name}`),

    async insertGraph(org, graph, limit, write) {
      const opened = await database.open(org);
      return commitWrite(opened, opened.db, org, write, async (trx) => {
        await named(graph.name, insert(opened, trx, graph, limit));
        return { result: graph, events: [{ type: "kg.events.graph.created", data: { graph } }] };
      });
    },

    updateGraph: (org, current, next, write) =>
      locking(org, current, write, async ({ table }, trx) => {
        const update = sql`update ${table("kg_graphs")}
          set name = ${next.name}, version = ${next.version}, graph = ${JSON.stringify(next)}::text::json
          where id = ${current.id}`;
        await named(next.name, update.execute(trx));
        return { result: next };
      }),

    deleteGraph: (org, graph, write) =>
      locking(org, graph, write, async (opened, trx, locked) => {
        const { table } = opened;
        await sql`with merges as (delete from ${table("kg_merges")} where graph_id = ${graph.id}),
            inbox as (delete from ${table("kg_inbox")} where graph_id = ${graph.id}),
            notes as (delete from ${table("kg_notes")} where graph_id = ${graph.id})
          delete from ${table("kg_graphs")} where id = ${graph.id}`.execute(trx);
        await sql`drop sequence ${sequenceOf(opened, locked.number)}`.execute(trx);
        const events = [{ type: "kg.events.graph.deleted" as const, data: { graph: locked.graph } }];
        return { result: undefined, events };
      }),
  };
}

/** One insert at a time in an org: the limit counts what others have committed. */
async function insert(
  opened: OrgDatabase,
  trx: Transaction<unknown>,
  graph: KGGraph,
  limit: number,
): Promise<void> {
  const graphs = opened.table("kg_graphs");
  await sql`select pg_advisory_xact_lock(hashtextextended(${`elqnt:kg-graphs:${opened.schema}`}, 0))`.execute(
    trx,
  );
  const { rows } = await sql<{ number: string }>`
    insert into ${graphs} (id, name, version, graph)
    select ${graph.id}, ${graph.name}, ${graph.version}, ${JSON.stringify(graph)}::text::json
    where (select count(*) from ${graphs} where name <> ${graph.name}) < ${limit}
    returning number`.execute(trx);
  if (!rows[0]) throw graphLimitReached(limit);
  await sql`create sequence ${sequenceOf(opened, rows[0].number)}`.execute(trx);
}

interface LockedGraph {
  readonly graph: KGGraph;
  readonly number: string;
}

/** Waits for the change that runs, and refuses when the graph is no longer what was read. */
async function lockVersion(
  { table }: OrgDatabase,
  trx: Transaction<unknown>,
  { id, version }: KGGraph,
): Promise<LockedGraph> {
  const { rows } = await sql<LockedGraph>`
    select graph, number from ${table("kg_graphs")} where id = ${id} for update`.execute(trx);
  const [locked] = rows;
  if (!locked) throw graphNotFound(id);
  if (locked.graph.version !== version) throw graphConflict(locked.graph);
  return locked;
}

/** A name that is taken, in the words of the port. */
async function named<TResult>(name: string, work: Promise<TResult>): Promise<TResult> {
  try {
    return await work;
  } catch (error) {
    throw errorCode(error) === UNIQUE_VIOLATION ? graphExists(name) : error;
  }
}
