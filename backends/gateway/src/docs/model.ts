import type { OpenApiDocument } from "@elqnt/contracts/openapi";
import { createReader, type JsonObject } from "./reference.ts";
import { type SchemaSummary, summarize } from "./schema-summary.ts";

/** One parameter of an operation. */
export interface ParameterEntry {
  readonly name: string;
  readonly place: string;
  readonly type: string;
  readonly isRequired: boolean;
  readonly description: string;
}

/** One operation as the page shows it. */
export interface OperationEntry {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  readonly description: string;
  /** `undefined` for public operations. */
  readonly scopes: readonly string[] | undefined;
  readonly parameters: readonly ParameterEntry[];
  readonly body: SchemaSummary | undefined;
  readonly answers: readonly {
    readonly status: string;
    readonly description: string;
    readonly body?: SchemaSummary;
  }[];
  readonly codes: readonly string[];
}

/** The operations of one service. */
export interface ServiceEntry {
  readonly name: string;
  readonly operations: readonly OperationEntry[];
}

const methods = ["get", "post", "put", "patch", "delete"];

/** Reads the operations of a bundled document, grouped by service in the order of the document. */
export function readServices(document: OpenApiDocument): readonly ServiceEntry[] {
  const services = new Map<string, OperationEntry[]>();
  for (const [path, item] of Object.entries(document.paths)) {
    const entries = services.get(serviceOf(path)) ?? [];
    services.set(serviceOf(path), entries);
    for (const method of methods) {
      const operation = (item as JsonObject)[method] as JsonObject | undefined;
      if (operation) entries.push(readOperation(document, path, method, item as JsonObject, operation));
    }
  }
  return [...services].map(([name, operations]) => ({ name, operations }));
}

function serviceOf(path: string): string {
  return /^\/api\/v\d+\/([^/{}]+)/.exec(path)?.[1] ?? "gateway";
}

function readOperation(
  document: OpenApiDocument,
  path: string,
  method: string,
  item: JsonObject,
  operation: JsonObject,
): OperationEntry {
  const read = createReader(document);
  const parameters = [...read.list(item.parameters), ...read.list(operation.parameters)];
  return {
    id: String(operation.operationId ?? `${method} ${path}`),
    method: method.toUpperCase(),
    path,
    summary: String(operation.summary ?? ""),
    description: String(operation.description ?? ""),
    scopes: scopesOf((operation.security ?? document.security) as JsonObject[] | undefined),
    parameters: parameters.map((parameter) => readParameter(document, parameter)),
    body: contentOf(document, read.object(operation.requestBody)),
    answers: Object.entries(read.object(operation.responses) ?? {}).map(([status, response]) => {
      const { description, content } = read.object(response) ?? {};
      const body = contentOf(document, { content });
      return { status, description: String(description ?? ""), ...(body && { body }) };
    }),
    codes: ((operation["x-elqnt-codes"] as string[] | undefined) ?? []).map(String),
  };
}

function scopesOf(security: readonly JsonObject[] | undefined): readonly string[] | undefined {
  if (!security || security.length === 0) return undefined;
  return security.flatMap((requirement) => Object.values(requirement).flat().map(String));
}

function readParameter(document: OpenApiDocument, parameter: JsonObject): ParameterEntry {
  return {
    name: String(parameter.name),
    place: String(parameter.in),
    type: summarize(document, parameter.schema).type,
    isRequired: parameter.required === true,
    description: String(parameter.description ?? ""),
  };
}

function contentOf(document: OpenApiDocument, owner: JsonObject | undefined): SchemaSummary | undefined {
  const [media] = Object.values((owner?.content as JsonObject | undefined) ?? {});
  return media ? summarize(document, (media as JsonObject).schema) : undefined;
}
