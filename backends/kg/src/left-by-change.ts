import type { KGMerge } from "@elqnt/contracts/kg";
import type { WriteContext } from "@elqnt/service-kit";
import type { FinishedNotes, GraphChange, KgEvent } from "./ledger.ts";

/** What a change leaves in the ledger besides its answer. */
interface Left {
  readonly changed: boolean;
  readonly events: readonly KgEvent[];
  readonly merges: readonly KGMerge[];
}

export function leftByChange(change: GraphChange<unknown> | FinishedNotes): Left {
  if ("again" in change) return { ...change, changed: true };
  const { changed, events = [], merge } = change;
  return { changed, events: changed ? events : [], merges: merge ? [merge] : [] };
}

/** A write whose answer is not to be written down: what was finished of others answers nobody. */
export const unanswered = ({ idempotency: _, ...write }: WriteContext): WriteContext => write;
