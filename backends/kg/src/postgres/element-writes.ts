import { withTransaction } from "@elqnt/adapters/postgres";
import { type RawBuilder, sql, type Transaction } from "kysely";
import type { StoredEdge, StoredNode } from "../element.ts";
import type { ElementChanges } from "../store.ts";
import { type OrgDatabase, reached } from "./database.ts";
import { sentEdges, sentNodes } from "./rows.ts";

/** Rows that are deleted with one statement; each stays far below a statement's time. */
const DELETED_AT_ONCE = 20_000;

/** Rows that come and go, in one transaction: a statement for each kind, however many they are. */
export async function writeElements(
  opened: OrgDatabase,
  graphId: string,
  { nodes = [], edges = [], removedNodes = [], removedEdges = [] }: ElementChanges,
): Promise<void> {
  await together(opened, [
    ...upsert(opened, "kg_nodes", graphId, newest(nodes), sentNodes),
    ...upsert(opened, "kg_edges", graphId, newest(edges), sentEdges),
    ...remove(opened, "kg_nodes", graphId, removedNodes),
    ...remove(opened, "kg_edges", graphId, removedEdges),
  ]);
}

export async function clearElements(opened: OrgDatabase, graphId: string): Promise<void> {
  for (const name of ["kg_edges", "kg_nodes"]) await clear(opened, opened.table(name), graphId);
}

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
