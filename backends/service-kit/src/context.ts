import type { HeaderReader } from "./call.ts";
import type { CursorCodec } from "./cursor.ts";

/** Who is written down as the author of a change. */
export interface Actor {
  readonly userId: string;
  readonly email?: string;
  readonly role?: string;
}

/** A success answer kept for replay under its idempotency key. */
export interface StoredResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}

/** An idempotency record: what was asked under a key, and what was answered. */
export interface IdempotencyRecord {
  /** User and operation, so that keys never meet across either. */
  readonly scope: string;
  readonly key: string;
  /** Hash of method, path, query and body. */
  readonly fingerprint: string;
  readonly response: StoredResponse;
}

/** The idempotency of one running request: the store records `respond(output)` in the transaction of the write. */
export interface PendingIdempotency {
  readonly scope: string;
  readonly key: string;
  readonly fingerprint: string;
  respond(output: unknown): StoredResponse;
}

/** What every write of a store takes: its author, and what must commit together with it. */
export interface WriteContext {
  readonly actor: Actor;
  readonly requestId: string;
  readonly traceparent?: string;
  readonly idempotency?: PendingIdempotency;
}

/** Thrown by a store when another request committed the same key first: the write is rolled back. */
export class IdempotencyConflict extends Error {
  override readonly name = "IdempotencyConflict";
  readonly code = "idempotency_conflict";
}

/** By code, not by class: adapters throw one of their own, for they import no service. */
export const isIdempotencyConflict = (error: unknown): boolean =>
  (error as { code?: unknown } | null)?.code === "idempotency_conflict";

/** What a handler knows of its request besides the input. */
export interface Context {
  readonly org: string;
  readonly actor: Actor;
  readonly scopes: readonly string[];
  /** Session of the caller's token, when it names one. */
  readonly sessionId?: string;
  readonly requestId: string;
  readonly traceparent?: string;
  /** Aborted when the caller is gone or the operation's time is over. */
  readonly signal: AbortSignal;
  readonly write: WriteContext;
  /** Encodes and decodes cursors bound to this org and query. */
  readonly cursors: CursorCodec;
  /** Headers of the request, for content negotiation of uploads and downloads. */
  readonly headers: HeaderReader;
}
