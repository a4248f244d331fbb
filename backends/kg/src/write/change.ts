import type { KgEvent, LostRevisions } from "../ledger.ts";
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
}

/** Visible elements that are new or changed. */
export interface ChangedIds {
  readonly nodeIds: readonly string[];
  readonly edgeIds: readonly string[];
}

/** Elements one event may name. */
const mostNamed = 1_000;

export function* chunksOf<TItem>(items: readonly TItem[], size: number): Generator<TItem[]> {
  for (let at = 0; at < items.length; at += size) yield items.slice(at, at + size);
}

/** The events of changed elements, each id once. */
export function upsertEvents(graphId: string, revision: number, { nodeIds, edgeIds }: ChangedIds): KgEvent[] {
  return [
    ...Array.from(
      chunksOf([...new Set(nodeIds)], mostNamed),
      (named): KgEvent => ({
        type: "kg.events.nodes.upserted",
        data: { graphId, revision, nodeIds: named },
      }),
    ),
    ...Array.from(
      chunksOf([...new Set(edgeIds)], mostNamed),
      (named): KgEvent => ({
        type: "kg.events.edges.upserted",
        data: { graphId, revision, edgeIds: named },
      }),
    ),
  ];
}
