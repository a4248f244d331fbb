/**
 * "Are the types wrong?" finds declarations that say something else than the code a consumer gets: ESM types for a
 * CommonJS file, a default export that is not there, an entry that resolves in one mode and not in the other. Checked
 * for Node (from ESM and from CommonJS) and bundlers, as `attw --profile node16` does.
 */
import { readFile } from "node:fs/promises";
import { checkPackage, createPackageFromTarballData, type Problem } from "@arethetypeswrong/core";
import { expect, inject, test } from "vitest";

/** Problems we accept, each with its reason. */
const allowed: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "@elqnt/mock-server": {
    CJSResolvesToESM:
      "ESM only, like MSW 3 that it sits behind; `require(esm)` works from Node 22.12, its floor.",
  },
};

const where = (problem: Problem): string =>
  "entrypoint" in problem ? `${problem.entrypoint} (${problem.resolutionKind})` : "";

test.each(inject("outside").packed)("$name", async ({ name, tarball }) => {
  const data = createPackageFromTarballData(new Uint8Array(await readFile(tarball)));
  const result = await checkPackage(data, { excludeEntrypoints: [/\.css$/] });
  if (!result.types) throw new Error(`${name} has no types.`);
  const problems = result.problems
    .filter((problem) => !("resolutionKind" in problem) || problem.resolutionKind !== "node10")
    .map((problem) => ({ kind: problem.kind, where: where(problem) }));
  const accepted = allowed[name] ?? {};
  expect(problems.filter(({ kind }) => !(kind in accepted))).toEqual([]);
  const unused = Object.keys(accepted).filter((kind) => !problems.some((problem) => problem.kind === kind));
  expect(unused, "accepted, but no longer there").toEqual([]);
});
