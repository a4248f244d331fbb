import { parseArgs } from "node:util";
import { isWanted } from "../src/engine/plan.ts";
import { mutants } from "./index.ts";
import { type Death, killAll, scoreOf } from "./kill.ts";

/** `conformance:mutants [--full] [id glob]`: which broken backends the suite notices. */
const { values, positionals } = parseArgs({ options: { full: { type: "boolean" } }, allowPositionals: true });

function print({ mutant, killed, by, durationMs }: Death): void {
  const verdict = killed ? "killed  " : "SURVIVED";
  console.log(`${verdict} ${mutant.id.padEnd(40)} ${String(durationMs).padStart(6)} ms  ${by.join(", ")}`);
}

const chosen = mutants.filter(({ id }) => isWanted(id, positionals));
const deaths = await killAll(chosen, { full: values.full ?? false, onDeath: print });
console.log(`\n${scoreOf(deaths)}`);
process.exitCode = deaths.every(({ killed }) => killed) ? 0 : 1;
