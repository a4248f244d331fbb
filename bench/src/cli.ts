import { benchmarks } from "./benchmarks.ts";
import { describeMachine, keepResult } from "./harness/result.ts";
import { printResult } from "./harness/table.ts";
import { writeReport } from "./report.ts";

const names = process.argv.slice(2).filter((argument) => argument !== "--");
const unknown = names.filter((name) => !(name in benchmarks));
if (unknown.length > 0) {
  console.error(`There is no benchmark "${unknown[0]}". Benchmarks: ${Object.keys(benchmarks).join(", ")}.`);
  process.exit(1);
}

const machine = describeMachine();
console.log(
  Object.entries(machine)
    .map((entry) => entry.join(" "))
    .join(", "),
);
for (const name of names.length > 0 ? names : Object.keys(benchmarks)) {
  try {
    const result = await benchmarks[name]!();
    printResult(result);
    keepResult(name, result, describeMachine());
  } catch (error) {
    // One benchmark that cannot run must not take the others with it.
    console.error(`\n"${name}" could not run:`, error);
    process.exitCode = 1;
  }
}
writeReport();
// Pools of contestants may keep the process alive; everything is written.
process.exit();
