import { type Exchange, summaryOf } from "../http/exchange.ts";

/** What a rule found: the backend promised one thing and did another. */
export class Violation extends Error {
  override readonly name = "Violation";
  readonly expected: string;
  readonly observed: string;
  /** The requests that show it; the last one is the one to repeat. */
  readonly exchanges: readonly Exchange[];

  constructor(expected: string, observed: string, exchanges: readonly Exchange[] = []) {
    const last = exchanges.at(-1);
    super(`Expected ${expected}, observed ${observed}${last ? ` (${summaryOf(last)})` : ""}`);
    this.expected = expected;
    this.observed = observed;
    this.exchanges = exchanges;
  }
}

/** Thrown by a rule that cannot be asked of this target, with the reason. */
export class Skipped extends Error {
  override readonly name = "Skipped";
}

/** A value as a short piece of text for messages. */
export function show(value: unknown, length = 300): string {
  if (value === undefined) return "nothing";
  const text = typeof value === "string" ? JSON.stringify(value) : (JSON.stringify(value) ?? String(value));
  return text.length > length ? `${text.slice(0, length)}…` : text;
}
