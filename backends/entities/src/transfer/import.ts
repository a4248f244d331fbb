import type {
  EntityRecord,
  ImportError,
  ImportEvent,
  ImportProgress,
  ImportRecordsInput,
  RecordFields,
} from "@elqnt/contracts/entities";
import {
  asProblemError,
  isUuid,
  ndjsonRows,
  newId,
  ProblemError,
  textChunks,
  toProblem,
  type UploadRow,
  type WriteContext,
} from "@elqnt/service-kit";
import { comparable, type Field } from "@elqnt/service-kit/filter";
import type { CompiledDefinition } from "../definitions/compiled.ts";
import { StaleDefinition } from "../definitions/stale.ts";
import { mergePatch } from "../records/merge-patch.ts";
import { missingRelations } from "../records/relations.ts";
import type { WriteIntent, WriteOutcome } from "../records/write-plan.ts";
import { valueAt } from "../schema/fields.ts";
import { isObject } from "../schema/pointer.ts";
import type { EntityStore } from "../store.ts";
import { cellReader } from "./cells.ts";
import { csvRows } from "./csv.ts";

const BATCH = 500;
const MAX_ERRORS = 1000;

export interface ImportJob {
  store: EntityStore;
  org: string;
  definition: CompiledDefinition;
  write: WriteContext;
  mediaType: string;
  input: ImportRecordsInput;
  instance: string;
}

/**
 * Imports an upload while it arrives: rows are checked, stored in batches of 500 with one transaction each, and
 * told of as they go. Whatever ends the upload early, the last line is a report that says so.
 */
export async function* importRecords(job: ImportJob): AsyncGenerator<ImportEvent> {
  const importer = new Importer(job);
  let problem: ProblemError | undefined;
  try {
    for await (const row of rowsOf(job)) yield* importer.take(row);
    yield* importer.flush();
  } catch (error) {
    problem = error instanceof StaleDefinition ? definitionChanged() : asProblemError(error);
  }
  yield importer.report(problem);
}

function definitionChanged(): ProblemError {
  const detail =
    "Failed to go on: the definition changed meanwhile. What was reported so far is stored; repeat the rest.";
  return new ProblemError("version_conflict", { detail });
}

async function* rowsOf({ input, mediaType, definition }: ImportJob): AsyncGenerator<UploadRow<unknown>> {
  const chunks = textChunks(input.body as ReadableStream<Uint8Array>);
  if (mediaType !== "text/csv") return yield* ndjsonRows(chunks);
  let read: ((cells: readonly string[]) => RecordFields) | undefined;
  for await (const row of csvRows(chunks)) {
    if (!("value" in row)) yield row;
    else if (!read)
      read = cellReader(
        row.value.map((name) => name.trim()),
        definition,
      );
    else yield { line: row.line, value: read(row.value) };
  }
}

/** The field that upserts look for: a unique one, or `$id`. */
export function upsertKey(
  { catalogue, unique, definition }: CompiledDefinition,
  name: string | undefined,
  pointer: string,
): Field {
  const field = name === undefined ? undefined : catalogue.get(name);
  if (field && (name === "$id" || unique.includes(field))) return field;
  const message = "must name a field marked x-unique, or $id";
  throw new ProblemError(pointer.startsWith("#") ? "bad_request" : "validation_failed", {
    detail: `Failed to upsert a "${definition.name}": the key ${message}.`,
    errors: [{ pointer, code: "key", message }],
  });
}

type Counts = Pick<ImportProgress, "processed" | "created" | "updated" | "failed">;

class Importer {
  readonly #job: ImportJob;
  readonly #key: Field | undefined;
  readonly #counts: Counts = { processed: 0, created: 0, updated: 0, failed: 0 };
  #batch: { line: number; fields: RecordFields; intent: WriteIntent }[] = [];
  #errors = 0;

  constructor(job: ImportJob) {
    this.#job = job;
    this.#key =
      job.input.mode === "upsert" ? upsertKey(job.definition, job.input.key, "#/query/key") : undefined;
  }

  async *take(row: UploadRow<unknown>): AsyncGenerator<ImportEvent> {
    this.#counts.processed++;
    try {
      if ("problem" in row) throw row.problem;
      this.#batch.push({ line: row.line, ...this.#intent(row.value) });
    } catch (error) {
      yield* this.#fail(row.line, asProblemError(error));
    }
    if (this.#batch.length >= BATCH) yield* this.flush();
  }

  async *flush(): AsyncGenerator<ImportEvent> {
    const batch = this.#batch;
    this.#batch = [];
    if (batch.length === 0) return;
    const { store, org, definition, write, input } = this.#job;
    const missing = await missingRelations(
      store,
      org,
      definition,
      batch.map(({ fields }) => fields),
    );
    const fit = batch.filter((_, index) => !missing[index]);
    for (const [index, { line }] of batch.entries())
      if (missing[index]) yield* this.#fail(line, missing[index]);
    const options = { atomic: false, dryRun: input.dryRun ?? false };
    const outcomes = await store.writeRecords(
      org,
      definition,
      fit.map(({ intent }) => intent),
      options,
      write,
    );
    for (const [index, outcome] of outcomes.entries()) yield* this.#count(fit[index]!.line, outcome);
    yield { type: "progress", ...this.#counts };
  }

  report(problem: ProblemError | undefined): ImportEvent {
    const { dryRun = false } = this.#job.input;
    const end = { type: "report" as const, ...this.#counts, dryRun, completed: problem === undefined };
    return problem ? { ...end, problem: this.#problem(problem) } : end;
  }

  #intent(value: unknown): { fields: RecordFields; intent: WriteIntent } {
    if (!isObject(value))
      throw new ProblemError("bad_request", { detail: "Failed to read the row: it is no object of fields." });
    const { $id, $version: _version, $createdAt: _createdAt, $updatedAt: _updatedAt, ...fields } = value;
    const { definition } = this.#job;
    const key = this.#key;
    if (!key) return { fields, intent: { kind: "create", id: newId(), fields: definition.accept(fields) } };
    const wanted = comparable(key.kind, key.system ? $id : valueAt(fields, key));
    if (wanted === undefined || (key.system && !isUuid(String(wanted)))) throw keyMissing(key);
    const intent: WriteIntent = {
      kind: "upsert",
      id: key.system ? String(wanted) : newId(),
      key,
      value: wanted,
      create: () => definition.accept(fields),
      fields: (current: EntityRecord) => definition.accept(mergePatch(current.fields, fields)),
    };
    return { fields, intent };
  }

  *#count(line: number, outcome: WriteOutcome): Generator<ImportEvent> {
    if (outcome.status === "failed") yield* this.#fail(line, outcome.problem);
    else if (outcome.status === "created") this.#counts.created++;
    else this.#counts.updated++;
  }

  *#fail(line: number, problem: ProblemError): Generator<ImportError> {
    this.#counts.failed++;
    if (++this.#errors <= MAX_ERRORS) yield { type: "error", line, problem: this.#problem(problem) };
  }

  #problem(problem: ProblemError) {
    return toProblem(problem, this.#job.instance, this.#job.write.requestId);
  }
}

function keyMissing({ name }: Field): ProblemError {
  const message = name === "$id" ? "must be a UUID" : "is required";
  return new ProblemError("validation_failed", {
    detail: `Failed to upsert the row: its key "${name}" ${message}.`,
    errors: [
      { pointer: name === "$id" ? "/$id" : `/fields/${name.replaceAll(".", "/")}`, code: "key", message },
    ],
  });
}
