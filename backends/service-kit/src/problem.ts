import { type Problem, type ProblemCode, type ProblemDetail, problems } from "@elqnt/contracts";
import type { StoredResponse } from "./context.ts";

/** What a problem may say beyond its code. */
export interface ProblemOptions {
  detail?: string;
  errors?: readonly ProblemDetail[];
  /** The stored resource, on `version_conflict`. */
  current?: unknown;
  /** Seconds, answered as `Retry-After`. */
  retryAfter?: number;
  headers?: Readonly<Record<string, string>>;
  cause?: unknown;
}

/** Thrown by handlers and domain rules; answered as RFC 9457 `application/problem+json`. */
export class ProblemError extends Error {
  override readonly name = "ProblemError";
  readonly code: ProblemCode;
  readonly options: ProblemOptions;

  constructor(code: ProblemCode, options: ProblemOptions = {}) {
    super(
      options.detail ?? problems[code].title,
      options.cause === undefined ? {} : { cause: options.cause },
    );
    this.code = code;
    this.options = options;
  }
}

/** The problem document of an error. Unknown errors say nothing of their cause. */
export function toProblem(error: ProblemError, instance: string, requestId: string): Problem {
  const { status, title } = problems[error.code];
  const { detail, errors, current } = error.options;
  return {
    type: `urn:elqnt:problem:${error.code}`,
    title,
    status,
    ...(detail === undefined ? {} : { detail }),
    instance,
    code: error.code,
    requestId,
    ...(errors && errors.length > 0 ? { errors: [...errors] } : {}),
    ...(current === undefined ? {} : { current: current as NonNullable<Problem["current"]> }),
  };
}

/** The HTTP answer of an error as plain data. */
export function problemAnswer(error: ProblemError, instance: string, requestId: string): StoredResponse {
  const { headers, retryAfter } = error.options;
  const problem = toProblem(error, instance, requestId);
  return {
    status: problem.status,
    headers: {
      ...headers,
      "content-type": "application/problem+json",
      "cache-control": "no-store",
      "x-request-id": requestId,
      ...(retryAfter === undefined ? {} : { "retry-after": String(Math.max(1, Math.ceil(retryAfter))) }),
    },
    body: JSON.stringify(problem),
  };
}

/** The HTTP answer of an error. */
export function problemResponse(error: ProblemError, instance: string, requestId: string): Response {
  const { body, ...init } = problemAnswer(error, instance, requestId);
  return new Response(body, init);
}

/** A store that cannot be reached says so by this shape, so that service code needs no driver types. */
interface Unavailable {
  readonly code: "store_unavailable";
  readonly retryAfterSeconds?: number;
}

const isUnavailable = (error: unknown): error is Unavailable =>
  typeof error === "object" && error !== null && (error as Unavailable).code === "store_unavailable";

/** Any thrown value as a problem: unknown ones become `internal_error` and keep their cause for the log only. */
export function asProblemError(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  if (isUnavailable(error)) {
    return new ProblemError("service_unavailable", {
      detail: "The store of this service cannot be reached right now. Repeat the request later.",
      retryAfter: error.retryAfterSeconds ?? 1,
      cause: error,
    });
  }
  if ((error as { code?: unknown } | null)?.code === "transaction_conflict") {
    return new ProblemError("write_conflict", {
      detail: "Other writes of the same resources won every time. Repeat the request.",
      retryAfter: 1,
      cause: error,
    });
  }
  return new ProblemError("internal_error", { cause: error });
}
