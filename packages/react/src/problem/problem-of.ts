import type { Problem, ProblemDetail } from "@elqnt/types";
import { isSchema } from "../schema/json-schema.ts";

/** A problem as the views need it: the wire format, or what remains of it when no answer came. */
export interface ShownProblem extends Omit<Problem, "code" | "errors" | "requestId" | "current"> {
  code: string;
  requestId?: string;
  errors?: readonly ProblemDetail[];
  /** Seconds to wait before repeating, from `Retry-After`. */
  retryAfter?: number;
  /** The stored resource, in a 412 `version_conflict`. */
  current?: unknown;
}

/**
 * Reads a problem out of anything that can be thrown or answered: an RFC 9457 document, a `GatewayError`, or
 * a plain error. Never throws, and never shows the text of an unknown error's stack.
 *
 * `import { problemOf } from "@elqnt/react"`
 */
export function problemOf(error: unknown): ShownProblem | undefined {
  if (error === undefined || error === null) return undefined;
  if (!isSchema(error)) return plain("unknown", typeof error === "string" ? error : undefined);
  const carried = isSchema(error.problem) ? error.problem : error;
  const status = numberIn(carried.status) ?? numberIn(error.status) ?? 0;
  const code = stringIn(carried.code) ?? stringIn(error.code) ?? "unknown";
  const answered = isSchema(error.problem) || "title" in carried;
  return {
    type: stringIn(carried.type) ?? `urn:elqnt:problem:${code}`,
    title: stringIn(carried.title) ?? "",
    status,
    code: status === 0 && isOffline() ? "offline" : code,
    ...present("detail", answered ? stringIn(carried.detail) : undefined),
    ...present("instance", stringIn(carried.instance)),
    ...present("requestId", stringIn(carried.requestId) ?? stringIn(error.requestId)),
    ...present("retryAfter", secondsIn(error) ?? secondsIn(carried)),
    ...present("errors", Array.isArray(carried.errors) ? carried.errors.filter(isProblemField) : undefined),
    ...present("current", carried.current),
  };
}

/** Problems and old errors say seconds, a `GatewayError` milliseconds. */
function secondsIn({ retryAfter, retryAfterMs }: { [key: string]: unknown }): number | undefined {
  const milliseconds = numberIn(retryAfterMs);
  return milliseconds === undefined ? numberIn(retryAfter) : milliseconds / 1000;
}

function plain(code: string, detail: string | undefined): ShownProblem {
  return { type: `urn:elqnt:problem:${code}`, title: "", status: 0, code, ...present("detail", detail) };
}

function isOffline(): boolean {
  return typeof navigator !== "undefined" && navigator.onLine === false;
}

function isProblemField(value: unknown): value is ProblemDetail {
  return isSchema(value) && typeof value.pointer === "string" && typeof value.message === "string";
}

function stringIn(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

function numberIn(value: unknown): number | undefined {
  return typeof value === "number" && Number.isFinite(value) ? value : undefined;
}

function present<Key extends string, TValue>(key: Key, value: TValue | undefined): { [K in Key]?: TValue } {
  return (value === undefined ? {} : { [key]: value }) as { [K in Key]?: TValue };
}
