/** What became of one case. */
export type Outcome = "passed" | "failed" | "skipped" | "error";

/** A request and its answer as printed: secrets are gone, long bodies are cut. */
export interface PrintedExchange {
  readonly request: string;
  readonly response: string;
  readonly milliseconds: number;
}

/** One broken promise with everything needed to act on it. */
export interface Failure {
  readonly expected: string;
  readonly observed: string;
  readonly exchanges: readonly PrintedExchange[];
  /** Shell command that repeats the deciding request; needs `JWT_SECRET` in the environment. */
  readonly curl?: string;
}

/** The result of one rule asked of one subject. */
export interface CaseResult {
  readonly id: string;
  readonly rule: string;
  /** What the rule was asked of: an operation, an operator; empty when it is asked once. */
  readonly subject: string;
  /** The promise in one sentence. */
  readonly title: string;
  readonly profile: string;
  readonly reference: string;
  readonly outcome: Outcome;
  /** Why a case was skipped or could not be judged. */
  readonly reason?: string;
  readonly failures: readonly Failure[];
  readonly requests: number;
  readonly durationMs: number;
  /** Command that runs this case alone with the same data. */
  readonly reproduce: string;
}

/** The result of a run. */
export interface Report {
  readonly version: string;
  readonly target: string;
  readonly profiles: readonly string[];
  readonly seed: number;
  readonly startedAt: string;
  readonly durationMs: number;
  /** Whether every promise that was asked about is kept. */
  readonly ok: boolean;
  readonly totals: {
    readonly rules: number;
    readonly cases: number;
    readonly passed: number;
    readonly failed: number;
    readonly skipped: number;
    readonly errors: number;
    readonly requests: number;
  };
  readonly results: readonly CaseResult[];
}

/** Counts results by outcome and by rule. */
export function totalsOf(results: readonly CaseResult[], requests: number): Report["totals"] {
  const count = (outcome: Outcome) => results.filter((result) => result.outcome === outcome).length;
  return {
    rules: new Set(results.map(({ rule }) => rule)).size,
    cases: results.length,
    passed: count("passed"),
    failed: count("failed"),
    skipped: count("skipped"),
    errors: count("error"),
    requests,
  };
}
