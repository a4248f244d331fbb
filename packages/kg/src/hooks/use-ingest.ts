import { type Gateway, GatewayError, type OperationFunction, streamLines } from "@elqnt/api";
import { type Actions, useActions, useGivenGateway } from "@elqnt/api/hooks";
import { invalidate, type OperationCarrier } from "@elqnt/api/queries";
import type {
  IngestReport,
  IngestStreamInput,
  KGDocument,
  KGEdgeInput,
  KGIngestResult,
  KGNodeInput,
  KGTriple,
} from "@elqnt/types/kg";
import { QueryClientContext } from "@tanstack/react-query";
import { useCallback, useContext, useRef, useState } from "react";
import { ingestDocuments, ingestEdges, ingestNodes, ingestStream, ingestTriples } from "../api.ts";
import type { QueryHookOptions } from "./graph-queries.ts";
import { afterBatch, afterEvent, type IngestState, noProgress } from "./ingest-progress.ts";

/** How a list is sent. */
export interface IngestOptions {
  /** Who says so. Default: `$api`. */
  readonly sourceId?: string | undefined;
  /** Items per request, at most 10,000 (of documents 100). Default: 1,000 (of documents 20). */
  readonly batchSize?: number | undefined;
}

/** What {@link useIngest} gives. */
export type Ingest = Actions<ReturnType<typeof ingestActions>> & {
  /** How far the latest ingest is; what it counts is stored. */
  readonly progress: IngestState;
  /** Ends the running ingest after what is stored. */
  readonly cancel: () => void;
};

type Step = (state: IngestState) => void;
type Work = (gateway: Gateway, step: Step, signal: AbortSignal) => Promise<IngestState>;
type Run = (gateway: Gateway, operation: OperationCarrier, work: Work) => Promise<IngestState>;

/**
 * Ingests lists in batches, or NDJSON of any length as a stream, and tells how far it is.
 *
 * Actions never reject: they resolve to the last progress, or to `null` when they fail, and set `error`. What was stored
 * before a failure or a cancel stays stored, and every affected query is refreshed. An ingest goes on when its component
 * is gone; starting another one cancels it. Exported from `@elqnt/kg/hooks`.
 *
 * @example
 * ```tsx
 * const { ingestStream, progress, cancel, error } = useIngest(graphId);
 * <input type="file" onChange={(event) => void ingestStream(event.target.files![0]!, { sourceId: "crm" })} />
 * <p>{progress.processed} lines, {progress.failed} of them wrong</p>
 * ```
 */
export function useIngest(graphId: string, options: Pick<QueryHookOptions, "gateway"> = {}): Ingest {
  const gateway = useGivenGateway(options.gateway);
  const client = useContext(QueryClientContext);
  const [progress, setProgress] = useState(noProgress);
  const running = useRef<AbortController>(undefined);

  const run: Run = async (usedGateway, operation, work) => {
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    let last: IngestState = { ...noProgress, status: "running" };
    const show = (next: IngestState): IngestState => {
      last = next;
      // A newer ingest owns the screen.
      if (running.current === controller) setProgress(next);
      return next;
    };
    show(last);
    try {
      return show({ ...(await work(usedGateway, show, controller.signal)), status: "done" });
    } catch (error) {
      const { aborted } = controller.signal;
      show({ ...last, status: aborted ? "cancelled" : "failed" });
      if (aborted) return last;
      throw error;
    } finally {
      if (client) void invalidate(client, usedGateway, operation);
    }
  };
  const actions = useActions(gateway, ingestActions(graphId, run));
  const cancel = useCallback(() => running.current?.abort(), []);
  return { ...actions, progress, cancel };
}

function ingestActions(graphId: string, run: Run) {
  const listAction = <TItem>(
    operation: OperationFunction<never, KGIngestResult, string>,
    name: string,
    size: number,
  ) => ({
    run: (
      gateway: Gateway,
      items: readonly TItem[],
      { sourceId, batchSize = size }: IngestOptions = {},
    ): Promise<IngestState> =>
      run(gateway, operation, async (_, step, signal) => {
        let state: IngestState = { ...noProgress, status: "running", total: items.length };
        step(state);
        for (let start = 0; start < items.length; start += batchSize) {
          signal.throwIfAborted();
          const batch = items.slice(start, start + batchSize);
          const body = { graphId, sourceId, [name]: batch };
          const result = await operation(gateway, { body } as never, { signal });
          state = afterBatch(state, batch.length, result);
          step(state);
        }
        return state;
      }),
    fallback: null,
    writes: [],
  });
  return {
    ingestNodes: listAction<KGNodeInput>(ingestNodes, "nodes", 1_000),
    ingestEdges: listAction<KGEdgeInput>(ingestEdges, "edges", 1_000),
    ingestTriples: listAction<KGTriple>(ingestTriples, "triples", 1_000),
    ingestDocuments: listAction<KGDocument>(ingestDocuments, "documents", 20),
    ingestStream: {
      run: (
        gateway: Gateway,
        body: IngestStreamInput["body"],
        { sourceId }: Pick<IngestOptions, "sourceId"> = {},
      ): Promise<IngestState> =>
        run(gateway, ingestStream, (used, step, signal) =>
          followStream(used, { graphId, sourceId, body }, step, signal),
        ),
      fallback: null,
      writes: [],
    },
  };
}

async function followStream(
  gateway: Gateway,
  input: IngestStreamInput,
  step: Step,
  signal: AbortSignal,
): Promise<IngestState> {
  let state: IngestState = { ...noProgress, status: "running" };
  let report: IngestReport | undefined;
  for await (const event of streamLines(ingestStream, gateway, input, { signal })) {
    state = afterEvent(state, event);
    step(state);
    if (event.type === "report") report = event;
  }
  if (report?.completed) return state;
  throw cutOff(report);
}

/** The answer ended early: the report says why, or the connection broke before there was one. */
function cutOff(report: IngestReport | undefined): GatewayError {
  const { problem } = report ?? {};
  const reason = problem ? (problem.detail ?? problem.title) : "the stream was cut off";
  return new GatewayError(
    `Failed to call "kg.ingestStream": ${reason}. Send again what was not counted as stored.`,
    {
      code: problem?.code ?? "network_error",
      operation: "kg.ingestStream",
      status: problem?.status,
      problem,
      requestId: problem?.requestId,
      retryable: !problem,
    },
  );
}
