import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Result, type Row, resultsFolder, type Verdict } from "./harness/result.ts";

type Kept = Result & { readonly name: string; readonly machine: Record<string, string | number> };

/** Results of this package; the size and type gates of `e2e` keep theirs in the same folder, in a shape of their own. */
function readResults(): Kept[] {
  const files = readdirSync(resultsFolder).filter((file) => file.endsWith(".json"));
  const documents = files.map((file) => JSON.parse(readFileSync(join(resultsFolder, file), "utf8")));
  return documents.filter(({ verdicts }) => Array.isArray(verdicts));
}

const cell = (text: string | number): string => String(text).replaceAll("|", "\\|").replaceAll("\n", " ");
const line = (cells: readonly (string | number)[]): string => `| ${cells.map(cell).join(" | ")} |`;

function verdictLine({ what, budget, measured, met, note = "" }: Verdict, from: string): string {
  const verdict = met === undefined ? "told" : met ? "met" : "**missed**";
  return line([what, budget, measured, verdict, note, `[${from}](${from}.json)`]);
}

function rowTable(rows: readonly Row[]): string[] {
  const columns = [...new Set(rows.flatMap(({ values }) => Object.keys(values)))];
  return [
    line(["", ...columns]),
    line(["---", ...columns.map(() => "---:")]),
    ...rows.map(({ name, values }) => line([name, ...columns.map((column) => values[column] ?? "")])),
  ];
}

function section({ name, title, method, rows, machine }: Kept): string[] {
  const { cpu, cores, node, date, load1 } = machine;
  return [
    `## ${title}`,
    "",
    `${method} (\`bench ${name}\`; ${cpu}, ${cores} cores, Node ${node}, ${date}, load ${load1})`,
    "",
    ...rowTable(rows),
    "",
  ];
}

/** Writes `results/README.md`: every budget with what was measured, then the tables behind it. */
export function writeReport(): void {
  const results = readResults();
  const verdicts = results.flatMap(({ name, verdicts: own }) =>
    own.map((verdict) => verdictLine(verdict, name)),
  );
  const text = [
    "# Measured",
    "",
    "Written by `npm run bench`; do not edit. The machine is small and shared: contestants ran in turns in one run,",
    "numbers are medians, and only ratios within one table mean something. Losing rows stay in.",
    "",
    line(["What", "Budget", "Measured", "", "Why, and what would meet it", "From"]),
    line(["---", "---", "---", "---", "---", "---"]),
    ...verdicts,
    "",
    ...results.flatMap(section),
  ];
  writeFileSync(join(resultsFolder, "README.md"), text.join("\n"));
}
