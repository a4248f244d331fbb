import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { steps } from "../test-steps.mjs";
import { ensureChromium } from "./browser.mjs";
import { ensureInstalled } from "./install.mjs";
import { parseTestArguments } from "./options.mjs";
import { Refusal } from "./refusal.mjs";
import { runInForeground } from "./spawn.mjs";
import { runSteps } from "./steps.mjs";
import { ensureToolchain } from "./toolchain.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const platform = ["--conditions=@elqnt/source", join("backends", "platform", "src", "cli.ts"), "dev"];
const usage =
  "Usage: npm start [-- options of `elqnt dev`] | npm test [-- --only <step> …] [--keep-going] [--list]";

/** `start …` or `test …`; the exit code is that of the program it runs. */
export async function main([command, ...args]) {
  try {
    process.exitCode = await run(command, args);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    console.error(error.log ? `${error.log}\n\n${error.message}` : error.message);
    process.exitCode = 1;
  }
}

async function run(command, args) {
  if (command === "start") return start(args);
  if (command === "test") return test(args);
  throw new Refusal(usage);
}

async function start(args) {
  const env = await prepare();
  return runInForeground(["node", ...platform, ...args], { cwd: root, env, alone: true });
}

async function test(args) {
  const { selected, keepGoing, list } = parseTestArguments(args, steps);
  if (list) {
    for (const { name, command } of selected) console.log(`${name}: ${command.join(" ")}`);
    return 0;
  }
  const env = await prepare();
  const envOf = async ({ browser }) =>
    browser ? { ...env, CHROMIUM_PATH: await ensureChromium(root, env) } : env;
  return runSteps(selected, { cwd: root, keepGoing, envOf });
}

/** The environment of everything that follows: good tools, installed packages, their programs on PATH. */
async function prepare() {
  const env = await ensureToolchain(root);
  await ensureInstalled(root, env);
  const name = Object.keys(env).find((key) => key.toUpperCase() === "PATH");
  return { ...env, [name]: `${join(root, "node_modules", ".bin")}${delimiter}${env[name]}` };
}
