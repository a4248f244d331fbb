// Compares every version in the lockfile with the floors of tools/floors.json and refuses dependencies that come
// from git or a URL, or without an integrity hash. `npm audit` needs a registry that answers it; this needs nothing.
import { readFileSync } from "node:fs";

const root = new URL("../", import.meta.url);
const floors = JSON.parse(readFileSync(new URL("tools/floors.json", root), "utf8"));
const accepted = JSON.parse(readFileSync(new URL("tools/floors-accepted.json", root), "utf8"));
const lockfile = readFileSync(new URL("pnpm-lock.yaml", root), "utf8");

const parts = (version) => version.split(/[.+-]/).map((part) => (/^\d+$/.test(part) ? Number(part) : part));

/** Negative when `left` is older. A pre-release is older than its release. */
function compare(left, right) {
  const [a, b] = [parts(left), parts(right)];
  for (let index = 0; index < Math.max(a.length, b.length); index++) {
    if (a[index] === b[index]) continue;
    if (a[index] === undefined) return typeof b[index] === "string" ? 1 : -1;
    if (b[index] === undefined) return typeof a[index] === "string" ? -1 : 1;
    return a[index] < b[index] ? -1 : 1;
  }
  return 0;
}

function fault(name, version) {
  const lines = floors[name];
  if (!Array.isArray(lines)) return null;
  if (lines[0] === "forbidden") return `${name}@${version} is not to be used`;
  const line = lines.find((floor) => parts(floor)[0] === parts(version)[0]);
  if (line ? compare(version, line) >= 0 : compare(version, lines.at(-1)) > 0) return null;
  return `${name}@${version} is below ${line ?? lines.at(-1)}`;
}

const packages = lockfile.slice(lockfile.indexOf("\npackages:\n"), lockfile.indexOf("\nsnapshots:\n"));
const entries = [
  ...packages.matchAll(/^ {2}'?((?:@[^/\s']+\/)?[^@\s']+)@([^:'\s]+)'?:\n {4}resolution: (.*)$/gm),
];
if (entries.length < 50)
  throw new Error(`Failed to read the lockfile: found only ${entries.length} packages.`);

const faults = entries.flatMap(([, name, version, resolution]) => {
  const found = [];
  const low = fault(name, version);
  if (low && !accepted[`${name}@${version}`]) found.push(low);
  if (!resolution.includes("integrity:"))
    found.push(`${name}@${version} has no integrity hash: ${resolution}`);
  return found;
});

if (faults.length > 0) {
  console.error(`Dependencies that may not be used:\n${faults.map((text) => `  ${text}`).join("\n")}`);
  process.exit(1);
}
console.log(`${entries.length} packages are at or above their security floors.`);
