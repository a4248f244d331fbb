import type { KGGraph, KGMerge } from "@elqnt/contracts/kg";
import { IdempotencyConflict, type IdempotencyRecord, type WriteContext } from "@elqnt/service-kit";
import { compareText } from "@elqnt/service-kit/filter";
import { envelopes, type KgEnvelope } from "../events.ts";
import type { ChangeNote, ChangeTurn, FinishedNotes, GraphChange, KgEvent, KgLedger } from "../ledger.ts";
import { graphConflict, graphExists, graphLimitReached, graphNotFound } from "../ledger-problems.ts";
import { leftByChange, unanswered } from "../left-by-change.ts";
import { isRefusal, lostRevisions, type RevisionRange, withLost } from "../lost-revisions.ts";

export interface MemoryLedgerOptions {
  /** Hears of every committed event, in order; what the outbox relay is to PostgreSQL. */
  onEvent?: (event: KgEnvelope) => void;
  /** Milliseconds since 1970. */
  now?: () => number;
}

export interface MemoryLedger extends KgLedger {
  /** Adds a graph as it is, without checks and events. */
  load(org: string, graph: KGGraph, revision?: number): void;
  /** Forgets everything of an org. */
  clear(org: string): void;
}

/** How long an idempotency record is replayed. */
const REPLAY_MS = 24 * 60 * 60 * 1000;

interface GraphState {
  graph: KGGraph;
  revision: number;
  /** The last revision given whose fate is known. */
  settled: number;
  lost: readonly RevisionRange[];
  readonly merges: Map<string, KGMerge>;
  readonly inbox: Map<string, number>;
  /** Of changes that were lost, and of the one that runs. */
  notes: readonly ChangeNote[];
  /** Settles when the last change that was asked for is over. */
  queue: Promise<unknown>;
}

interface OrgState {
  readonly graphs: Map<string, GraphState>;
  readonly relationFields: Map<string, { version: number; fields: Readonly<Record<string, string>> | null }>;
  readonly idempotency: Map<string, { record: IdempotencyRecord; expires: number }>;
}

/** The ledger in memory, for the mock and for tests: runs in a browser tab, forgets with the page. */
export function createMemoryLedger({
  onEvent = () => {},
  now = Date.now,
}: MemoryLedgerOptions = {}): MemoryLedger {
  const orgs = new Map<string, OrgState>();
  const stateOf = (org: string): OrgState => {
    const known = orgs.get(org) ?? { graphs: new Map(), relationFields: new Map(), idempotency: new Map() };
    orgs.set(org, known);
    return known;
  };
  const graphOf = (org: string, graphId: string): GraphState => {
    const known = orgs.get(org)?.graphs.get(graphId);
    if (!known) throw graphNotFound(graphId);
    return known;
  };
  const sameName = (org: string, { id, name }: KGGraph): boolean =>
    [...stateOf(org).graphs.values()].some(({ graph }) => graph.name === name && graph.id !== id);

  /** The answer is recorded first, so that a taken key stops the write before anything moved. */
  const commit = <TResult>(
    org: string,
    { result, events = [] }: { result: TResult; events?: readonly KgEvent[] },
    write: WriteContext,
    apply: () => void,
  ): TResult => {
    record(stateOf(org).idempotency, write, result, now());
    apply();
    for (const event of envelopes(events, org, write, new Date(now()).toISOString())) onEvent(event);
    return result;
  };
  const current = (org: string, { id, version }: KGGraph): GraphState => {
    const state = graphOf(org, id);
    if (state.graph.version !== version) throw graphConflict(state.graph);
    return state;
  };

  return {
    async listGraphs(org, { after, limit }) {
      const graphs = [...stateOf(org).graphs.values()].map(({ graph }) => graph);
      return graphs
        .filter(({ name }) => after === undefined || compareText(name, after) > 0)
        .sort((left, right) => compareText(left.name, right.name))
        .slice(0, limit);
    },
    async getGraph(org, graphId) {
      return orgs.get(org)?.graphs.get(graphId)?.graph;
    },
    async getGraphByName(org, name) {
      return [...stateOf(org).graphs.values()].find(({ graph }) => graph.name === name)?.graph;
    },
    async insertGraph(org, graph, limit, write) {
      const { graphs } = stateOf(org);
      if (sameName(org, graph)) throw graphExists(graph.name);
      if (graphs.size >= limit) throw graphLimitReached(limit);
      const events: KgEvent[] = [{ type: "kg.events.graph.created", data: { graph } }];
      return commit(org, { result: graph, events }, write, () => graphs.set(graph.id, newState(graph)));
    },
    async updateGraph(org, before, next, write) {
      const state = current(org, before);
      if (sameName(org, next)) throw graphExists(next.name);
      return commit(org, { result: next }, write, () => {
        state.graph = next;
      });
    },
    async deleteGraph(org, graph, write) {
      await enqueue(graphOf(org, graph.id), async () => {
        const { graph: deleted } = current(org, graph);
        const events: KgEvent[] = [{ type: "kg.events.graph.deleted", data: { graph: deleted } }];
        commit(org, { result: undefined, events }, write, () => stateOf(org).graphs.delete(graph.id));
      });
    },
    async revision(org, graphId) {
      return orgs.get(org)?.graphs.get(graphId)?.revision;
    },
    async change(org, graphId, write, work, inbox = []) {
      return enqueue(graphOf(org, graphId), async () => {
        const state = graphOf(org, graphId);
        const fresh = inbox.filter(
          ({ subject, version }) => (state.inbox.get(subject) ?? Number.NEGATIVE_INFINITY) < version,
        );
        if (inbox.length > 0 && fresh.length === 0) return undefined;
        for (;;) {
          const change = await attempt(state, fresh, work, (done, revision) => {
            const { events } = leftByChange(done);
            const isAgain = "again" in done;
            const [result, context] = isAgain ? [undefined, unanswered(write)] : [done.result, write];
            const apply = () => applyChange(state, done, revision, isAgain ? [] : fresh);
            commit<unknown>(org, { result, events }, context, apply);
          });
          if (!("again" in change)) return change.result;
        }
      });
    },
    async listNoted() {
      return [...orgs].flatMap(([org, { graphs }]) =>
        [...graphs].flatMap(([graphId, { notes }]) => (notes.length > 0 ? [{ org, graphId }] : [])),
      );
    },
    async getMerge(org, graphId, mergeId) {
      return orgs.get(org)?.graphs.get(graphId)?.merges.get(mergeId);
    },
    async listMerges(org, graphId, { before, limit }) {
      return [...(orgs.get(org)?.graphs.get(graphId)?.merges.values() ?? [])]
        .filter(({ id }) => before === undefined || id < before)
        .sort((left, right) => compareText(right.id, left.id))
        .slice(0, limit);
    },
    async readRelationFields(org, definitionId) {
      return stateOf(org).relationFields.get(definitionId)?.fields;
    },
    async writeRelationFields(org, definitionId, version, fields) {
      const { relationFields } = stateOf(org);
      const known = relationFields.get(definitionId);
      if (!known || known.version < version) relationFields.set(definitionId, { version, fields });
    },
    async find(org, scope, key) {
      const stored = orgs.get(org)?.idempotency.get(`${scope}\n${key}`);
      return stored && stored.expires > now() ? stored.record : null;
    },
    load: (org, graph, revision = 0) => void stateOf(org).graphs.set(graph.id, newState(graph, revision)),
    clear: (org) => void orgs.delete(org),
    ready: async () => [{ name: "memory", ready: true }],
    close: async () => {},
  };
}

