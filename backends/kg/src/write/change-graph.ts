import type { WriteContext } from "@elqnt/service-kit";
import type { ChangeNote, GraphChange, InboxEntry, KgLedger } from "../ledger.ts";
import type { GraphStore } from "../store.ts";
import type { ChangeScope } from "./change.ts";
import { finishNotes } from "./finish-notes.ts";

/** What a change of elements stands on. */
export interface ChangePorts {
  readonly ledger: KgLedger;
  readonly store: GraphStore;
  /** RFC 3339 UTC in milliseconds. */
  now(): string;
}

/** A change of a graph as {@link KgLedger.change} makes it, once what lost ones had begun is finished. */
export function changeGraph<TResult>(
  { ledger, store, now }: ChangePorts,
  org: string,
  graphId: string,
  write: WriteContext,
  work: (scope: ChangeScope, fresh: readonly InboxEntry[]) => Promise<GraphChange<TResult>>,
  inbox?: readonly InboxEntry[],
): Promise<TResult | undefined> {
  const { actor, requestId, traceparent } = write;
  const origin = { actor, requestId, ...(traceparent ? { traceparent } : {}) };
  const finished: ChangeNote[] = [];
  return ledger.change(
    org,
    graphId,
    write,
    async ({ revision, lost, fresh, notes, note }) => {
      const scope: ChangeScope = {
        store,
        org,
        graphId,
        revision,
        lost,
        now: now(),
        finished,
        note: (changed) => note({ ...changed, origin }),
      };
      if (notes.length === 0) return work(scope, fresh);
      const { told, ...left } = await finishNotes(scope, notes);
      finished.push(...told);
      return { again: true, ...left };
    },
    inbox,
  );
}
