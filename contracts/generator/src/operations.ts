import type { Operation, OperationLocation } from "../../src/operation.ts";
import {
  type Endpoint,
  endpoints,
  type MediaType,
  type OpenApiDocument,
  refName,
  resolve,
  successOf,
} from "./document.ts";
import type { Contracts, LoadedService, ProblemEntry } from "./load.ts";

const mebibyte = 1024 * 1024;

const schemaName = (media: MediaType | undefined): string | undefined =>
  media?.schema?.$ref ? refName(media.schema.$ref) : undefined;

/** The media type that carries the typed body: JSON where there is one. */
export const mainMedia = (content: Record<string, MediaType> | undefined): MediaType | undefined =>
  content?.["application/json"] ?? Object.values(content ?? {})[0];

function accessOf({ operation }: Endpoint): Pick<Operation, "access" | "scopes"> {
  const security = operation.security;
  if (!security) throw new Error(`Failed to read "${operation.operationId}": it declares no security.`);
  if (security.length === 0) return { access: "public", scopes: [] };
  const requirement = security[0]!;
  return requirement.bearerAuth
    ? { access: "user", scopes: requirement.bearerAuth }
    : { access: "internal", scopes: [] };
}

function retryOf({ method, operation }: Endpoint): Operation["retry"] {
  if (operation["x-elqnt-retry"]) return operation["x-elqnt-retry"];
  if (method === "get") return "safe";
  return method === "put" || method === "delete" || operation["x-elqnt-idempotency"] ? "idempotent" : "never";
}

function locationOf(document: OpenApiDocument, endpoint: Endpoint): OperationLocation | undefined {
  const [, response] = successOf(document, endpoint.operation);
  const link = Object.values(response.links ?? {}).map((entry) => resolve(document, entry))[0];
  if (!link) return undefined;
  const target = endpoints(document).find(({ operation }) => operation.operationId === link.operationId);
  if (!target)
    throw new Error(
      `Failed to link "${endpoint.operation.operationId}": "${link.operationId}" does not exist.`,
    );
  const parameters = link.parameters ?? {};
  const query = target.parameters.filter(({ in: place, name }) => place === "query" && name in parameters);
  const path = target.path + query.map(({ name }, at) => `${at === 0 ? "?" : "&"}${name}={${name}}`).join("");
  return { operationId: link.operationId, path, parameters };
}

/** Every code the operation can answer: its own, then those its features imply. */
function codesOf(
  row: Omit<Operation, "codes">,
  own: readonly string[],
  problems: Record<string, ProblemEntry>,
): string[] {
  const applies: Record<NonNullable<ProblemEntry["implied"]>, boolean> = {
    always: true,
    user: row.access === "user",
    body: row.body !== undefined,
    idempotency: row.idempotency,
    concurrency: row.concurrency,
    pagination: row.pagination !== undefined,
  };
  const implied = Object.entries(problems).filter(([, entry]) => entry.implied && applies[entry.implied]);
  return [...new Set([...own, ...implied.map(([code]) => code)])];
}

/** Body properties whose schema names its own problem code by `x-elqnt-problem`. */
function bodyProblemsOf(document: OpenApiDocument, media: MediaType | undefined): Record<string, string> {
  const schema = media?.schema && resolve(document, media.schema);
  return Object.fromEntries(
    Object.entries(schema?.properties ?? {}).flatMap(([name, property]) => {
      const code = property["x-elqnt-problem"] ?? resolve(document, property)["x-elqnt-problem"];
      return typeof code === "string" ? [[name, code]] : [];
    }),
  );
}

/** One OpenAPI operation as a row of the operation table. */
function toRow(
  service: string,
  document: OpenApiDocument,
  endpoint: Endpoint,
  problems: Contracts["problems"],
): Operation {
  const { operation, parameters, method, path } = endpoint;
  const { access, scopes } = accessOf(endpoint);
  const [status, response] = successOf(document, operation);
  const body = operation.requestBody && resolve(document, operation.requestBody);
  const bodySchema = schemaName(mainMedia(body?.content));
  const successSchema = schemaName(mainMedia(response.content));
  const bodyProblems = bodyProblemsOf(document, mainMedia(body?.content));
  const location = locationOf(document, endpoint);
  const headers = new Set(
    parameters.filter((parameter) => parameter.in === "header").map(({ name }) => name.toLowerCase()),
  );
  const row: Omit<Operation, "codes"> = {
    operationId: operation.operationId,
    service,
    method: method.toUpperCase() as Operation["method"],
    path,
    summary: operation.summary ?? operation.operationId,
    scopes,
    access,
    timeoutMs: operation["x-elqnt-timeout-ms"] ?? 30_000,
    retry: retryOf(endpoint),
    idempotency: operation["x-elqnt-idempotency"] !== undefined,
    concurrency: headers.has("if-match"),
    etag: Object.keys(response.headers ?? {}).some((name) => name.toLowerCase() === "etag"),
    ...(operation["x-elqnt-pagination"] ? { pagination: operation["x-elqnt-pagination"] } : {}),
    ...(operation["x-elqnt-stream"] ? { stream: operation["x-elqnt-stream"] } : {}),
    invalidates: operation["x-elqnt-invalidates"] ?? [],
    maxBodyBytes: operation["x-elqnt-max-body"] ?? mebibyte,
    parameters: parameters.map((parameter) => ({
      name: parameter.name,
      in: parameter.in,
      required: parameter.required ?? parameter.in === "path",
    })),
    ...(body
      ? {
          body: {
            contentTypes: Object.keys(body.content),
            required: body.required ?? false,
            ...(bodySchema ? { schema: bodySchema } : {}),
          },
        }
      : {}),
    ...(Object.keys(bodyProblems).length > 0
      ? { bodyProblems: bodyProblems as NonNullable<Operation["bodyProblems"]> }
      : {}),
    success: {
      status,
      contentTypes: Object.keys(response.content ?? {}),
      ...(successSchema ? { schema: successSchema } : {}),
      ...(location ? { location } : {}),
    },
  };
  return {
    ...row,
    codes: codesOf(row, operation["x-elqnt-codes"] ?? [], problems) as unknown as Operation["codes"],
  };
}

/** The operation table of a service, in document order. */
export const operationRows = (
  { name, document }: LoadedService,
  problems: Contracts["problems"],
): Operation[] => endpoints(document).map((endpoint) => toRow(name, document, endpoint, problems));
