import type { EventPayloads } from "@elqnt/contracts/events";
import type { KGGraph, KGMerge } from "@elqnt/contracts/kg";
import type { IdempotencyPort, ReadyCheck, WriteContext } from "@elqnt/service-kit";

/** Subjects of the events of this service. */
export type KgSubject = Extract<keyof EventPayloads, `kg.events.${string}`>;

/** An event to publish: its type and data; the ledger adds id, time, org and actor. */
export type KgEvent = {
  [TSubject in KgSubject]: {
    readonly type: TSubject;
    readonly data: Omit<EventPayloads[TSubject]["data"], "actor">;
    /** Whose it is, where a change is made for several. Default: the change's. */
    readonly origin?: EventOrigin;
  };
}[KgSubject];

/** Who and what led to an event. */
export type EventOrigin = Pick<WriteContext, "actor" | "requestId" | "traceparent">;

/** Elements as queries know them: what is visible. */
export interface ChangedIds {
  /** New or changed. */
  readonly nodeIds: readonly string[];
  readonly edgeIds: readonly string[];
  /** Gone. */
  readonly deletedNodeIds: readonly string[];
  readonly deletedEdgeIds: readonly string[];
}

/** What a change means to do by what it takes away, where more follows from it than the elements show. */
export interface ChangeIntent {
  /** The source that is deleted. */
  readonly sourceId?: string;
  /** The merge that is made or taken back, as it is afterwards. */
  readonly merge?: KGMerge;
}

/** What a change is about to do to elements: of what it takes away the store may know nothing afterwards. */
export interface ChangeNote extends ChangedIds, ChangeIntent {
  readonly origin: EventOrigin;
}

/** What a change of a graph's elements leaves in the ledger. */
export interface GraphChange<TResult> {
  /** What the caller gets, and what `write.idempotency` records. */
  readonly result: TResult;
  /** Whether elements changed: only then the revision grows and events are published. */
  readonly changed: boolean;
  readonly events?: readonly KgEvent[];
  /** A merge to insert, or to replace under its id. */
  readonly merge?: KGMerge;
}

/** What a change leaves that only finished what lost ones had begun: `work` has another turn. */
export interface FinishedNotes {
  readonly again: true;
  readonly events: readonly KgEvent[];
  readonly merges: readonly KGMerge[];
}

/** Revisions that were given to changes which never committed; the one a change makes has not committed either. */
export interface LostRevisions {
  has(revision: number): boolean;
}

/** Position of a stream of facts about one subject, so that an old or repeated one is left out. */
export interface InboxEntry {
  /** Such as `ticket/<record id>`. */
  readonly subject: string;
  /** Grows with every fact about the subject. */
  readonly version: number;
}

/** A change's turn among those of its graph. */
export interface ChangeTurn {
  /** The one the change will make. */
  readonly revision: number;
  readonly lost: LostRevisions;
  /** Entries of the inbox that were not seen before. */
  readonly fresh: readonly InboxEntry[];
  /** What changes noted that were lost, oldest first. */
  readonly notes: readonly ChangeNote[];
  /** Writes a note, durable once it resolves; it goes when the change commits. */
  note(note: ChangeNote): Promise<void>;
}

/**
 * What of the knowledge graph must survive and be consistent across processes: graphs, merges, revisions, events
 * and idempotency records. On PostgreSQL, or in memory.
 *
 * What every implementation promises (and `ledger.contract.ts` proves):
 * - A write commits its rows, events and, when the context carries one, its idempotency record together or not
 *   at all.
 * - Changes of one graph follow one another, also across processes; `revision` is read-your-writes everywhere.
 * - Nothing of one org is ever read or changed through another.
 * - What is expected to go wrong is thrown as a `ProblemError`.
 */
export interface KgLedger extends IdempotencyPort {
  /** By name (code points), after `after`. */
  listGraphs(
    org: string,
    page: { readonly after?: string | undefined; readonly limit: number },
  ): Promise<KGGraph[]>;
  getGraph(org: string, graphId: string): Promise<KGGraph | undefined>;
  getGraphByName(org: string, name: string): Promise<KGGraph | undefined>;
  /** Throws `graph_exists`, or `limit_reached` beyond `limit` graphs. Publishes `kg.events.graph.created`. */
  insertGraph(org: string, graph: KGGraph, limit: number, write: WriteContext): Promise<KGGraph>;
  /** Stores `next` over `current`. Throws `version_conflict`, `graph_exists`, `graph_not_found`. */
  updateGraph(org: string, current: KGGraph, next: KGGraph, write: WriteContext): Promise<KGGraph>;
  /** With its merges. Throws `version_conflict`, `graph_not_found`. Publishes `kg.events.graph.deleted`. */
  deleteGraph(org: string, graph: KGGraph, write: WriteContext): Promise<void>;

  /** The committed state of the graph's elements, from 0; `undefined` when there is no such graph. One cheap query. */
  revision(org: string, graphId: string): Promise<number | undefined>;
  /**
   * Runs `work` while no other change of the graph runs. It writes elements to the store; what it answers is then
   * committed. Throws `graph_not_found`.
   * With `inbox`, entries of different subjects, `work` gets the `fresh` ones, in their order: those whose version is
   * above the one last seen of their subject. They are written down with the change. Where none is fresh `work` is
   * skipped: `undefined`.
   *
   * A revision whose change may have written and did not commit is never given again: it is `lost`, and a row that
   * carries it counts as changed when it is written again, so that its events are published. Work that throws a
   * `ProblemError` other than `service_unavailable` has written nothing yet.
   *
   * Rows that a lost change removed carry nothing, so a change notes them before. Work that is given `notes` finishes
   * what they tell and answers {@link FinishedNotes}: these are committed, the notes are gone, and `work` runs again.
   *
   * `work` starts no other change: it would wait for itself.
   */
  change<TResult>(
    org: string,
    graphId: string,
    write: WriteContext,
    work: (turn: ChangeTurn) => Promise<GraphChange<TResult> | FinishedNotes>,
    inbox?: readonly InboxEntry[],
  ): Promise<TResult | undefined>;

  /** Graphs of all orgs in which there are notes: of lost changes, or of those that run. */
  listNoted(): Promise<readonly { readonly org: string; readonly graphId: string }[]>;

  getMerge(org: string, graphId: string, mergeId: string): Promise<KGMerge | undefined>;
  /** Newest first (by id), before `before`. */
  listMerges(
    org: string,
    graphId: string,
    page: { readonly before?: string | undefined; readonly limit: number },
  ): Promise<KGMerge[]>;

  /**
   * Fields of an entity's records that hold ids of other records, each with the entity it names, as the definition
   * says; for the mirror. `null` once the definition is gone, `undefined` before it was heard of.
   */
  readRelationFields(
    org: string,
    definitionId: string,
  ): Promise<Readonly<Record<string, string>> | null | undefined>;
  /** Replaces them; a `version` of the definition at or below the one last written changes nothing. */
  writeRelationFields(
    org: string,
    definitionId: string,
    version: number,
    fields: Readonly<Record<string, string>> | null,
  ): Promise<void>;

  ready(): Promise<readonly ReadyCheck[]>;
  close(): Promise<void>;
}
