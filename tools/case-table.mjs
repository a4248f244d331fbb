// Writes docs/security-and-fault-cases.md: which test proves which case. `--check` writes nothing and fails when a case
// is neither proven nor explained, when a named test is gone, or when the document is stale.
import { existsSync, globSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";

const root = join(import.meta.dirname, "..");
const document = "docs/security-and-fault-cases.md";
const data = "tools/case-table.json";
const testFiles =
  "{backends,bench,contracts,e2e,examples,mock-server,packages,stories,tools}/**/*.{test,contract}.{ts,tsx}";
const ruleFiles = "contracts/conformance/src/rules/**/*.ts";

const find = (pattern) =>
  globSync(pattern, { cwd: root, exclude: (name) => /^(node_modules|dist)$/.test(name) })
    .map((path) => path.replaceAll("\\", "/"))
    .sort();
const read = (path) => readFileSync(join(root, path), "utf8");

/** Ids in a text; `S57–S60` means all four. */
function idsIn(text) {
  const ids = [];
  for (const [, letter, from, to] of text.matchAll(/\b([RS])(\d{2})(?:–[RS](\d{2}))?\b/g)) {
    for (let id = Number(from); id <= Number(to ?? from); id += 1)
      ids.push(letter + String(id).padStart(2, "0"));
  }
  return ids;
}

/** Titles of suites and tests, as they are written, with what follows `each(…)` too. */
function titlesOf(path) {
  const text = read(path);
  const call = /\b(it|test|describe)(?:\.\w+(?:\([^)]*\))?)*\(\s*(["`])((?:\\.|(?!\2).)*)\2/gs;
  const each = /(\])\s*(?:as const)?\s*\)\(\s*(["`])((?:\\.|(?!\2).)*)\2/gs;
  return [...text.matchAll(call), ...text.matchAll(each)].map(([, kind, , title]) => ({
    title,
    isSuite: kind === "describe",
  }));
}

/** What a file proves of a case: its tests, or a suite of them that names the case as a whole. */
function titlesFor(id, titles) {
  const naming = titles.filter(({ title }) => idsIn(title).includes(id));
  const tests = naming.filter(({ isSuite }) => !isSuite);
  return new Set((tests.length > 0 ? tests : naming).map(({ title }) => title));
}

/** Rules of the conformance suite with the cases their references name. */
function rulesOf(path) {
  const rule = /\bid: "([^"]+)",\s+title:\s*"((?:\\.|[^"])*)"[\s\S]*?reference:\s*"((?:\\.|[^"])*)"/g;
  return [...read(path).matchAll(rule)].map(([, id, title, reference]) => ({ id, title, reference }));
}

const proofs = new Map();
const prove = (id, proof) => proofs.set(id, [...(proofs.get(id) ?? []), proof]);
const tests = new Map(find(testFiles).map((path) => [path, titlesOf(path)]));
const rules = new Map(
  find(ruleFiles).flatMap((path) => rulesOf(path).map((rule) => [rule.id, { ...rule, path }])),
);
for (const [path, titles] of tests) {
  const ids = new Set(titles.flatMap(({ title }) => idsIn(title)));
  for (const id of ids) for (const title of titlesFor(id, titles)) prove(id, { path, title });
}
for (const { id: rule, path, title, reference } of rules.values()) {
  for (const id of new Set(idsIn(reference))) prove(id, { path, rule, title });
}

const faults = [];
const cases = JSON.parse(read(data));
for (const [id, { by = [], waits }] of Object.entries(cases)) {
  for (const { file, test, rule, run } of by) {
    if (rule !== undefined) {
      if (rules.has(rule)) prove(id, { ...rules.get(rule), rule });
      else faults.push(`${id}: there is no rule "${rule}" any more.`);
    } else if (!existsSync(join(root, file))) faults.push(`${id}: ${file} does not exist any more.`);
    else if (run !== undefined) prove(id, { path: file, title: run });
    else if (titlesIn(file).some(({ title }) => title === test)) prove(id, { path: file, title: test });
    else faults.push(`${id}: ${file} has no test "${test}" any more.`);
  }
  if (!proofs.has(id) && !waits) faults.push(`${id} is neither proven by a test nor explained in ${data}.`);
}
function titlesIn(file) {
  return tests.get(file) ?? titlesOf(file);
}

const cell = (text) => text.replaceAll("|", "\\|").replaceAll("\n", " ").replaceAll("<", "&lt;");
const plain = (title, id) =>
  title.replace(/\s*\(?\b(?:[RS]\d{2}[ ,]*)+\)?:? ?/, (match) => (match.includes(id) ? "" : match)).trim();
const link = (path) =>
  `[${path.split("/").at(-1)}](${relative(join(root, "docs"), join(root, path)).replaceAll("\\", "/")})`;
const show =
  (id) =>
  ({ path, title, rule }) =>
    rule ? `rule \`${rule}\` in ${link(path)}` : `${link(path)}: ${cell(plain(title, id) || title)}`;

function row([id, { case: words, waits }]) {
  const shown = (proofs.get(id) ?? []).map(show(id));
  const rest = waits ? [`*waits:* ${cell(waits)}`] : [];
  return `| ${id} | ${cell(words)} | ${[...shown, ...rest].join("<br>")} |`;
}
const table = (letter) =>
  [
    "| Id | Case | Proven by |",
    "| --- | --- | --- |",
    ...Object.entries(cases)
      .filter(([id]) => id.startsWith(letter))
      .map(row),
  ].join("\n");
const count = (letter) => {
  const chosen = Object.keys(cases).filter((id) => id.startsWith(letter));
  return `${chosen.filter((id) => proofs.has(id)).length} of ${chosen.length} proven`;
};

const text = `# Security and fault cases

What we break on purpose, and the test or conformance rule that says what must happen then. Written by
\`node tools/case-table.mjs\` from the ids in test names and rule references, and from \`${data}\` for the rest.

## Hostile input (${count("S")})

${table("S")}

## Faults (${count("R")})

${table("R")}
`;

const isCheck = process.argv.includes("--check");
if (isCheck && faults.length === 0 && (!existsSync(join(root, document)) || read(document) !== text))
  faults.push(`${document} is stale. Run: node tools/case-table.mjs`);
if (!isCheck) writeFileSync(join(root, document), text);
for (const fault of faults) console.error(fault);
console.log(`S: ${count("S")}, R: ${count("R")}`);
process.exitCode = faults.length > 0 ? 1 : 0;
