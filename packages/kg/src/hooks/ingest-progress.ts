import type { IngestEvent, KGIngestResult, Problem } from "@elqnt/types/kg";

/** How far an ingest is. */
export interface IngestState {
  readonly status: "idle" | "running" | "done" | "cancelled" | "failed";
  /** Items or lines dealt with. */
  readonly processed: number;
  /** How many there are; of a stream nobody knows. */
  readonly total?: number | undefined;
  /** Nodes and edges that are new or changed. */
  readonly upserted: number;
  /** Nodes and edges that said nothing new. */
  readonly unchanged: number;
  /** Items or lines that were not stored. */
  readonly failed: number;
  /** Why they were not; of a stream, at most the first 1,000. */
  readonly problems: readonly IngestItemProblem[];
}

/** An item that was not stored. */
export interface IngestItemProblem {
  /** Position in what was sent, 0 is the first item or line. */
  readonly index: number;
  readonly problem: Problem;
}

/** Nothing was sent yet. */
export const noProgress: IngestState = {
  status: "idle",
  processed: 0,
  upserted: 0,
  unchanged: 0,
  failed: 0,
  problems: [],
};

/** Adds what became of one batch. */
export function afterBatch(state: IngestState, size: number, result: KGIngestResult): IngestState {
  const problems = result.problems.map(({ index, problem }) => ({ index: state.processed + index, problem }));
  return {
    ...state,
    processed: state.processed + size,
    upserted: state.upserted + result.upserted,
    unchanged: state.unchanged + result.unchanged,
    failed: state.failed + problems.length,
    problems: [...state.problems, ...problems],
  };
}

/** Adds one line of a stream's answer; its counts are those of the whole stream so far. */
export function afterEvent(state: IngestState, event: IngestEvent): IngestState {
  if (event.type === "problem") {
    return { ...state, problems: [...state.problems, { index: event.line - 1, problem: event.problem }] };
  }
  const { processed, upserted, unchanged, failed } = event;
  return { ...state, processed, upserted, unchanged, failed };
}
