import type { LogEntry } from "@elqnt/service-kit";

/** A log that a test can read. */
export function collectLog(): { log: (entry: LogEntry) => void; entries: LogEntry[]; text(): string } {
  const entries: LogEntry[] = [];
  return {
    log: (entry) => entries.push(entry),
    entries,
    text: () => entries.map((entry) => JSON.stringify(entry)).join("\n"),
  };
}
