import { describe, expect, it } from "vitest";
import { isWanted } from "../src/engine/plan.ts";
import { rules } from "../src/rules/index.ts";
import { mutants } from "./index.ts";
import { examine, killAll, scoreOf } from "./kill.ts";
import { createReference } from "./reference.ts";

const minutes = 60_000;

describe("the suite", () => {
  it("finds nothing wrong with the reference", { timeout: 3 * minutes }, async () => {
    const report = await examine(createReference(), [], 20_260_105);
    const broken = report.results.filter(({ outcome }) => outcome === "failed" || outcome === "error");
    expect(broken.map(({ id, failures, reason }) => ({ id, reason, failure: failures[0] }))).toEqual([]);
    expect(report.totals.passed).toBeGreaterThan(2000);
  });

  it("notices every broken backend", { timeout: 5 * minutes }, async () => {
    const deaths = await killAll(mutants);
    console.log(scoreOf(deaths));
    const survivors = deaths.filter(({ killed }) => !killed);
    expect(survivors.map(({ mutant, by }) => [mutant.id, mutant.breaks, ...by])).toEqual([]);
  });
});

describe("the list of mutants", () => {
  it("names every mutant once", () => {
    const ids = mutants.map(({ id }) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  it("names rules that exist", () => {
    const known = rules.map(({ id }) => id);
    const strangers = mutants.filter(
      ({ killedBy }) => !known.some((id) => isWanted(`${id}:`, [killedBy.split(":")[0]!])),
    );
    expect(strangers.map(({ id, killedBy }) => [id, killedBy])).toEqual([]);
  });
});
