// Runs the conformance suite against every arrangement of the platform: the mock, one process on the embedded
// PostgreSQL, and processes of their own. `--only <name>` picks one, also of those that run on request; what follows `--` goes to the suite.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { type Arrangement, arrangements, missingEngines, onRequest } from "./arrangements.ts";

const suite = join(import.meta.dirname, "../../../contracts/conformance/src/cli.ts");

const runSuite = ({ url, jwtSecret, corsOrigin }: Arrangement, extra: readonly string[]): Promise<boolean> =>
  new Promise((resolve) => {
    const args = [
      "--url",
      url,
      "--jwt-secret",
      jwtSecret,
      "--profile",
      "gateway,auth,entities,kg",
      "--cors-origin",
      corsOrigin,
      ...extra,
    ];
    const child = spawn(process.execPath, ["--conditions=@elqnt/source", suite, ...args], {
      stdio: "inherit",
    });
    child.once("exit", (code) => resolve(code === 0));
  });

const { values, positionals } = parseArgs({ options: { only: { type: "string" } }, allowPositionals: true });
// In CI a missing engine is a failure.
const missing = process.env.CI ? [] : missingEngines();
if (missing.length > 0) console.log(`Left out: processes, for want of ${missing.join(" and ")}.`);
const chosen = Object.entries(arrangements).filter(
  ([name]) =>
    (values.only === undefined ? !onRequest.has(name) : name === values.only) &&
    (missing.length === 0 || name !== "processes"),
);
if (chosen.length === 0) throw new Error(`There is no arrangement "${values.only}".`);

let passed = 0;
for (const [name, start] of chosen) {
  const began = performance.now();
  console.log(`\n— ${name}`);
  const arrangement = await start();
  const ok = await runSuite(arrangement, positionals);
  await arrangement.stop();
  if (ok) passed++;
  console.log(
    `— ${name}: ${ok ? "conforms" : "does not conform"}, ${((performance.now() - began) / 1000).toFixed(0)} s`,
  );
}
console.log(`${passed} passed, ${chosen.length - passed} failed`);
process.exitCode = passed === chosen.length ? 0 : 1;
