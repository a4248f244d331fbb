// The size gate: what reaches a browser, against the budgets of the house. Exits 1 when one is exceeded.
import { buildPackages } from "../src/build.ts";
import { printTable, writeResult } from "../src/results.ts";
import { sizeRows } from "./rows.ts";

buildPackages();
const rows = await sizeRows();
const verdict = ({ bytes, budget }: { bytes: number; budget?: number }): string =>
  budget === undefined ? "" : bytes <= budget ? "ok" : `over ${budget}`;

printTable(
  ["bundle", "gzip -9, B", "budget", "", ""],
  rows.map((row) => [row.name, row.bytes, row.budget ?? "", verdict(row), row.note ?? ""]),
);
writeResult("size", { unit: "bytes, min+gzip -9, without react, @tanstack/react-query, zod and msw", rows });
if (rows.some(({ bytes, budget }) => budget !== undefined && bytes > budget)) process.exitCode = 1;
