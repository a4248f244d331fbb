/** The part of OpenAPI 3.1 and JSON Schema 2020-12 that the contracts use. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
  items?: Schema;
  prefixItems?: Schema[];
  enum?: unknown[];
  const?: unknown;
  oneOf?: Schema[];
  anyOf?: Schema[];
  allOf?: Schema[];
  not?: Schema;
  discriminator?: { propertyName: string; mapping?: Record<string, string> };
  description?: string;
  title?: string;
  format?: string;
  default?: unknown;
  deprecated?: boolean;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  exclusiveMaximum?: number;
  multipleOf?: number;
  minLength?: number;
  maxLength?: number;
  pattern?: string;
  minItems?: number;
  maxItems?: number;
  uniqueItems?: boolean;
  minProperties?: number;
  maxProperties?: number;
  propertyNames?: Schema;
  readOnly?: boolean;
  contentMediaType?: string;
  [extension: string]: unknown;
}

export interface Parameter {
  $ref?: string;
  name: string;
  in: "path" | "query" | "header";
  required?: boolean;
  description?: string;
  schema: Schema;
  [extension: string]: unknown;
}

export interface MediaType {
  schema?: Schema;
  example?: unknown;
  examples?: Record<string, { $ref?: string; summary?: string; value?: unknown }>;
}

export interface RequestBody {
  $ref?: string;
  required?: boolean;
  description?: string;
  content: Record<string, MediaType>;
}

export interface ResponseObject {
  $ref?: string;
  description?: string;
  headers?: Record<string, { $ref?: string }>;
  content?: Record<string, MediaType>;
  links?: Record<string, { $ref?: string; operationId: string; parameters?: Record<string, string> }>;
}

export interface OperationObject {
  operationId: string;
  summary?: string;
  description?: string;
  tags?: string[];
  deprecated?: boolean;
  security?: Record<string, string[]>[];
  parameters?: Parameter[];
  requestBody?: RequestBody;
  responses: Record<string, ResponseObject>;
  "x-elqnt-retry"?: "safe" | "idempotent" | "never";
  "x-elqnt-idempotency"?: "optional";
  "x-elqnt-timeout-ms"?: number;
  "x-elqnt-invalidates"?: string[];
  "x-elqnt-stream"?: "sse" | "ndjson" | "upload" | "download";
  "x-elqnt-pagination"?: { items: string; cursor: string; nextCursor: string; in: "query" | "body" };
  "x-elqnt-max-body"?: number;
  "x-elqnt-codes"?: string[];
}

export type PathItem = Partial<Record<"get" | "post" | "put" | "patch" | "delete", OperationObject>> & {
  parameters?: Parameter[];
};

export interface OpenApiDocument {
  openapi: string;
  info: { title: string; version: string; description?: string };
  paths: Record<string, PathItem>;
  components?: Record<string, Record<string, unknown>> & { schemas?: Record<string, Schema> };
  [key: string]: unknown;
}

const methods = ["get", "post", "put", "patch", "delete"] as const;

/** Follows a local `#/…` reference inside the bundled document; anything else is returned as it is. */
export function resolve<TNode extends object>(
  document: OpenApiDocument,
  node: TNode & { $ref?: string },
): TNode {
  if (typeof node.$ref !== "string") return node;
  const found = node.$ref
    .slice(2)
    .split("/")
    .reduce<unknown>(
      (at, part) =>
        (at as Record<string, unknown> | undefined)?.[part.replaceAll("~1", "/").replaceAll("~0", "~")],
      document,
    );
  if (!found) throw new Error(`Failed to resolve "${node.$ref}": nothing is there.`);
  return resolve(document, found as TNode & { $ref?: string });
}

/** The component name a schema reference points at. */
export const refName = (ref: string): string => ref.slice(ref.lastIndexOf("/") + 1);

export interface Endpoint {
  path: string;
  method: (typeof methods)[number];
  operation: OperationObject;
  parameters: Parameter[];
}

/** Every operation of a document with its path-level parameters merged in, in document order. */
export function endpoints(document: OpenApiDocument): Endpoint[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = item[method];
      if (!operation) return [];
      const parameters = [...(item.parameters ?? []), ...(operation.parameters ?? [])].map((parameter) =>
        resolve(document, parameter),
      );
      return [{ path, method, operation, parameters }];
    }),
  );
}

/** The one 2xx answer of an operation. */
export function successOf(document: OpenApiDocument, operation: OperationObject): [number, ResponseObject] {
  const status = Object.keys(operation.responses).find((code) => code.startsWith("2"));
  if (!status) throw new Error(`Failed to read "${operation.operationId}": it has no 2xx response.`);
  return [Number(status), resolve(document, operation.responses[status]!)];
}
