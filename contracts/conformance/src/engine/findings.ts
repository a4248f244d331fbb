import type { Exchange } from "../http/exchange.ts";
import { printViolation } from "./print.ts";
import type { Failure } from "./report.ts";
import type { Inspection, Rule } from "./rule.ts";
import { Violation } from "./violation.ts";

/** Everything one case shows more than this often is the same fault. */
const mostFailuresPerCase = 3;

/** What inspecting rules found in the traffic, by case id. */
export interface Findings {
  /** Shows one exchange to every inspecting rule. */
  inspect(exchange: Exchange): void;
  of(caseId: string): readonly Failure[];
  /** Findings by rule and subject, for rules that were not asked of that subject themselves. */
  entries(): IterableIterator<[string, { rule: Rule; subject: string; failures: Failure[] }]>;
  readonly size: number;
}

/** Collects violations that rules with `inspect` see in exchanges of any rule. */
export function createFindings(
  rules: readonly Rule[],
  inspection: Inspection,
  target: string,
  onFinding: () => void,
): Findings {
  const inspecting = rules.filter((rule) => rule.inspect);
  const found = new Map<string, { rule: Rule; subject: string; failures: Failure[] }>();

  function note(rule: Rule, exchange: Exchange, violation: Violation): void {
    const subject = rule.subjects ? (exchange.call.operation?.operationId ?? "") : "";
    const id = subject ? `${rule.id}:${subject}` : rule.id;
    const entry = found.get(id) ?? { rule, subject, failures: [] };
    if (entry.failures.length < mostFailuresPerCase) entry.failures.push(printViolation(violation, target));
    found.set(id, entry);
    onFinding();
  }
  return {
    inspect(exchange) {
      for (const rule of inspecting) {
        try {
          rule.inspect!(exchange, inspection);
        } catch (error) {
          if (!(error instanceof Violation)) throw error;
          note(
            rule,
            exchange,
            error.exchanges.length > 0 ? error : new Violation(error.expected, error.observed, [exchange]),
          );
        }
      }
    },
    of: (caseId) => found.get(caseId)?.failures ?? [],
    entries: () => found.entries(),
    get size() {
      return found.size;
    },
  };
}
