import type { ChangedIds, ChangeIntent, ChangeNote, KgEvent, LostRevisions } from "../ledger.ts";
import type { ElementStore, QueryStore } from "../store.ts";

/** Where a change of elements happens, and when. */
export interface ChangeScope {
  readonly store: ElementStore & QueryStore;
  readonly org: string;
  readonly graphId: string;
  /** The one the change makes. */
  readonly revision: number;
  readonly lost: LostRevisions;
  /** RFC 3339 UTC in milliseconds. */
  readonly now: string;
  /** What of lost changes was finished just before this one, as far as it was told then. */
  readonly finished: readonly ChangeNote[];
  /** Why the change takes something away, if it does: each write of it is noted before. */
  readonly intent?: ChangeIntent;
  note(changed: ChangedIds & ChangeIntent): Promise<void>;
}

export const nothingChanged: ChangedIds = {
  nodeIds: [],
  edgeIds: [],
  deletedNodeIds: [],
  deletedEdgeIds: [],
};

/** What several writes of one change changed. */
export class ChangeLog implements ChangedIds {
  readonly nodeIds: string[] = [];
  readonly edgeIds: string[] = [];
  readonly deletedNodeIds: string[] = [];
  readonly deletedEdgeIds: string[] = [];

  add({ nodeIds, edgeIds, deletedNodeIds, deletedEdgeIds }: ChangedIds): void {
    // One by one: a source may hold more than a call has room for arguments.
    for (const id of nodeIds) this.nodeIds.push(id);
    for (const id of edgeIds) this.edgeIds.push(id);
    for (const id of deletedNodeIds) this.deletedNodeIds.push(id);
    for (const id of deletedEdgeIds) this.deletedEdgeIds.push(id);
  }
}

/** Elements one event may name. */
const mostNamed = 1_000;

export function* chunksOf<TItem>(items: readonly TItem[], size: number): Generator<TItem[]> {
  for (let at = 0; at < items.length; at += size) yield items.slice(at, at + size);
}

/** The events of changed elements, each id once. */
export function elementEvents(graphId: string, revision: number, changed: ChangedIds): KgEvent[] {
  const { nodeIds, edgeIds, deletedNodeIds, deletedEdgeIds } = changed;
  const named = (ids: readonly string[], event: (ids: string[]) => KgEvent) =>
    Array.from(chunksOf([...new Set(ids)], mostNamed), event);
  return [
    ...named(nodeIds, (nodeIds) => ({
      type: "kg.events.nodes.upserted",
      data: { graphId, revision, nodeIds },
    })),
    ...named(edgeIds, (edgeIds) => ({
      type: "kg.events.edges.upserted",
      data: { graphId, revision, edgeIds },
    })),
    ...named(deletedEdgeIds, (edgeIds) => ({
      type: "kg.events.edges.deleted",
      data: { graphId, revision, edgeIds },
    })),
    ...named(deletedNodeIds, (nodeIds) => ({
      type: "kg.events.nodes.deleted",
      data: { graphId, revision, nodeIds },
    })),
  ];
}
