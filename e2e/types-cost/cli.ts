// The price of our types: a module that calls every operation once, against the same module without the calls, checked
// by `tsc` over the published declarations. Instantiations are the same on every machine, so they can be a gate.
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildPackages } from "../src/build.ts";
import { printTable, writeResult } from "../src/results.ts";
import { callFiles } from "./calls.ts";

const budget = 60;
const folder = join(import.meta.dirname, "../node_modules/.cache/types-cost");
const tsc = join(import.meta.dirname, "../node_modules/typescript/bin/tsc");

/** Checks one module and reads what the compiler says of it. */
function check(name: string, source: string): { instantiations: number; seconds: number } {
  const config = {
    compilerOptions: {
      target: "es2022",
      lib: ["es2024", "dom", "dom.iterable", "dom.asynciterable"],
      module: "preserve",
      strict: true,
      exactOptionalPropertyTypes: true,
      noEmit: true,
      types: [],
    },
    files: [`${name}.ts`],
  };
  writeFileSync(join(folder, `${name}.ts`), source);
  writeFileSync(join(folder, `${name}.json`), JSON.stringify(config));
  const output = execFileSync(
    process.execPath,
    [tsc, "-p", join(folder, `${name}.json`), "--extendedDiagnostics"],
    {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  const read = (label: string): number =>
    Number(output.match(new RegExp(`^${label}:\\s+([\\d.]+)`, "m"))![1]);
  return { instantiations: read("Instantiations"), seconds: read("Check time") };
}

buildPackages();
mkdirSync(folder, { recursive: true });
const { baseline, calls, count } = await callFiles();
const [before, after] = [check("baseline", baseline), check("calls", calls)];
const each = (after.instantiations - before.instantiations) / count;

printTable(
  ["module", "operations", "instantiations", "check time, s"],
  [
    ["imports only", 0, before.instantiations, before.seconds],
    ["each called once", count, after.instantiations, after.seconds],
  ],
);
console.log(`${each.toFixed(1)} instantiations per operation, budget ${budget}`);
writeResult("types-cost", {
  unit: "type instantiations, tsc --extendedDiagnostics",
  operations: count,
  baseline: before.instantiations,
  calls: after.instantiations,
  perOperation: Math.round(each * 10) / 10,
  budget,
});
if (count === 0 || each > budget) process.exitCode = 1;
