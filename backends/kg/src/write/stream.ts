import type { ValidationIssue, Validators } from "@elqnt/contracts";
import type { IngestEvent, IngestLine, IngestProblem, IngestProgress } from "@elqnt/contracts/kg";
import { validators } from "@elqnt/contracts/kg/validators";
import {
  asProblemError,
  detailsOf,
  ndjsonRows,
  ProblemError,
  textChunks,
  toProblem,
  type UploadRow,
  type WriteContext,
} from "@elqnt/service-kit";
import { type Claim, edgeClaimOf, nodeClaimOf } from "./claims.ts";
import type { Ingest } from "./ingest.ts";

const BATCH = 1_000;
const MAX_PROBLEMS = 1_000;
/** Characters that make a batch full before it has so many lines: the bound is what keeps memory constant. */
const BATCH_LENGTH = 8 * 1024 * 1024;

export interface StreamJob {
  readonly ingest: Ingest;
  readonly org: string;
  readonly graphId: string;
  readonly sourceId: string;
  readonly dimensions: number;
  readonly write: WriteContext;
  readonly body: ReadableStream<Uint8Array>;
  /** Path of the request, for problems. */
  readonly instance: string;
}

/**
 * Stores an upload while it arrives: one batch is in memory at a time, and read only when the one before is stored.
 * Whatever ends the upload early, the last event is a report that says so.
 */
export async function* ingestStream(job: StreamJob): AsyncGenerator<IngestEvent> {
  const stream = new Stream(job);
  let problem: ProblemError | undefined;
  try {
    for await (const row of ndjsonRows(stream.counted(textChunks(job.body)))) yield* stream.take(row);
    yield* stream.flush();
  } catch (error) {
    problem = asProblemError(error);
  }
  yield stream.report(problem);
}

class Stream {
  readonly #job: StreamJob;
  readonly #counts: Omit<IngestProgress, "type"> = { processed: 0, upserted: 0, unchanged: 0, failed: 0 };
  #batch: { line: number; claim: Claim; kind: "node" | "edge" }[] = [];
  #lines = 0;
  #length = 0;
  #problems = 0;

  constructor(job: StreamJob) {
    this.#job = job;
  }

  /** The same chunks; their length is that of the batch. */
  async *counted(chunks: AsyncIterable<string>): AsyncGenerator<string> {
    for await (const chunk of chunks) {
      this.#length += chunk.length;
      yield chunk;
    }
  }

  async *take(row: UploadRow<unknown>): AsyncGenerator<IngestEvent> {
    this.#counts.processed++;
    this.#lines++;
    try {
      if ("problem" in row) throw row.problem;
      const line = lineOf(this.#job.graphId, row.value);
      this.#batch.push({ line: row.line, claim: this.#claimOf(line), kind: line.type });
    } catch (error) {
      yield* this.#fail(row.line, asProblemError(error));
    }
    if (this.#lines >= BATCH || this.#length >= BATCH_LENGTH) yield* this.flush();
  }

  async *flush(): AsyncGenerator<IngestEvent> {
    const batch = this.#batch;
    this.#batch = [];
    if (this.#lines === 0) return;
    this.#lines = 0;
    this.#length = 0;
    const { ingest, org, graphId, write } = this.#job;
    const claims = batch.map(({ claim }) => claim);
    const outcomes = claims.length === 0 ? [] : await ingest.write(org, graphId, write, claims);
    for (const [at, outcome] of outcomes.entries()) {
      const { line, kind } = batch[at]!;
      if (outcome === "changed") this.#counts.upserted++;
      else if (outcome === "unchanged") this.#counts.unchanged++;
      else yield* this.#fail(line, within(kind, outcome));
    }
    yield { type: "progress", ...this.#counts };
  }

  report(problem: ProblemError | undefined): IngestEvent {
    const end = { type: "report" as const, ...this.#counts, completed: problem === undefined };
    return problem ? { ...end, problem: this.#problem(problem) } : end;
  }

  #claimOf(line: IngestLine): Claim {
    const { sourceId, graphId, dimensions } = this.#job;
    try {
      return line.type === "node"
        ? nodeClaimOf(sourceId, line.node, dimensions)
        : edgeClaimOf(sourceId, graphId, line.edge);
    } catch (error) {
      throw within(line.type, asProblemError(error));
    }
  }

  *#fail(line: number, problem: ProblemError): Generator<IngestProblem> {
    this.#counts.failed++;
    if (++this.#problems <= MAX_PROBLEMS) yield { type: "problem", line, problem: this.#problem(problem) };
  }

  #problem(problem: ProblemError) {
    return toProblem(problem, this.#job.instance, this.#job.write.requestId);
  }
}

/** A problem of an item with pointers from its line on. */
function within(kind: "node" | "edge", { code, options, cause }: ProblemError): ProblemError {
  const errors = options.errors?.map((error) => ({ ...error, pointer: `/${kind}${error.pointer}` }));
  return new ProblemError(code, { ...options, ...(errors ? { errors } : {}), ...(cause ? { cause } : {}) });
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A line that fits its schema: the check of a whole body, made of this one item. */
function lineOf(graphId: string, value: unknown): IngestLine {
  if (!isObject(value) || (value.type !== "node" && value.type !== "edge"))
    throw lineInvalid([{ instancePath: "", keyword: "discriminator", params: { tag: "type" } }]);
  const { type, [type]: item, ...others } = value;
  const unknown = Object.keys(others)[0];
  if (unknown !== undefined)
    throw lineInvalid([
      { instancePath: "", keyword: "additionalProperties", params: { additionalProperty: unknown } },
    ]);
  if (item === undefined)
    throw lineInvalid([{ instancePath: "", keyword: "required", params: { missingProperty: type } }]);
  const check = (validators as Validators)[type === "node" ? "ingestNodes" : "ingestEdges"]!.body!;
  if (check({ graphId, [`${type}s`]: [item] })) return value as unknown as IngestLine;
  const prefix = `/${type}s/0`;
  throw lineInvalid(
    (check.errors ?? []).map((issue) => ({
      ...issue,
      instancePath: `/${type}${issue.instancePath.slice(prefix.length)}`,
    })),
  );
}

function lineInvalid(issues: readonly ValidationIssue[]): ProblemError {
  const errors = detailsOf(issues);
  return new ProblemError("validation_failed", {
    detail: `Failed to read the line: ${errors.length} ${errors.length === 1 ? "fault" : "faults"}.`,
    errors,
  });
}
