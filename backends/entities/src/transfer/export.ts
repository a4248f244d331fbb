import type { EntityRecord, EntityView } from "@elqnt/contracts/entities";
import { ProblemError } from "@elqnt/service-kit";
import { everything, type Field } from "@elqnt/service-kit/filter";
import { type CompiledDefinition, fieldsOf, filterOf, pickFields, sortOf } from "../definitions/compiled.ts";
import type { EntityStore, RecordScan } from "../store.ts";
import { systemColumns, toCells } from "./cells.ts";
import { csvLine } from "./csv.ts";

const BATCH = 500;

export interface ExportJob {
  store: EntityStore;
  org: string;
  definition: CompiledDefinition;
  view: EntityView | undefined;
  format: "ndjson" | "csv";
  includeDeleted: boolean;
}

/** Streams a file: one batch of records is in memory at a time, and read only when the reader is ready for it. */
export function exportRecords(job: ExportJob): Response {
  try {
    return exportView(job);
  } catch (error) {
    throw error instanceof ProblemError && error.code === "filter_invalid" ? viewOutdated(error) : error;
  }
}

/** A view was right when it was stored; the definition may have lost its fields since. */
function viewOutdated({ message, options }: ProblemError): ProblemError {
  const fault = {
    pointer: "#/query/viewId",
    code: "view",
    message: "names fields that the definition no longer has",
  };
  return new ProblemError("bad_request", {
    detail: `Failed to use the view: ${message}`,
    errors: [fault],
    cause: options,
  });
}

function exportView(job: ExportJob): Response {
  const { definition, view, format } = job;
  const chosen = view && view.columns.length > 0 ? fieldsOf(definition, view.columns, "/columns") : undefined;
  const scan: RecordScan = {
    filter: view ? filterOf(definition, view.filters) : everything,
    sort: view ? sortOf(definition, view.sort) : [],
    includeDeleted: job.includeDeleted,
    batchSize: BATCH,
  };
  const lines =
    format === "csv" ? csv(job, scan, chosen ?? topFields(definition)) : ndjson(job, scan, chosen);
  const name = `${definition.definition.name}.${format}`;
  return new Response(encoded(lines), {
    headers: {
      "content-type": format === "csv" ? "text/csv; charset=utf-8" : "application/x-ndjson",
      "content-disposition": `attachment; filename="${name}"`,
      "cache-control": "no-store",
    },
  });
}

/** The fields of the schema itself, in its display order. */
function topFields({ catalogue, definition }: CompiledDefinition): Field[] {
  const fields = [...catalogue.values()].filter(({ system, path }) => !system && path.length === 1);
  const order = (definition.schema["x-displayOrder"] as string[] | undefined) ?? [];
  const rank = ({ name }: Field) => (order.includes(name) ? order.indexOf(name) : order.length);
  return fields.sort((left, right) => rank(left) - rank(right));
}

async function* ndjson({ store, org, definition }: ExportJob, scan: RecordScan, chosen?: readonly Field[]) {
  for await (const batch of store.scanRecords(org, definition.definition, scan)) {
    const shown = chosen ? batch.map((record) => pickFields(record, chosen)) : batch;
    yield shown.map((record: EntityRecord) => `${JSON.stringify(record)}\n`).join("");
  }
}

async function* csv({ store, org, definition }: ExportJob, scan: RecordScan, fields: readonly Field[]) {
  yield csvLine([...systemColumns, ...fields.map(({ name }) => name)]);
  for await (const batch of store.scanRecords(org, definition.definition, scan)) {
    yield batch.map((record) => csvLine(toCells(record, fields))).join("");
  }
}

function encoded(lines: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await lines.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await lines.return(undefined);
    },
  });
}
