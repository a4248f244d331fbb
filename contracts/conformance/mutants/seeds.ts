import { examine } from "./kill.ts";
import { createReference } from "./reference.ts";

/** `conformance:seeds [count] [first]`: full runs on the reference, none of which may find anything. */
const [count = 20, first = 1] = process.argv.slice(2).map(Number);
let alarms = 0;
for (let seed = first; seed < first + count; seed++) {
  const report = await examine(createReference(), [], seed);
  const broken = report.results.filter(({ outcome }) => outcome === "failed" || outcome === "error");
  alarms += broken.length;
  console.log(
    `seed ${seed}: ${report.totals.passed} of ${report.totals.cases} checks hold, ${report.totals.requests} requests, ${(report.durationMs / 1000).toFixed(1)} s`,
  );
  for (const { id, failures, reason } of broken) {
    const [failure] = failures;
    console.log(
      `  ${id}: ${failure ? `expected ${failure.expected}, observed ${failure.observed}` : reason}`,
    );
  }
}
console.log(`\n${count} runs, ${alarms} false alarms`);
process.exitCode = alarms === 0 ? 0 : 1;
