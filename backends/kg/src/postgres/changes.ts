import { withTransaction } from "@elqnt/adapters/postgres";
import type { ProblemError, WriteContext } from "@elqnt/service-kit";
import { sql, type Transaction } from "kysely";
import type { ChangeTurn, FinishedNotes, GraphChange, InboxEntry, KgLedger } from "../ledger.ts";
import { graphNotFound } from "../ledger-problems.ts";
import { leftByChange, unanswered } from "../left-by-change.ts";
import { isRefusal, lostRevisions, type RevisionRange, withLost } from "../lost-revisions.ts";
import type { ChangeGates } from "./change-gates.ts";
import { type KgDatabase, type OrgDatabase, reached, rowsOf } from "./database.ts";
import { deleteNotes, insertNote, listNoted, notesOf, type StoredNote } from "./notes.ts";
import { sequenceNamed } from "./sequence.ts";
import { record } from "./write.ts";

interface Request<TResult> {
  readonly org: string;
  readonly graphId: string;
  readonly write: WriteContext;
  readonly inbox: readonly InboxEntry[];
  work(turn: ChangeTurn): Promise<GraphChange<TResult> | FinishedNotes>;
}

/** How long work may take, the longest of all operations: its transaction is idle meanwhile, and others wait. */
const WORK_TIME = "5min";

/** What became of work: an answer, or a problem that it found before it wrote anything. */
type Outcome<TResult> =
  | { readonly change: GraphChange<TResult> | FinishedNotes }
  | { readonly problem: ProblemError };

/** A revision that was given, with those before it that never committed, and what the inbox has not seen. */
interface Turn {
  readonly revision: number;
  readonly lost: readonly RevisionRange[];
  readonly fresh: readonly InboxEntry[];
  readonly notes: readonly StoredNote[];
  /** Of the notes that go with the change: those of lost ones, and its own. */
  readonly noteIds: number[];
}

export function postgresChanges(
  database: KgDatabase,
  gates: ChangeGates,
): Pick<KgLedger, "change" | "revision" | "listNoted"> {
  return {
    listNoted: () => listNoted(database),
    async change(org, graphId, write, work, inbox = []) {
      const opened = await database.open(org);
      const request = { org, graphId, write, work, inbox };
      for (;;) {
        const change = await gates.within(org, graphId, () => runChange(opened, database, request));
        if (!change || !("again" in change)) return change?.result;
      }
    },
    async revision(org, graphId) {
      const opened = await database.open(org);
      const rows = await rowsOf(
        opened,
        sql<{ revision: string }>`select revision from ${opened.table("kg_graphs")} where id = ${graphId}`,
      );
      return rows[0] && Number(rows[0].revision);
    },
  };
}

/**
 * One transaction, which holds the row of the graph while work runs. It does not go through the gate of the org:
 * work needs that one for the store.
 */
async function runChange<TResult>(
  opened: OrgDatabase,
  { postgres }: KgDatabase,
  request: Request<TResult>,
): Promise<GraphChange<TResult> | FinishedNotes | undefined> {
  const run = async (trx: Transaction<unknown>): Promise<Outcome<TResult> | undefined> => {
    const turn = await takeTurn(opened, trx, request);
    if (!turn) return undefined;
    const outcome = await outcomeOf(opened, request, turn);
    await settle(opened, trx, request, turn, outcome);
    return outcome;
  };
  // What work wrote to the store does not roll back, so it runs once: no repetition here.
  const outcome = await reached(withTransaction(postgres.db, run, { retries: 0 }));
  if (outcome && "problem" in outcome) throw outcome.problem;
  return outcome?.change;
}

