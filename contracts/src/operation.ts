import type { ProblemCode } from "../generated/types/problems.gen.ts";

/** How a list pages: names of the input and output properties that carry items and cursors. */
export interface OperationPagination {
  readonly items: string;
  readonly cursor: string;
  readonly nextCursor: string;
  readonly in: "query" | "body";
}

/** A path, query or header parameter as the router needs it. */
export interface OperationParameter {
  readonly name: string;
  readonly in: "path" | "query" | "header";
  readonly required: boolean;
}

/** Where the `Location` of a 201 points: an operation and OpenAPI runtime expressions for its parameters. */
export interface OperationLocation {
  readonly operationId: string;
  /** Template with `{name}` for each parameter, those of the query included. */
  readonly path: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/**
 * One operation of the platform as data: router, scope table, client function, query key, retry policy,
 * mock handler and conformance case are all read from this row. Generated from `contracts/openapi`.
 */
export interface Operation {
  readonly operationId: string;
  readonly service: string;
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** OpenAPI path template, such as `/api/v1/entities/{entityName}/records`. */
  readonly path: string;
  readonly summary: string;
  /** Scopes of which the caller needs every one; empty for public operations and for "any valid token". */
  readonly scopes: readonly string[];
  /** `internal` operations are service to service: the gateway answers 404 for them. */
  readonly access: "public" | "user" | "internal";
  readonly timeoutMs: number;
  readonly retry: "safe" | "idempotent" | "never";
  /** Accepts `Idempotency-Key`. */
  readonly idempotency: boolean;
  /** Accepts `If-Match`. */
  readonly concurrency: boolean;
  /** Answers a strong `ETag` made from the body's `version`. */
  readonly etag: boolean;
  readonly pagination?: OperationPagination;
  readonly stream?: "sse" | "ndjson" | "upload" | "download";
  /** Operations whose cached answers this one makes stale. */
  readonly invalidates: readonly string[];
  readonly maxBodyBytes: number;
  readonly parameters: readonly OperationParameter[];
  readonly body?: {
    readonly contentTypes: readonly string[];
    readonly required: boolean;
    readonly schema?: string;
  };
  /** Top-level body properties whose faults answer another code than `validation_failed`. */
  readonly bodyProblems?: Readonly<Record<string, ProblemCode>>;
  readonly success: {
    readonly status: number;
    readonly contentTypes: readonly string[];
    readonly schema?: string;
    readonly location?: OperationLocation;
  };
  /** Every problem code the operation can answer, common ones included. */
  readonly codes: readonly ProblemCode[];
}

/** What one operation takes and gives, at the type level. */
export interface OperationShape {
  input: object;
  output: unknown;
}

/** All operations of one service. `TOperations` maps each operationId to its input and output types. */
export interface ServiceContract<TOperations extends object = Record<string, OperationShape>> {
  readonly service: string;
  readonly version: string;
  readonly operations: { readonly [TId in keyof TOperations]: Operation };
}

/** One violation found by a generated validator, in the shape of an ajv error. */
export interface ValidationIssue {
  readonly instancePath: string;
  readonly keyword: string;
  readonly message?: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** A precompiled check: `true` when the value fits; the issues stay on the function until its next call. */
export interface Validator {
  (value: unknown): boolean;
  errors?: readonly ValidationIssue[] | null;
}

/** The precompiled checks of one service by operationId. */
export type Validators = Readonly<
  Record<
    string,
    { readonly parameters?: Validator; readonly body?: Validator; readonly response?: Validator }
  >
>;
