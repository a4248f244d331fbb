import { runInForeground } from "./spawn.mjs";

const elapsed = (start) => `${((performance.now() - start) / 1000).toFixed(1)} s`;

/** Runs steps in order, the first failure ends it unless `keepGoing`; the last line is `N passed, N failed`. */
export async function runSteps(steps, { cwd, keepGoing, envOf }) {
  const counts = { passed: 0, failed: 0 };
  for (const [index, step] of steps.entries()) {
    const passed = await runStep(step, cwd, envOf);
    counts[passed ? "passed" : "failed"] += 1;
    if (passed || keepGoing) continue;
    const left = steps.slice(index + 1).map(({ name }) => name);
    if (left.length > 0)
      console.log(`\nNot run after the failure: ${left.join(", ")} (--keep-going runs them)`);
    break;
  }
  console.log(`\n${counts.passed} passed, ${counts.failed} failed`);
  return counts.failed === 0 ? 0 : 1;
}

async function runStep(step, cwd, envOf) {
  const start = performance.now();
  console.log(`\n== ${step.name}`);
  const code = await codeOf(step, cwd, envOf);
  console.log(
    `== ${step.name}: ${code === 0 ? "passed" : `failed (exit code ${code})`} in ${elapsed(start)}`,
  );
  return code === 0;
}

/** What a step needs may be missing, which is a failure of the step like any other. */
async function codeOf(step, cwd, envOf) {
  try {
    return await runInForeground(step.command, { cwd, env: await envOf(step) });
  } catch (error) {
    console.error(error.log ? `${error.log}\n\n${error.message}` : error.message);
    return 1;
  }
}