/** Locks the graph and takes its next revision; nothing when the inbox has seen all the facts. */
async function takeTurn(
  opened: OrgDatabase,
  trx: Transaction<unknown>,
  { graphId, inbox }: Request<unknown>,
): Promise<Turn | undefined> {
  const { rows } = await sql<{ number: string; settled: string; lost: RevisionRange[] }>`
    select number, settled, lost, set_config('idle_in_transaction_session_timeout', ${WORK_TIME}, true)
    from ${opened.table("kg_graphs")} where id = ${graphId}
    for no key update`.execute(trx);
  const [graph] = rows;
  if (!graph) throw graphNotFound(graphId);
  // A statement of its own: it has to see what was committed until the lock was given.
  const { rows: turns } = await sql<{ revision: string; fresh: string[]; notes: StoredNote[] }>`
    with fresh as (
      select subject from ${entriesOf(inbox)} where not exists (
        select from ${opened.table("kg_inbox")} as seen
        where seen.graph_id = ${graphId} and seen.subject = entry.subject and seen.version >= entry.version))
    select nextval(${sequenceNamed(opened, graph.number)}::regclass) as revision, array(select subject from fresh) as fresh,
      ${notesOf(opened, graphId)} as notes
    where ${inbox.length === 0} or exists (select from fresh)`.execute(trx);
  const [turn] = turns;
  if (!turn) return undefined;
  const given = Number(turn.revision);
  const fresh = new Set(turn.fresh);
  return {
    revision: given,
    lost: withLost(graph.lost, Number(graph.settled) + 1, given - 1),
    fresh: inbox.filter(({ subject }) => fresh.has(subject)),
    notes: turn.notes,
    noteIds: turn.notes.map(({ id }) => id),
  };
}

async function outcomeOf<TResult>(
  opened: OrgDatabase,
  { graphId, work }: Request<TResult>,
  { revision, lost, fresh, notes, noteIds }: Turn,
): Promise<Outcome<TResult>> {
  const turn: ChangeTurn = {
    revision,
    lost: lostRevisions(lost, revision),
    fresh,
    notes: notes.map(({ note }) => note),
    note: async (note) => {
      noteIds.push(await insertNote(opened, graphId, revision, note));
    },
  };
  try {
    return { change: await work(turn) };
  } catch (error) {
    if (isRefusal(error)) return { problem: error };
    throw error;
  }
}

/** Writes down what became of the revision, with everything the change leaves. */
async function settle<TResult>(
  opened: OrgDatabase,
  trx: Transaction<unknown>,
  { org, graphId, write }: Request<TResult>,
  { revision, lost, fresh, noteIds }: Turn,
  outcome: Outcome<TResult>,
): Promise<void> {
  const change = "change" in outcome ? outcome.change : undefined;
  const { changed, events, merges } = leftByChange(change ?? { result: undefined, changed: false });
  const isAgain = change !== undefined && "again" in change;
  const { table } = opened;
  const parts = [
    sql`settled as (update ${table("kg_graphs")} set settled = ${revision}, lost = ${JSON.stringify(lost)}::text::json,
      revision = ${changed ? sql`${revision}` : sql`revision`} where id = ${graphId})`,
  ];
  if (merges.length > 0) {
    parts.push(sql`merged as (insert into ${table("kg_merges")} (graph_id, id, merge)
      select ${graphId}, merge ->> 'id', merge from json_array_elements(${JSON.stringify(merges)}::text::json) as merge
      on conflict (graph_id, id) do update set merge = excluded.merge)`);
  }
  if (change && noteIds.length > 0) parts.push(sql`noted as (${deleteNotes(opened, graphId, noteIds)})`);
  if (change && !isAgain && fresh.length > 0) {
    parts.push(sql`seen as (insert into ${table("kg_inbox")} (graph_id, subject, version)
      select ${graphId}, subject, version from ${entriesOf(fresh)}
      on conflict (graph_id, subject) do update set version = excluded.version)`);
  }
  await sql`with ${sql.join(parts)} select`.execute(trx);
  if (!change) return;
  if (isAgain) await record(opened, trx, org, unanswered(write), { result: undefined, events });
  else await record(opened, trx, org, write, { result: change.result, events });
}

/** Inbox entries as the rows of `entry`. */
const entriesOf = (entries: readonly InboxEntry[]) => {
  const subjects = entries.map(({ subject }) => subject);
  const versions = entries.map(({ version }) => version);
  return sql`unnest(${subjects}::text[], ${versions}::bigint[]) as entry (subject, version)`;
};
