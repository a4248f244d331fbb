import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const results = join(import.meta.dirname, "../../bench/results");

/** Writes numbers where the benchmarks write theirs. */
export function writeResult(name: string, value: unknown): void {
  mkdirSync(results, { recursive: true });
  writeFileSync(join(results, `${name}.json`), `${JSON.stringify(value, null, 2)}\n`);
}

/** Prints aligned columns; numbers to the right. */
export function printTable(head: readonly string[], rows: readonly (readonly (string | number)[])[]): void {
  const cells = [head, ...rows].map((row) => row.map((cell) => cell.toLocaleString("en-US")));
  const widths = head.map((_, column) => Math.max(...cells.map((row) => row[column]!.length)));
  const align = (cell: string, column: number): string =>
    typeof rows[0]?.[column] === "number" ? cell.padStart(widths[column]!) : cell.padEnd(widths[column]!);
  for (const row of cells) console.log(row.map(align).join("  ").trimEnd());
}
