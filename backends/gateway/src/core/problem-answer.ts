import type { ProblemCode } from "@elqnt/contracts";
import { ProblemError, toProblem } from "@elqnt/service-kit";
import type { Answer, Exchange } from "./types.ts";

/** A refusal on its way to becoming an answer. */
export interface Refusal {
  readonly code: ProblemCode;
  /** Sentence for the client. */
  readonly detail?: string;
  /** Cause for the log, never sent. */
  readonly reason?: string;
  /** Further headers as a flat name, value list. */
  readonly headers?: readonly string[];
}

/** Turns a refusal into an RFC 9457 answer that carries the request id in header and body. */
export function problemAnswer(exchange: Exchange, refusal: Refusal): Answer {
  exchange.code = refusal.code;
  if (refusal.reason) exchange.reason = refusal.reason;
  const error = new ProblemError(refusal.code, refusal.detail ? { detail: refusal.detail } : {});
  const problem = toProblem(error, exchange.path, exchange.requestId);
  return {
    kind: "answer",
    exchange,
    status: problem.status,
    headers: [
      ...exchange.responseHeaders,
      ...["Content-Type", "application/problem+json", "Cache-Control", "no-store"],
      ...["X-Content-Type-Options", "nosniff"],
      ...(refusal.headers ?? []),
    ],
    body: JSON.stringify(problem),
  };
}
