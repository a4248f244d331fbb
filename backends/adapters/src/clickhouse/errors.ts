import { errorCode, StoreUnavailable, type UnavailableReason } from "../postgres/errors.ts";

export type EmbeddedClickHouseCode = "chdb_unavailable" | "chdb_in_use";

/** The embedded engine did not open. The message is one sentence for the person at the terminal. */
export class EmbeddedClickHouseError extends Error {
  override readonly name = "EmbeddedClickHouseError";
  /** `chdb_unavailable`: not installed, or not made for this system. `chdb_in_use`: its folder has an owner. */
  readonly code: EmbeddedClickHouseCode;

  constructor(code: EmbeddedClickHouseCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

const messages: Record<UnavailableReason, string> = {
  unreachable: "Failed to use ClickHouse: the server cannot be reached.",
  timeout: "Failed to use ClickHouse: the query took too long.",
  busy: "Failed to use ClickHouse: it has no room for this query.",
  full: "Failed to use ClickHouse: its disk is full.",
  read_only: "Failed to use ClickHouse: the server takes no writes.",
};

// https://github.com/ClickHouse/ClickHouse/blob/master/src/Common/ErrorCodes.cpp
const codes: Readonly<Record<UnavailableReason, readonly number[]>> = {
  unreachable: [194, 198, 209, 210, 236, 242, 279, 285, 286, 319, 425, 516, 999],
  timeout: [159, 160],
  busy: [158, 201, 202, 241, 252, 396, 439],
  full: [243],
  read_only: [164],
};

const reasons = new Map(
  Object.entries(codes).flatMap(([reason, list]) => list.map((code) => [code, reason as UnavailableReason])),
);

/** The engine's number of an error, such as 60 for an unknown table. */
export function engineCode(error: unknown): number | undefined {
  const { code, clickhouseCode } = (error ?? {}) as { code?: unknown; clickhouseCode?: number };
  // By shape: the embedded connection throws the class of its own copy of the client.
  return typeof code === "string" && /^\d+$/.test(code) ? Number(code) : clickhouseCode;
}

/** Whether the table or its database is not there. */
export const isMissing = (error: unknown): boolean => [60, 81].includes(engineCode(error) ?? 0);

/** Errors about the engine's state become {@link StoreUnavailable}; errors about the query stay as they are. */
export function toStoreError(error: unknown): unknown {
  const reason = unavailableReason(error);
  return reason ? new StoreUnavailable(reason, messages[reason], { cause: error }) : error;
}

function unavailableReason(error: unknown): UnavailableReason | undefined {
  const code = engineCode(error);
  if (code !== undefined) return reasons.get(code);
  if (!(error instanceof Error)) return undefined;
  const failure = errorCode(error) ?? "";
  if (failure === "ENOSPC") return "full";
  if (/^E[A-Z_]+$/.test(failure)) return "unreachable";
  if (error.message === "Timeout error.") return "timeout";
  if (/socket hang up|client is closed|is closed|No active connection/i.test(error.message)) {
    return "unreachable";
  }
  return undefined;
}
