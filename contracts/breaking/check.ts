import { rmSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { loadContracts } from "../generator/src/load.ts";
import { checkoutContracts, defaultBase } from "./base.ts";
import { compareContracts, type DocumentReport } from "./compare.ts";
import type { Finding } from "./finding.ts";

function operationsText({ operations }: Finding): string {
  const [first, second, ...rest] = operations;
  return [first, second, rest.length > 0 ? `and ${rest.length} more` : ""].filter(Boolean).join(", ");
}

function print({ document, versions, announced, findings }: DocumentReport): void {
  for (const finding of findings)
    console.log(
      `${document} ${finding.kind} [${operationsText(finding)}] ${finding.pointer}: ${finding.message}`,
    );
  if (findings.length > 0 && announced)
    console.log(`${document}: announced by version ${versions.join(" -> ")}.`);
}

/** Compares the contracts of `root` with those of a git ref and answers the exit code. */
export async function checkBreaking(root: string, ref: string): Promise<number> {
  const base = checkoutContracts(root, ref);
  if (!base) {
    console.log(`"${ref}" has no contracts; nothing can break.`);
    return 0;
  }
  try {
    const reports = compareContracts(await loadContracts(base), await loadContracts(join(root, "contracts")));
    for (const report of reports) print(report);
    const silent = reports.filter(({ announced, findings }) => findings.length > 0 && !announced);
    console.log(
      silent.length > 0
        ? `Breaking against "${ref}". Undo it, or move the version: major, or minor while it is 0.x.`
        : `Nothing breaks silently against "${ref}".`,
    );
    return silent.length > 0 ? 1 : 0;
  } finally {
    rmSync(join(base, ".."), { recursive: true });
  }
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { base: { type: "string" }, root: { type: "string" } } });
  const root = values.root ?? join(import.meta.dirname, "../..");
  process.exitCode = await checkBreaking(root, values.base ?? defaultBase(root));
}
