import type { Problem, ProblemCode } from "@elqnt/types";

/**
 * Codes the client itself gives to failures that never became a problem of the platform.
 *
 * - `network_error`: no answer: offline, DNS, CORS, a connection cut while the body was read.
 * - `deadline_exceeded`: the deadline of the call passed, retries and token refresh included.
 * - `protocol_error`: a success whose body is not what the operation promises to send.
 * - `http_error`: a failure status whose body is no problem document (empty, HTML, another shape).
 * - `token_unavailable`: the token source could not get a token.
 * - `contract_violation`: a success that breaks its schema, with `validate: "strict"` only.
 * - `invalid_argument`: a call that could not be sent; only from functions that never reject.
 */
export type ClientErrorCode =
  | "network_error"
  | "deadline_exceeded"
  | "protocol_error"
  | "http_error"
  | "token_unavailable"
  | "contract_violation"
  | "invalid_argument";

/** Every code a {@link GatewayError} can carry. Newer servers may know more. */
export type GatewayErrorCode = ProblemCode | ClientErrorCode;

/** What a {@link GatewayError} is made of. */
export interface GatewayErrorInit<TCode extends string = GatewayErrorCode> {
  readonly code: TCode;
  readonly operation?: string | undefined;
  readonly status?: number | undefined;
  readonly problem?: Problem | undefined;
  readonly requestId?: string | undefined;
  readonly retryable?: boolean | undefined;
  readonly retryAfterMs?: number | undefined;
  readonly cause?: unknown;
}

// Under a registered symbol, so that two copies of this package recognise each other's errors.
const brand = Symbol.for("elqnt.GatewayError");

/**
 * Every failure of a call, except an abort by the caller's own signal, which is rethrown untouched.
 *
 * `code` says what happened, `problem` carries the platform's RFC 9457 document where there is one. Tell
 * errors apart with {@link isGatewayError}; `instanceof` fails when two copies of the package are installed.
 * It is exported from `@elqnt/api`.
 *
 * @example
 * Show the field messages of a rejected form
 *
 * ```ts
 * try {
 *   await createRecord(gateway, { entityName: "ticket", body: { fields } });
 * } catch (error) {
 *   if (!isGatewayError(error, "validation_failed")) throw error;
 *   for (const { pointer, message } of error.problem?.errors ?? []) setFieldError(pointer, message);
 * }
 * ```
 */
export class GatewayError<TCode extends string = GatewayErrorCode> extends Error {
  /** What happened, to be compared; `message` is for people. */
  readonly code: TCode;
  /** The operation that failed, as `service.operationId`. */
  readonly operation: string | undefined;
  /** HTTP status, when there was an answer. */
  readonly status: number | undefined;
  /** The problem document, when the answer was one. */
  readonly problem: Problem | undefined;
  /** Id under which the platform logged the request. */
  readonly requestId: string | undefined;
  /** Whether the same call may succeed later without a change. */
  readonly retryable: boolean;
  /** Milliseconds the platform asked to wait, from `Retry-After`. */
  readonly retryAfterMs: number | undefined;

  constructor(message: string, init: GatewayErrorInit<TCode>) {
    super(message, init.cause === undefined ? undefined : { cause: init.cause });
    // Not `constructor.name`: minifiers change it.
    this.name = "GatewayError";
    this.code = init.code;
    this.operation = init.operation;
    this.status = init.status;
    this.problem = init.problem;
    this.requestId = init.requestId;
    this.retryable = init.retryable ?? false;
    this.retryAfterMs = init.retryAfterMs;
    Object.defineProperty(this, brand, { value: true });
  }

  /** Returns what is safe to log: no token, no headers, no record data, no cause. */
  toJSON(): Record<string, unknown> {
    const { name, message, code, operation, status, requestId, retryable, problem } = this;
    return { name, message, code, operation, status, requestId, retryable, errors: problem?.errors };
  }
}

/**
 * Tells whether a value is a {@link GatewayError}, also one made by another copy of this package, and, given
 * a code, whether it carries that code.
 *
 * @param error The caught value.
 * @param code The code to look for. Without it every GatewayError passes.
 */
export function isGatewayError(error: unknown): error is GatewayError;
export function isGatewayError<TCode extends GatewayErrorCode>(
  error: unknown,
  code: TCode,
): error is GatewayError<TCode>;
export function isGatewayError(error: unknown, code?: string): boolean {
  return (
    error instanceof Error &&
    (error as { [brand]?: boolean })[brand] === true &&
    (code === undefined || (error as GatewayError<string>).code === code)
  );
}
