/** RFC 3339 in UTC with milliseconds. */
export const timestamp = (epochMs: number): string => new Date(epochMs).toISOString();

/** A date-time in any spelling as {@link timestamp}, or null when it is no moment (RFC 3339 knows `:60`). */
export function normalizeTimestamp(text: string): string | null {
  const epochMs = Date.parse(text);
  return Number.isNaN(epochMs) ? null : timestamp(epochMs);
}

/** Whole seconds since the epoch, as JWTs count them. */
export const seconds = (epochMs: number): number => Math.floor(epochMs / 1000);
