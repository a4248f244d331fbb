import type { Operation } from "@elqnt/contracts";
import { createChecks, type Issue } from "./schema/checks.ts";
import type { JsonSchema, Resolve } from "./schema/json-schema.ts";

/** A bundled OpenAPI 3.1 document as far as the suite reads it. */
export interface OpenApiDocument {
  readonly paths: Readonly<Record<string, unknown>>;
  readonly components?: Readonly<Record<string, unknown>>;
}

/** One parameter of an operation with its schema. */
export interface ParameterDescription {
  readonly name: string;
  readonly in: "path" | "query" | "header";
  readonly required: boolean;
  readonly schema: JsonSchema;
}

/** What the catalogue is made of. */
export interface Contracts {
  readonly operations: readonly Operation[];
  /** Bundled documents by service name. */
  readonly documents: Readonly<Record<string, OpenApiDocument>>;
  readonly problems: Readonly<Record<string, { readonly status: number; readonly title: string }>>;
}

/** The contracts of the services under test, ready to be asked: the only thing rules know about them. */
export interface Catalogue {
  readonly operations: readonly Operation[];
  readonly problems: Contracts["problems"];
  /** The row of an operation; throws for an id that no contract has. */
  operation(operationId: string): Operation;
  has(operationId: string): boolean;
  parameters(operation: Operation): readonly ParameterDescription[];
  bodySchema(operation: Operation): JsonSchema | undefined;
  responseSchema(operation: Operation): JsonSchema | undefined;
  /** Follows references inside the document of the operation's service. */
  resolver(operation: Operation): Resolve;
  checkBody(operation: Operation, body: unknown): Issue[];
  checkResponse(operation: Operation, body: unknown): Issue[];
  /** Of the data of one event of an operation that streams them. */
  checkEvent(operation: Operation, data: unknown): Issue[];
  checkProblem(body: unknown): Issue[];
  /** Whether the contract lists the status for the operation, outside its problems. */
  statuses(operation: Operation): readonly number[];
}

interface Described {
  parameters?: (ParameterDescription & { $ref?: string })[];
  requestBody?: { $ref?: string; content: Record<string, { schema?: JsonSchema }> };
  responses: Record<string, { $ref?: string; content?: Record<string, { schema?: JsonSchema }> }>;
}

function follow(document: OpenApiDocument, ref: string): unknown {
  return ref
    .replace(/^#\//, "")
    .split("/")
    .reduce<unknown>(
      (at, part) =>
        (at as Record<string, unknown> | undefined)?.[part.replaceAll("~1", "/").replaceAll("~0", "~")],
      document,
    );
}

const resolved = <TNode extends { $ref?: string }>(document: OpenApiDocument, node: TNode): TNode =>
  node.$ref ? resolved(document, follow(document, node.$ref) as TNode) : node;

const schemaOf = (
  content: Record<string, { schema?: JsonSchema }> | undefined,
  type = "application/json",
): JsonSchema | undefined => content?.[type]?.schema;

/** Builds the catalogue from contracts; `defaultCatalogue` does it from those of this release. */
export function createCatalogue({ operations, documents, problems }: Contracts): Catalogue {
  const byId = new Map(operations.map((operation) => [operation.operationId, operation]));
  const checks = createChecks(documents);
  const documentOf = (operation: Operation): OpenApiDocument => documents[operation.service]!;
  const pathItemOf = (operation: Operation) =>
    documentOf(operation).paths[operation.path] as Record<string, unknown>;
  const describe = (operation: Operation) =>
    pathItemOf(operation)[operation.method.toLowerCase()] as Described;
  const bodySchema = (operation: Operation) => {
    const { requestBody } = describe(operation);
    return requestBody && schemaOf(resolved(documentOf(operation), requestBody).content);
  };
  const responseSchema = (operation: Operation, type?: string) => {
    const response = describe(operation).responses[operation.success.status];
    return response && schemaOf(resolved(documentOf(operation), response).content, type);
  };
  const check = (operation: Operation, schema: JsonSchema | undefined, value: unknown): Issue[] =>
    schema ? checks.check(operation.service, schema, value) : [];

  return {
    operations,
    problems,
    has: (operationId) => byId.has(operationId),
    operation(operationId) {
      const operation = byId.get(operationId);
      if (!operation) throw new TypeError(`Failed to find operation "${operationId}": no contract has it.`);
      return operation;
    },
    parameters: (operation) => {
      const shared = (pathItemOf(operation).parameters ?? []) as NonNullable<Described["parameters"]>;
      return [...shared, ...(describe(operation).parameters ?? [])].map((parameter) =>
        resolved(documentOf(operation), parameter),
      );
    },
    bodySchema,
    responseSchema: (operation) => responseSchema(operation),
    resolver: (operation) => (ref) => {
      const found = follow(documentOf(operation), ref);
      if (!found)
        throw new Error(`Failed to follow "${ref}": the ${operation.service} document has no such part.`);
      return found as JsonSchema;
    },
    checkBody: (operation, body) => check(operation, bodySchema(operation), body),
    checkResponse: (operation, body) => check(operation, responseSchema(operation), body),
    checkEvent: (operation, data) => check(operation, responseSchema(operation, "text/event-stream"), data),
    checkProblem: (body) => checks.checkProblem(body),
    statuses: (operation) =>
      Object.keys(describe(operation).responses)
        .map(Number)
        .filter((status) => !Number.isNaN(status)),
  };
}