const newState = (graph: KGGraph, revision = 0): GraphState => ({
  graph,
  revision,
  settled: revision,
  lost: [],
  merges: new Map(),
  inbox: new Map(),
  notes: [],
  queue: Promise.resolve(),
});

/** Runs after everything asked for before, whatever became of that. */
function enqueue<TResult>(state: GraphState, run: () => Promise<TResult>): Promise<TResult> {
  const turn = state.queue.then(run, run);
  state.queue = turn.catch(() => {});
  return turn;
}

/** Gives a revision to `work` and remembers what became of it. */
async function attempt<TResult>(
  state: GraphState,
  fresh: ChangeTurn["fresh"],
  work: (turn: ChangeTurn) => Promise<GraphChange<TResult> | FinishedNotes>,
  finish: (change: GraphChange<TResult> | FinishedNotes, revision: number) => void,
): Promise<GraphChange<TResult> | FinishedNotes> {
  const revision = state.settled + 1;
  const lost = lostRevisions(state.lost, revision);
  const note = async (noted: ChangeNote): Promise<void> => {
    state.notes = [...state.notes, noted];
  };
  try {
    const change = await work({ revision, lost, fresh, notes: state.notes, note });
    finish(change, revision);
    return change;
  } catch (error) {
    if (!isRefusal(error)) {
      state.settled = revision;
      state.lost = withLost(state.lost, revision, revision);
    }
    throw error;
  }
}

function applyChange(
  state: GraphState,
  change: GraphChange<unknown> | FinishedNotes,
  revision: number,
  inbox: ChangeTurn["fresh"],
): void {
  const { changed, merges } = leftByChange(change);
  if (changed) state.revision = state.settled = revision;
  for (const merge of merges) state.merges.set(merge.id, merge);
  state.notes = [];
  for (const { subject, version } of inbox) state.inbox.set(subject, version);
}

function record(
  records: OrgState["idempotency"],
  { idempotency }: WriteContext,
  result: unknown,
  now: number,
): void {
  if (!idempotency) return;
  const { scope, key, fingerprint } = idempotency;
  const stored = records.get(`${scope}\n${key}`);
  if (stored && stored.expires > now)
    throw new IdempotencyConflict(`Failed to store an answer: "${key}" is taken.`);
  const response = idempotency.respond(result);
  records.set(`${scope}\n${key}`, {
    record: { scope, key, fingerprint, response },
    expires: now + REPLAY_MS,
  });
}
