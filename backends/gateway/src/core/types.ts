import type { Operation, ProblemCode } from "@elqnt/contracts";
import type { Identity, Span } from "@elqnt/service-kit";
import type { Refusal } from "./problem-answer.ts";

/** Reads a request header by lower-case name; several lines of one name arrive joined by `", "`. */
export interface HeaderReader {
  get(name: string): string | null | undefined;
}

/** All that the gateway decides on: the request line, the headers and where they came from. */
export interface RequestHead {
  readonly method: string;
  /** Origin-form request target as it was received, such as `/api/v1/auth/me?x=1`. */
  readonly target: string;
  readonly headers: HeaderReader;
  readonly hasBody: boolean;
  /** Address of the peer; absent in a browser tab. */
  readonly remoteAddress?: string;
  /** What the shell already found wrong while it read the head. */
  readonly fault?: Refusal | undefined;
}

/** What is known about one request from its first byte to its log line. */
export interface Exchange {
  readonly requestId: string;
  /** Of the request's span where traces are kept, else the client's, else of a new trace. */
  readonly traceparent: string;
  readonly span: Span | undefined;
  readonly method: string;
  /** Reading of the monotonic clock at the start. */
  readonly startedAt: number;
  /** Headers of the answer, whoever gives it, as a flat name, value list. */
  readonly responseHeaders: string[];
  /** Path as sent, for the client's own problem document; never logged. */
  path: string;
  /** Path template once matched, else a redacted path. */
  route: string;
  clientAddress: string | undefined;
  operation: Operation | undefined;
  identity: Identity | undefined;
  /** Problem code of a refusal, and why; the reason is for the log only. */
  code: ProblemCode | undefined;
  reason: string | undefined;
}

/** The gateway answers by itself. */
export interface Answer {
  readonly kind: "answer";
  readonly exchange: Exchange;
  readonly status: number;
  /** Every header of the answer as a flat name, value list. */
  readonly headers: readonly string[];
  readonly body: string | null;
}

/** The request goes on to an upstream. */
export interface Forward {
  readonly kind: "forward";
  readonly exchange: Exchange;
  readonly operation: Operation;
  /** Name of the upstream, which is the name of the service. */
  readonly upstream: string;
  /** Path and query to forward: the very string that was matched. */
  readonly path: string;
  /** Headers the gateway writes, as a flat name, value list, after the client's were filtered. */
  readonly headers: readonly string[];
  /** The caller; nobody in particular (empty ids, no scopes) for public operations. */
  readonly identity: Identity;
  readonly limits: Limits;
  /** Of a stream of events, which may outlive its token: whether the caller would still be let in. */
  readonly isStillAdmitted?: () => Promise<boolean>;
}

/** What a shell enforces while it forwards. */
export interface Limits {
  readonly maxBodyBytes: number;
  /** Until the response headers and, unless the operation streams, until the last byte. */
  readonly timeoutMs: number;
}

export type Decision = Answer | Forward;

/** How a request ended, for the log line and the metrics. */
export interface Outcome {
  readonly status: number;
  readonly bytesOut?: number;
  /** Set when the answer did not reach its end. */
  readonly aborted?: "client" | "upstream" | "timeout" | "drain" | "unauthorized" | undefined;
}
