import type { EdgeContribution, EdgeFace, StoredEdge } from "../element.ts";
import { foldEdge, isHidden, nextFace } from "../elements/fold.ts";
import { sameJson } from "../elements/json.ts";
import type { ChangeScope } from "./change.ts";
import { mayWait } from "./claims.ts";
import type { NodeDrafts } from "./node-drafts.ts";

/** An edge while a change works on it. */
export interface EdgeDraft {
  readonly id: string;
  readonly before: StoredEdge | undefined;
  readonly said: StoredEdge["said"];
  readonly label: string;
  contributions: readonly EdgeContribution[];
  dirty: boolean;
}

/** What a change does to edge rows. */
export interface SettledEdges {
  readonly written: readonly StoredEdge[];
  /** What they were, of those that are not new. */
  readonly writtenBefore: ReadonlyMap<string, StoredEdge>;
  readonly removed: readonly StoredEdge[];
  /** Visible edges whose row is written. */
  readonly visibleIds: readonly string[];
  /** Edges that were visible and are not any more. */
  readonly deletedIds: readonly string[];
}

/** The edges that one change works on. */
export class EdgeDrafts {
  readonly #scope: ChangeScope;
  readonly #nodes: NodeDrafts;
  readonly #drafts = new Map<string, EdgeDraft>();

  constructor(scope: ChangeScope, nodes: NodeDrafts) {
    this.#scope = scope;
    this.#nodes = nodes;
  }

  async load(ids: Iterable<string>): Promise<void> {
    const unknown = [...new Set(ids)];
    if (unknown.length === 0) return;
    const { store, org, graphId } = this.#scope;
    for (const row of await store.readEdges(org, graphId, unknown)) this.take(row);
  }

  take(row: StoredEdge): EdgeDraft {
    const { face, said, contributions } = row;
    const { id, label } = face;
    const draft = this.#drafts.get(id) ?? { id, before: row, said, label, contributions, dirty: false };
    this.#drafts.set(id, draft);
    return draft;
  }

  get(id: string): EdgeDraft | undefined {
    return this.#drafts.get(id);
  }

  create(id: string, said: StoredEdge["said"], label: string): EdgeDraft {
    const draft = { id, before: undefined, said, label, contributions: [], dirty: true };
    this.#drafts.set(id, draft);
    return draft;
  }

  /** Reads the edges that wait for nodes which are new: their row says whether they still do. */
  async loadWaitingFor(nodeIds: readonly string[]): Promise<void> {
    if (nodeIds.length === 0) return;
    const { store, org, graphId } = this.#scope;
    for await (const batch of store.readEdgesSaidOf(org, graphId, nodeIds)) batch.forEach(this.take, this);
  }

  /** What is left of an edge whose end is gone: what waits for it to come back. */
  loseEnd(draft: EdgeDraft): void {
    draft.contributions = draft.contributions.filter(({ sourceId }) => mayWait(sourceId));
    draft.dirty = true;
  }

  /** As {@link loseEnd}, of edges that this change made and whose end goes in it too. */
  loseEndsOfNew(nodeIds: ReadonlySet<string>): void {
    for (const draft of this.#drafts.values()) {
      const { sourceId, targetId } = draft.said;
      if (!draft.before && (nodeIds.has(sourceId) || nodeIds.has(targetId))) this.loseEnd(draft);
    }
  }

  /** Looks for the ends of edges that may wait for them. */
  loadAwaited(): Promise<void> {
    const waiting = [...this.#drafts.values()].filter(saysWhoMayWait);
    return this.#nodes.loadEnds(waiting.flatMap(({ said }) => [said.sourceId, said.targetId]));
  }

  /** The ends an edge has for queries: the nodes that those which its sources name became. */
  endsOf({ sourceId, targetId }: StoredEdge["said"]): StoredEdge["said"] {
    return { sourceId: this.#nodes.rootOf(sourceId), targetId: this.#nodes.rootOf(targetId) };
  }

  /**
   * What becomes of dirty edges, and of those whose ends were merged, parted, came or went. The ends of those that
   * may wait must have been loaded.
   */
  settle(): SettledEdges {
    const written: StoredEdge[] = [];
    const writtenBefore = new Map<string, StoredEdge>();
    const removed: StoredEdge[] = [];
    const visibleIds: string[] = [];
    const deletedIds: string[] = [];
    for (const draft of this.#drafts.values()) {
      const { before } = draft;
      const row = this.#row(draft);
      if (before && !before.hidden && (!row || row.hidden)) deletedIds.push(draft.id);
      if (!row) {
        if (before) removed.push(before);
      } else if (draft.dirty || !before || row.hidden !== before.hidden || !sameJson(row.face, before.face)) {
        written.push(row);
        if (before) writtenBefore.set(draft.id, before);
        if (!row.hidden) visibleIds.push(draft.id);
      }
    }
    return { written, writtenBefore, removed, visibleIds, deletedIds };
  }

  #row(draft: EdgeDraft): StoredEdge | undefined {
    const { id, before, said, label, contributions } = draft;
    const content = foldEdge(contributions);
    if (!content) return undefined;
    const next = { ...this.endsOf(said), label, ...content };
    const face = nextFace<EdgeFace>(id, next, before?.face, this.#scope.now);
    const hidden = isHidden(said, face) || (saysWhoMayWait(draft) && !this.#hasEnds(said));
    return { face, said, contributions, revision: this.#scope.revision, hidden };
  }

  #hasEnds({ sourceId, targetId }: StoredEdge["said"]): boolean {
    return this.#nodes.isThere(sourceId) && this.#nodes.isThere(targetId);
  }
}

const saysWhoMayWait = ({ contributions }: EdgeDraft): boolean =>
  contributions.some(({ sourceId }) => mayWait(sourceId));
