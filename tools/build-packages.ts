// Builds the published packages that changed since their last build: `node tools/build-packages.ts [name…]`.
// What a package is built from is hashed: its own sources and settings, and those of every workspace package its
// sources import. A build goes to a folder of its own and is swapped in whole, so nobody ever reads half a `dist`.
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  fingerprint,
  listFiles,
  publishedPackages,
  root,
  type WorkspacePackage,
  workspacePackages,
} from "./packages.ts";

const stamps = join(root, "node_modules/.cache/elqnt-packages");
const settings = ["tools/library.ts", "tools/build-packages.ts", "tsconfig.base.json"].map((path) =>
  join(root, path),
);
const lockfile = join(root, "pnpm-lock.yaml");
const catalog = readFileSync(join(root, "pnpm-workspace.yaml"), "utf8");
const toolVersions = catalog.match(/^ {2}(tsup|typescript): .*$/gm);
const everything = workspacePackages();
const keys = new Map<string, string>();

/** Files a build of the package can see: no tests, no fixtures, nothing built. */
const sourcesOf = ({ directory }: WorkspacePackage): string[] =>
  listFiles(
    directory,
    (path) => !/(^|\/)(node_modules|dist|test|mutants|__fixtures__)(\/|$)|\.test\.|\.test-d\./.test(path),
  );

function importsOf(files: readonly string[]): string[] {
  const found = new Set<string>();
  for (const file of files.filter((path) => /\.[cm]?[jt]sx?$/.test(path))) {
    for (const [, name] of readFileSync(file, "utf8").matchAll(/["'](@elqnt\/[a-z-]+)/g)) found.add(name!);
  }
  return [...found].sort();
}

/** One hash of everything the build of a package depends on. */
function keyOf(name: string, seen: readonly string[] = []): string {
  const known = keys.get(name);
  if (known !== undefined) return known;
  const own = everything.get(name);
  if (!own || seen.includes(name)) return "";
  const files = sourcesOf(own);
  const imported = importsOf(files).map((other) => `${other} ${keyOf(other, [...seen, name])}`);
  // Third-party code is bundled only together with private packages; elsewhere it stays an import.
  const bundles = imported.some((line) => everything.get(line.split(" ")[0]!)?.manifest.private);
  const more = [...imported, ...(toolVersions ?? [])].join("\n");
  const key = fingerprint([...files, ...settings, ...(bundles ? [lockfile] : [])], more);
  keys.set(name, key);
  return key;
}

const distOf = ({ directory }: WorkspacePackage): string => join(directory, "dist");
const builtOf = (own: WorkspacePackage): string =>
  existsSync(distOf(own)) ? fingerprint(listFiles(distOf(own)), "") : "";
const stampOf = ({ name }: WorkspacePackage): string => join(stamps, `${name.replace("/", "+")}.json`);

function isFresh(own: WorkspacePackage): boolean {
  if (!existsSync(stampOf(own))) return false;
  const { key, built } = JSON.parse(readFileSync(stampOf(own), "utf8"));
  return key === keyOf(own.name) && built === builtOf(own);
}

function run(own: WorkspacePackage, target: string): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve) => {
    const tsup = join(own.directory, "node_modules/tsup/dist/cli-default.js");
    const child = spawn(process.execPath, [tsup, "--out-dir", target, "--silent"], { cwd: own.directory });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
    child.on("error", (error) => resolve({ code: 1, output: String(error) }));
    child.on("close", (code) => resolve({ code, output }));
  });
}

interface BuildResult {
  readonly name: string;
  readonly state: "unchanged" | "built" | "failed";
  readonly output?: string;
  readonly seconds?: string;
}

async function build(own: WorkspacePackage): Promise<BuildResult> {
  if (isFresh(own)) return { name: own.name, state: "unchanged" };
  const started = performance.now();
  const key = keyOf(own.name);
  const target = join(own.directory, `dist.${process.pid}`);
  const { code, output } = await run(own, target);
  if (code !== 0) {
    rmSync(target, { recursive: true, force: true });
    return { name: own.name, state: "failed", output };
  }
  rmSync(distOf(own), { recursive: true, force: true });
  renameSync(target, distOf(own));
  writeFileSync(stampOf(own), JSON.stringify({ key, built: builtOf(own) }));
  return { name: own.name, state: "built", seconds: ((performance.now() - started) / 1_000).toFixed(1) };
}

mkdirSync(stamps, { recursive: true });
const wanted = process.argv.slice(2);
const queue = publishedPackages().filter(({ name }) => wanted.length === 0 || wanted.includes(name));
const started = performance.now();
const results: BuildResult[] = [];
const work = async (): Promise<void> => {
  for (let own = queue.shift(); own; own = queue.shift()) {
    const result = await build(own);
    results.push(result);
    console.log(
      `${result.name.padEnd(22)} ${result.state}${result.seconds ? ` in ${result.seconds} s` : ""}`,
    );
    if (result.output) console.error(result.output.trim());
  }
};
await Promise.all([work(), work()]);
console.log(`${results.length} packages in ${((performance.now() - started) / 1_000).toFixed(1)} s`);
process.exitCode = results.some(({ state }) => state === "failed") ? 1 : 0;
