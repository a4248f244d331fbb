import type { CaseResult, Failure, Outcome, Report } from "../engine/report.ts";

/** Colours for terminals; plain text without them. */
export interface Paint {
  green(text: string): string;
  red(text: string): string;
  yellow(text: string): string;
  dim(text: string): string;
  bold(text: string): string;
}

const same = (text: string): string => text;
const ansi = (code: number) => (text: string) => `\u001b[${code}m${text}\u001b[0m`;

export const plain: Paint = { green: same, red: same, yellow: same, dim: same, bold: same };
export const coloured: Paint = {
  green: ansi(32),
  red: ansi(31),
  yellow: ansi(33),
  dim: ansi(2),
  bold: ansi(1),
};

const indent = (text: string, by: string): string =>
  text
    .split("\n")
    .map((line) => by + line)
    .join("\n");

function failureLines(failure: Failure, paint: Paint): string[] {
  return [
    `    expected  ${failure.expected}`,
    `    observed  ${paint.red(failure.observed)}`,
    ...failure.exchanges.flatMap(({ request, response, milliseconds }) => [
      "",
      indent(request, paint.dim("    > ")),
      indent(response, paint.dim("    < ")),
      paint.dim(`    (${milliseconds} ms)`),
    ]),
    ...(failure.curl ? ["", `    repeat    ${failure.curl}`] : []),
  ];
}

/** One broken promise as people read it: the rule, expected and observed, the requests, how to repeat it. */
export function describeResult(result: CaseResult, paint: Paint = plain): string {
  return [
    `${paint.red(result.outcome === "error" ? "!" : "✘")} ${paint.bold(result.id)}`,
    `    ${result.title}. (${result.reference})`,
    ...(result.reason ? [indent(result.reason, "    ")] : []),
    ...result.failures.flatMap((failure, index) => [
      ...(index > 0 ? [""] : []),
      ...failureLines(failure, paint),
    ]),
    `    rerun     ${result.reproduce}`,
  ].join("\n");
}

interface Row {
  name: string;
  counts: Record<Outcome, number>;
  requests: number;
}

/** Results by the noun before the slash of the rule id. */
function rowsOf(results: readonly CaseResult[]): Row[] {
  const rows = new Map<string, Row>();
  for (const { rule, outcome, requests } of results) {
    const name = rule.split("/")[0]!;
    const row = rows.get(name) ?? {
      name,
      counts: { passed: 0, failed: 0, skipped: 0, error: 0 },
      requests: 0,
    };
    row.counts[outcome]++;
    row.requests += requests;
    rows.set(name, row);
  }
  return [...rows.values()];
}

const columns = ["passed", "failed", "error", "skipped"] as const;

function rowLine({ name, counts, requests }: Row, paint: Paint): string {
  const cells = columns.map((column) => {
    const text = String(counts[column]).padStart(8);
    return counts[column] > 0 && (column === "failed" || column === "error") ? paint.red(text) : text;
  });
  return `${name.padEnd(22)}${cells.join("")}${String(requests).padStart(10)}`;
}

/** The table of a run with every failure above it. */
export function tableReport(report: Report, paint: Paint = plain): string {
  const broken = report.results.filter(({ outcome }) => outcome === "failed" || outcome === "error");
  const skipped = report.results.filter(({ outcome }) => outcome === "skipped");
  const { totals } = report;
  const verdict = report.ok
    ? paint.green(`All ${totals.passed} checks of ${totals.rules} rules hold`)
    : paint.red(`${totals.failed + totals.errors} of ${totals.cases} checks do not hold`);
  const skips = [...new Set(skipped.map(({ reason }) => reason))].map(
    (reason) =>
      `${skipped.filter((result) => result.reason === reason).length} skipped: ${reason ?? "no reason"}`,
  );
  return [
    ...broken.flatMap((result) => [describeResult(result, paint), ""]),
    paint.dim(
      `${"".padEnd(22)}${columns.map((column) => column.padStart(8)).join("")}${"requests".padStart(10)}`,
    ),
    ...rowsOf(report.results).map((row) => rowLine(row, paint)),
    "",
    ...skips.map((line) => paint.yellow(line)),
    `${verdict}. ${report.target}, profiles ${report.profiles.join(", ")}, ${totals.requests} requests, ${(report.durationMs / 1000).toFixed(1)} s, seed ${report.seed}.`,
  ].join("\n");
}
