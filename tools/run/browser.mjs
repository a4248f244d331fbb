import { accessSync, constants, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { announce } from "./announce.mjs";
import { Refusal } from "./refusal.mjs";
import { collect } from "./spawn.mjs";

const limitMs = 600_000;
const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/**
 * Answers the path of a Chromium for the tests that need one: the one that is named, installed or can be installed.
 * There is no run without it: a browser test that is skipped proves nothing.
 */
export async function ensureChromium(root, env) {
  const found = findChromium(env);
  if (found) return found;
  if (isDebianRoot()) await announce("Installing Chromium with apt", () => aptInstall(env));
  return (
    findChromium(env) ??
    (await announce("Getting Chromium with Playwright", () => playwrightInstall(root, env)))
  );
}

function findChromium(env) {
  if (env.CHROMIUM_PATH) {
    if (isExecutable(env.CHROMIUM_PATH)) return env.CHROMIUM_PATH;
    throw new Refusal(
      `Failed to find a browser: CHROMIUM_PATH names "${env.CHROMIUM_PATH}", which is no program.`,
    );
  }
  const folders = (env.PATH ?? env.Path ?? "").split(delimiter);
  const onPath = folders.flatMap((folder) => names.map((name) => join(folder, name)));
  return [...onPath, ...usualPlaces(env)].find(isExecutable);
}

function usualPlaces(env) {
  if (process.platform === "darwin") {
    const applications = [
      "Chromium.app/Contents/MacOS/Chromium",
      "Google Chrome.app/Contents/MacOS/Google Chrome",
    ];
    return applications.flatMap((name) => [
      join("/Applications", name),
      join(env.HOME ?? "/", "Applications", name),
    ]);
  }
  if (process.platform === "win32") {
    const folders = [env.PROGRAMFILES, env["PROGRAMFILES(X86)"], env.LOCALAPPDATA].filter(Boolean);
    return folders.map((folder) => join(folder, "Google", "Chrome", "Application", "chrome.exe"));
  }
  return names.map((name) => join("/usr/bin", name));
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Ubuntu's package of that name only asks for a snap. */
function isDebianRoot() {
  try {
    return process.getuid?.() === 0 && /^ID=debian$/m.test(readFileSync("/etc/os-release", "utf8"));
  } catch {
    return false;
  }
}

/** A failure is none yet: Playwright may still bring a browser. */
async function aptInstall(env) {
  const options = { env: { ...env, DEBIAN_FRONTEND: "noninteractive" }, timeoutMs: limitMs };
  await collect(["apt-get", "update"], options);
  await collect(["apt-get", "install", "-y", "--no-install-recommends", "chromium"], options);
}

async function playwrightInstall(root, env) {
  const options = { cwd: root, env, timeoutMs: limitMs };
  const { output } = await collect(["npx", "--no-install", "playwright", "install", "chromium"], options);
  const script = 'import("playwright").then(({ chromium }) => console.log(chromium.executablePath()))';
  const { stdout } = await collect(["node", "-e", script], options);
  if (stdout && isExecutable(stdout)) return stdout;
  throw new Refusal("Failed to find a browser: install Chromium, or name one in CHROMIUM_PATH.", output);
}
