import { ProblemError } from "@elqnt/service-kit";
import { instantKey } from "@elqnt/service-kit/filter";

/** When an element is valid, RFC 3339 UTC; absent means unbounded. */
export interface ValidTimes {
  readonly validFrom?: string | undefined;
  readonly validTo?: string | undefined;
}

/** RFC 3339 UTC in milliseconds, or undefined when the text names no instant. */
export function toTimestamp(text: string): string | undefined {
  const key = instantKey(text);
  return key && `${key.slice(0, 23)}Z`;
}

/** Whether something is valid at an instant: from `validFrom` on and before `validTo`. */
export const isValidAt = ({ validFrom, validTo }: ValidTimes, asOf: string | undefined): boolean =>
  asOf === undefined ||
  ((validFrom === undefined || validFrom <= asOf) && (validTo === undefined || asOf < validTo));

/** The instant of a query, or a `validation_failed` problem. */
export function asOfInstant(asOf: string | undefined): string | undefined {
  if (asOf === undefined) return undefined;
  const instant = toTimestamp(asOf);
  if (instant !== undefined) return instant;
  throw new ProblemError("validation_failed", {
    detail: "Failed to read the instant of the query.",
    errors: [{ pointer: "/asOf", code: "format", message: "must be an instant of the calendar" }],
  });
}
