import { accessSync, constants, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { announce } from "./announce.mjs";
import { Refusal, refusalOf } from "./refusal.mjs";
import { collect } from "./spawn.mjs";

/** Exact versions: a range makes npx look at the registry each time, and keeps a second copy of 190 MB. */
export const versions = { node: "24.21.0", pnpm: "12.21.0" };

const npxLimitMs = 300_000;
const probeLimitMs = 20_000;
const firstPath = fileURLToPath(new URL("./first-path.mjs", import.meta.url));

/**
 * Answers the environment in which `node` and `pnpm` are good: the one we are in, or a folder that npx filled before,
 * or one that it fills now. npx is asked once: it takes seconds each time, and hangs without a network.
 */
export async function ensureToolchain(root) {
  const here = withPath(dirname(process.execPath));
  if (goodNode(process.versions.node) && goodPnpm(await versionOf("pnpm", here))) return here;
  const cache = join(root, "node_modules", ".cache", "elqnt-toolchain.json");
  const kept = readBin(cache);
  if (kept && (await isGood(withPath(kept)))) return withPath(kept);
  makeFolder(dirname(cache));
  const bin = await announce(`Getting Node ${versions.node} and pnpm ${versions.pnpm}`, fetchWithNpx);
  writeFileSync(cache, JSON.stringify({ ...versions, bin }));
  return withPath(bin);
}

const withPath = (bin) => {
  const name = Object.keys(process.env).find((key) => key.toUpperCase() === "PATH") ?? "PATH";
  return { ...process.env, [name]: `${bin}${delimiter}${process.env[name] ?? ""}` };
};

/** Of tsup, jsdom and type stripping: 24.15 and later, or an even release after it. */
function goodNode(version) {
  const [major, minor] = version.replace(/^v/, "").split(".").map(Number);
  return major === 24 ? minor >= 15 : major >= 26;
}

const goodPnpm = (version) => version.startsWith("12.");

async function isGood(env) {
  const [node, pnpm] = await Promise.all([versionOf("node", env), versionOf("pnpm", env)]);
  return goodNode(node) && goodPnpm(pnpm);
}

async function versionOf(program, env) {
  const { code, stdout } = await collect([program, "--version"], {
    env: quiet(env),
    timeoutMs: probeLimitMs,
  });
  return code === 0 ? stdout : "";
}

/** A pnpm that is corepack's asks and downloads before it answers. */
const quiet = (env) => ({ ...env, COREPACK_ENABLE_NETWORK: "0", COREPACK_ENABLE_DOWNLOAD_PROMPT: "0" });

async function fetchWithNpx(detail) {
  const packages = Object.entries(versions).flatMap(([name, version]) => ["-p", `${name}@${version}`]);
  const env = {
    ...withPath(dirname(process.execPath)),
    npm_config_fetch_retries: "1",
    npm_config_update_notifier: "false",
  };
  const command = ["npx", "-y", ...packages, "--", "node", firstPath];
  const { code, stdout, output } = await collect(command, { env, timeoutMs: npxLimitMs, onLine: detail });
  if (code !== 0) throw npxRefusal(output);
  const bin = stdout.split("\n").at(-1);
  if (!(await isGood(withPath(bin))))
    throw new Refusal("Failed to get Node and pnpm: what npx brought does not run here.", output);
  return bin;
}

function npxRefusal(output) {
  if (/spawn npx ENOENT/.test(output)) {
    return new Refusal(
      "Failed to get Node and pnpm: npm is not installed. Install Node 20 or newer with npm.",
    );
  }
  return refusalOf(`get Node ${versions.node} and pnpm ${versions.pnpm}`, output);
}

function readBin(cache) {
  try {
    const { bin, ...kept } = JSON.parse(readFileSync(cache, "utf8"));
    return kept.node === versions.node && kept.pnpm === versions.pnpm && existsSync(bin) ? bin : undefined;
  } catch {
    return undefined;
  }
}

/** Before the download, not after it. */
function makeFolder(path) {
  try {
    mkdirSync(path, { recursive: true });
    accessSync(path, constants.W_OK);
  } catch (error) {
    throw new Refusal(`Failed to write to "${path}": ${error.code}. Make the folder yours.`);
  }
}
