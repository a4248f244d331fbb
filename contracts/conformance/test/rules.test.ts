import { describe, expect, it } from "vitest";
import { createCatalogue } from "../src/catalogue.ts";
import { planCases } from "../src/engine/plan.ts";
import { hasRecipe } from "../src/recipes/index.ts";
import { rules } from "../src/rules/index.ts";
import { contracts } from "../src/suite.ts";

const catalogue = createCatalogue(contracts);
const profiles = [...new Set(contracts.operations.map(({ service }) => service))];

describe("the rules", () => {
  it("have ids of their own, in the form noun/what", () => {
    const ids = rules.map(({ id }) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    expect(ids.filter((id) => !/^[a-z-]+\/[a-z0-9-]+$/.test(id))).toEqual([]);
  });

  it("say their promise in a sentence without a full stop, and where it is written", () => {
    for (const { id, title, reference } of rules) {
      expect(title, id).toMatch(/^\S.{10,}[^.]$/);
      expect(reference, id).not.toBe("");
    }
  });

  it("make checks that --only can name", () => {
    const cases = planCases(rules, catalogue, profiles);
    expect(cases.filter(({ id }) => id.includes(",")).map(({ id }) => id)).toEqual([]);
    expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length);
  });

  it("know how to call every operation", () => {
    expect(contracts.operations.map(({ operationId }) => operationId).filter((id) => !hasRecipe(id))).toEqual(
      [],
    );
  });

  it("ask something about every operation", () => {
    const asked = new Set(planCases(rules, catalogue, profiles).map(({ subject }) => subject));
    expect(contracts.operations.map(({ operationId }) => operationId).filter((id) => !asked.has(id))).toEqual(
      [],
    );
  });
});
