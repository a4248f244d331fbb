import { mkdirSync, writeFileSync } from "node:fs";
import { cpus, loadavg, totalmem } from "node:os";
import { join } from "node:path";

/** One line of a table: a contestant and its numbers by column. */
export interface Row {
  readonly name: string;
  readonly values: Readonly<Record<string, number | string>>;
}

/** One budget of the house, as measured by a run. */
export interface Verdict {
  /** The row in the words of the budget list. */
  readonly what: string;
  readonly budget: string;
  readonly measured: string;
  /** `undefined` where the number is only reported. */
  readonly met?: boolean;
  /** For a missed budget: why, and what would meet it. For a met one: what a reader must know. */
  readonly note?: string;
}

/** What one benchmark found. */
export interface Result {
  readonly title: string;
  /** How it was measured, in one or two sentences. */
  readonly method: string;
  readonly rows: readonly Row[];
  readonly verdicts: readonly Verdict[];
}

/** Where results are kept, next to their table. */
export const resultsFolder: string = join(import.meta.dirname, "../../results");

/** What the numbers were measured on; times mean nothing without it. */
export function describeMachine(): Record<string, string | number> {
  const processors = cpus();
  return {
    cpu: processors[0]!.model,
    cores: processors.length,
    memoryGB: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    date: new Date().toISOString(),
    load1: Math.round(loadavg()[0]! * 10) / 10,
  };
}

/** Keeps a result as `results/<name>.json`. */
export function keepResult(name: string, result: Result, machine: Record<string, string | number>): void {
  mkdirSync(resultsFolder, { recursive: true });
  const document = JSON.stringify({ name, machine, ...result }, null, 2);
  writeFileSync(join(resultsFolder, `${name}.json`), `${document}\n`);
}
