import type { Result } from "./result.ts";

type Cell = string | number;

/** Prints aligned columns; numbers to the right. */
export function printTable(head: readonly string[], rows: readonly (readonly Cell[])[]): void {
  const text = (cell: Cell): string => (typeof cell === "number" ? cell.toLocaleString("en-US") : cell);
  const lines = [head, ...rows].map((row) => row.map(text));
  const widths = head.map((_, column) => Math.max(...lines.map((line) => line[column]!.length)));
  const isNumber = head.map((_, column) => rows.some((row) => typeof row[column] === "number"));
  for (const line of lines) {
    const cells = line.map((cell, column) =>
      isNumber[column] ? cell.padStart(widths[column]!) : cell.padEnd(widths[column]!),
    );
    console.log(`  ${cells.join("  ").trimEnd()}`);
  }
}

/** Prints a result: its rows, then what they mean for the budgets. */
export function printResult({ title, method, rows, verdicts }: Result): void {
  const columns = [...new Set(rows.flatMap(({ values }) => Object.keys(values)))];
  console.log(`\n${title}\n${method}\n`);
  printTable(
    ["", ...columns],
    rows.map(({ name, values }) => [name, ...columns.map((column) => values[column] ?? "")]),
  );
  for (const { what, budget, measured, met, note } of verdicts) {
    const verdict = met === undefined ? "told  " : met ? "met   " : "MISSED";
    console.log(`\n  ${verdict} ${what}: ${measured} (budget ${budget})${note ? `\n         ${note}` : ""}`);
  }
}
