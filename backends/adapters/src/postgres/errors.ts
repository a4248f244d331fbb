/** Why PostgreSQL did not do its part. */
export type UnavailableReason = "unreachable" | "timeout" | "busy" | "full" | "read_only";

/** PostgreSQL cannot serve the request now; a service answers 503 with `Retry-After`. Nothing was answered wrongly. */
export class StoreUnavailable extends Error {
  override readonly name = "StoreUnavailable";
  readonly code = "store_unavailable";
  readonly reason: UnavailableReason;
  readonly retryAfterSeconds: number;

  constructor(reason: UnavailableReason, message: string, options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
    this.retryAfterSeconds = retryAfterSeconds[reason];
  }
}

/** A transaction met others each time it was tried. It left nothing behind; a service answers 409. */
export class TransactionConflict extends Error {
  override readonly name = "TransactionConflict";
  readonly code = "transaction_conflict";
}

const retryAfterSeconds: Record<UnavailableReason, number> = {
  unreachable: 2,
  timeout: 1,
  busy: 1,
  full: 30,
  read_only: 2,
};

const messages: Record<UnavailableReason, string> = {
  unreachable: "Failed to use PostgreSQL: the server cannot be reached.",
  timeout: "Failed to use PostgreSQL: the query took too long.",
  busy: "Failed to use PostgreSQL: no connection is free.",
  full: "Failed to use PostgreSQL: its disk is full.",
  read_only: "Failed to use PostgreSQL: the server takes no writes.",
};

/** The SQLSTATE of a server error, or the system code of a network error. */
export function errorCode(error: unknown): string | undefined {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === "string" ? code : undefined;
}

/** Errors about the server's state become {@link StoreUnavailable}; errors about the query stay as they are. */
export function toStoreError(error: unknown): unknown {
  if (error instanceof StoreUnavailable) return error;
  const reason = unavailableReason(error);
  return reason ? new StoreUnavailable(reason, messages[reason], { cause: error }) : error;
}

/** Whether the connection that met this error may not be used again. */
export function endsConnection(error: unknown): boolean {
  const reason = unavailableReason(error);
  // A query that the server did not end is still running on its connection.
  return (
    reason === "unreachable" || reason === "read_only" || (reason === "timeout" && !isServerError(error))
  );
}

function unavailableReason(error: unknown): UnavailableReason | undefined {
  return isServerError(error) ? reasonOfState(errorCode(error)!) : reasonOfClientError(error);
}

const isServerError = (error: unknown) =>
  /^[0-9A-Z]{5}$/.test(errorCode(error) ?? "") && !isSystemError(error);
const isSystemError = (error: unknown) =>
  typeof (error as { syscall?: unknown } | null)?.syscall === "string";

// https://www.postgresql.org/docs/current/errcodes-appendix.html
function reasonOfState(state: string): UnavailableReason | undefined {
  if (state.startsWith("08") || /^57P0[1-5]$/.test(state) || state === "25P03") return "unreachable";
  if (state === "57014") return "timeout";
  if (["53300", "53200", "55P03"].includes(state)) return "busy";
  if (state === "53100" || state === "58030") return "full";
  if (state === "25006") return "read_only";
  return undefined;
}

/** pg reports most of its own failures by text only. */
function reasonOfClientError(error: unknown): UnavailableReason | undefined {
  if (!(error instanceof Error)) return undefined;
  if (/^E[A-Z_]+$/.test(errorCode(error) ?? "")) return "unreachable";
  if (error.message === "Query read timeout") return "timeout";
  if (error.message === "timeout exceeded when trying to connect") return "busy";
  if (/^Connection terminated|not queryable|after calling end on the pool/.test(error.message))
    return "unreachable";
  return undefined;
}
