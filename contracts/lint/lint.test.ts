import { readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { createConfig, lint } from "@redocly/openapi-core";
import { describe, expect, it } from "vitest";
import { lintContracts } from "./lint.ts";
import elqnt from "./plugin.ts";
import { registryFaults } from "./problems.ts";

const fixtures = join(import.meta.dirname, "__fixtures__");
const rules = Object.values(elqnt().rules ?? {}).flatMap((group) => Object.keys(group));

/** What one rule finds in a fixture, as "place: message" with `~1` read as `/`. */
async function findings(fixture: string, names: string[]): Promise<string[]> {
  const config = await createConfig({
    plugins: [elqnt()],
    rules: Object.fromEntries(names.map((name) => [`elqnt/${name}`, "error"])),
  });
  const problems = await lint({ ref: join(fixtures, `${fixture}.yaml`), config });
  return problems.map(({ location, message }) => {
    const place = location[0] && "pointer" in location[0] ? (location[0].pointer ?? "") : "";
    return `${place.replace(/^#\/paths\//, "").replaceAll("~1", "/")}: ${message}`;
  });
}

describe("house rules", () => {
  it("have a broken fixture each", () => {
    const broken = readdirSync(fixtures).map((file) => basename(file, ".yaml"));
    expect(broken.filter((name) => name !== "good").sort()).toEqual([...rules].sort());
  });

  it("say nothing about a good document", async () => {
    expect(await findings("good", rules)).toEqual([]);
  });

  it.each(rules)("%s finds what is broken", async (rule) => {
    const found = await findings(rule, [rule]);
    expect(found).not.toEqual([]);
    expect(found).toMatchSnapshot();
  });

  it("say nothing about the contracts", async () => {
    expect(await lintContracts()).toEqual([]);
  });
});

describe("problems.yaml", () => {
  it("is checked for codes, statuses and texts", () => {
    expect(
      registryFaults({
        fine: { status: 404, title: "Fine", description: "Says why." },
        NotFine: { status: 200, title: "Ends.", description: "no stop" },
      }),
    ).toEqual([
      "NotFine: the code must be snake_case",
      "NotFine: the status must be 400–599",
      "NotFine: the title must be a phrase without a full stop",
      "NotFine: the description must be sentences",
    ]);
  });
});
