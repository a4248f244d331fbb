import type { Report } from "../engine/report.ts";
import { groupBy } from "../group-by.ts";

const most = 20;
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const seconds = (milliseconds: number): string => (milliseconds / 1000).toFixed(1).padStart(9);

/**
 * The rules that took longest, with their slowest check: where a backend is slow, or the suite asks much of it. Checks
 * run beside each other, so the times add up to more than the run, and hold waits for each other.
 */
export function slowestReport({ results }: Report): string {
  const rules = [...groupBy(results, ({ rule }) => rule)].map(([rule, checks]) => ({
    rule,
    checks,
    milliseconds: sum(checks.map(({ durationMs }) => durationMs)),
    slowest: checks.reduce((left, right) => (right.durationMs > left.durationMs ? right : left)),
  }));
  const lines = rules
    .sort((left, right) => right.milliseconds - left.milliseconds)
    .slice(0, most)
    .map(({ rule, checks, milliseconds, slowest }) => {
      const requests = String(sum(checks.map((check) => check.requests))).padStart(10);
      const one = slowest.subject ? ` ${slowest.subject}` : "";
      const count = String(checks.length).padStart(8);
      return `${rule.padEnd(30)}${count}${requests}${seconds(milliseconds)}${seconds(slowest.durationMs)}${one}`;
    });
  const head = `${"slowest rules".padEnd(30)}${"checks".padStart(8)}${"requests".padStart(10)}${"seconds".padStart(9)}${"longest".padStart(9)}`;
  return [head, ...lines].join("\n");
}
