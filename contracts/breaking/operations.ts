import {
  type Endpoint,
  endpoints,
  type MediaType,
  type OpenApiDocument,
  type Parameter,
  resolve,
  successOf,
} from "../generator/src/document.ts";
import { operationRows } from "../generator/src/operations.ts";
import type { Operation } from "../src/operation.ts";
import { Findings, type Report } from "./finding.ts";
import { compareSchema, type Direction } from "./schemas.ts";

/** One operation before and after, with its row of the operation table. */
interface Change {
  documents: { before: OpenApiDocument; after: OpenApiDocument };
  before: Endpoint;
  after: Endpoint;
  was: Operation;
  is: Operation;
  pointer: string;
  report: Report;
}

const escapePointer = (text: string): string => text.replaceAll("~", "~0").replaceAll("/", "~1");
const missing = (was: readonly string[], is: readonly string[]): string[] =>
  was.filter((entry) => !is.includes(entry));

const schemaComparison = (change: Change, direction: Direction) => ({
  ...change.documents,
  direction,
  report: change.report,
  seen: new Set<string>(),
});

function compareContent(
  change: Change,
  direction: Direction,
  [was = {}, is = {}]: [Record<string, MediaType> | undefined, Record<string, MediaType> | undefined],
  pointer: string,
): void {
  const kind = direction === "request" ? "body-media-type-removed" : "response-media-type-removed";
  for (const [mediaType, { schema }] of Object.entries(was)) {
    const place = `${pointer}/content/${escapePointer(mediaType)}`;
    const now = is[mediaType];
    if (!now) change.report(kind, place, `${mediaType} is gone`);
    else if (schema && now.schema)
      compareSchema(schemaComparison(change, direction), {
        before: schema,
        after: now.schema,
        pointer: `${place}/schema`,
      });
  }
}

const ranks = { public: 0, user: 1, internal: 2 };
const retries = { never: 0, idempotent: 1, safe: 2 };

function compareRows({ was, is, pointer, report }: Change): void {
  const same = (key: "pagination" | "stream") => JSON.stringify(was[key]) === JSON.stringify(is[key]);
  if (was.operationId !== is.operationId)
    report("operation-renamed", `${pointer}/operationId`, `${was.operationId} -> ${is.operationId}`);
  if (ranks[is.access] > ranks[was.access])
    report("access-narrowed", `${pointer}/security`, `${was.access} -> ${is.access}`);
  for (const scope of missing(is.scopes, was.scopes))
    report("scope-added", `${pointer}/security`, `now needs ${scope}`);
  if (was.idempotency && !is.idempotency)
    report("idempotency-removed", pointer, "Idempotency-Key is no longer honoured");
  if (was.pagination && !same("pagination"))
    report("pagination-changed", pointer, "pages are asked for differently");
  if (!same("stream"))
    report("stream-changed", pointer, `${was.stream ?? "whole"} -> ${is.stream ?? "whole"}`);
  if (retries[is.retry] < retries[was.retry])
    report("retry-weakened", pointer, `${was.retry} -> ${is.retry}`);
  if (was.body && is.maxBodyBytes < was.maxBodyBytes)
    report("body-limit-lowered", pointer, `${was.maxBodyBytes} -> ${is.maxBodyBytes} bytes`);
  for (const code of missing(was.codes, is.codes))
    report("problem-code-unlisted", `${pointer}/x-elqnt-codes`, `${code} is gone`);
}

function compareParameters(change: Change): void {
  const key = ({ in: place, name }: Parameter) => `${place}/${name}`;
  const was = new Map(change.before.parameters.map((parameter) => [key(parameter), parameter]));
  const is = new Map(change.after.parameters.map((parameter) => [key(parameter), parameter]));
  for (const [name, parameter] of was) {
    const now = is.get(name);
    const pointer = `${change.pointer}/parameters/${name}`;
    if (!now) change.report("parameter-removed", pointer, `${name} is gone`);
    else
      compareSchema(schemaComparison(change, "request"), {
        before: parameter.schema,
        after: now.schema,
        pointer,
      });
  }
  for (const [name, parameter] of is) {
    if (parameter.required && !was.get(name)?.required)
      change.report("parameter-required", `${change.pointer}/parameters/${name}`, `${name} is now required`);
  }
}

function compareBodies(change: Change): void {
  const [was, is] = [change.before, change.after].map(({ operation }, index) => {
    const document = index === 0 ? change.documents.before : change.documents.after;
    return operation.requestBody && resolve(document, operation.requestBody);
  });
  const pointer = `${change.pointer}/requestBody`;
  if (is?.required && !was?.required) change.report("body-required", pointer, "a body is now required");
  compareContent(change, "request", [was?.content, is?.content], pointer);
}

function compareSuccess(change: Change): void {
  const [status, was] = successOf(change.documents.before, change.before.operation);
  const [newStatus, is] = successOf(change.documents.after, change.after.operation);
  const pointer = `${change.pointer}/responses/${status}`;
  if (status !== newStatus) change.report("success-status-changed", pointer, `${status} -> ${newStatus}`);
  for (const name of missing(Object.keys(was.headers ?? {}), Object.keys(is.headers ?? {})))
    change.report("response-header-removed", `${pointer}/headers/${name}`, `${name} is gone`);
  if (change.was.success.location && !change.is.success.location)
    change.report("location-removed", `${pointer}/links`, "Location is gone");
  compareContent(change, "response", [was.content, is.content], pointer);
}

const keyed = (service: string, document: OpenApiDocument, problems: Parameters<typeof operationRows>[1]) => {
  const rows = operationRows({ name: service, document, own: new Set() }, problems);
  return new Map(
    endpoints(document).map((endpoint, index) => [
      `${endpoint.method} ${endpoint.path}`,
      { endpoint, row: rows[index]! },
    ]),
  );
};

/** Everything in a service's operations that breaks those who use them as they were. */
export function compareOperations(
  service: string,
  documents: Change["documents"],
  problems: { before: Parameters<typeof operationRows>[1]; after: Parameters<typeof operationRows>[1] },
): Findings {
  const findings = new Findings();
  const is = keyed(service, documents.after, problems.after);
  for (const [key, { endpoint: before, row: was }] of keyed(service, documents.before, problems.before)) {
    const report = findings.reporter(was.operationId);
    const pointer = `#/paths/${escapePointer(before.path)}/${before.method}`;
    const now = is.get(key);
    if (!now) {
      report("operation-removed", pointer, `${was.method} ${was.path} is gone`);
      continue;
    }
    const change = { documents, before, after: now.endpoint, was, is: now.row, pointer, report };
    compareRows(change);
    compareParameters(change);
    compareBodies(change);
    compareSuccess(change);
  }
  return findings;
}
