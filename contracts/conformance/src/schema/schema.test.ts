import { describe, expect, it } from "vitest";
import { createCatalogue } from "../catalogue.ts";
import { createRandom } from "../random.ts";
import { contracts } from "../suite.ts";
import { generate } from "./generate.ts";
import type { JsonSchema } from "./json-schema.ts";
import { negatives } from "./negatives.ts";
import { textLike } from "./text.ts";
import { undeclaredProperties } from "./undeclared.ts";

const catalogue = createCatalogue(contracts);
const nothing = (ref: string): JsonSchema => {
  throw new Error(`no ${ref} here`);
};
const withBodies = catalogue.operations.filter((operation) => catalogue.bodySchema(operation));

describe("random values", () => {
  it.each(withBodies.map((operation) => [operation.operationId, operation] as const))(
    "fit the body of %s, mostly",
    (_, operation) => {
      const schema = catalogue.bodySchema(operation)!;
      const resolve = catalogue.resolver(operation);
      const rounds = 60;
      let fitting = 0;
      for (let round = 0; round < rounds; round++) {
        const random = createRandom(round, operation.operationId);
        if (catalogue.checkBody(operation, generate(schema, { random, resolve })).length === 0) fitting++;
      }
      expect(fitting).toBeGreaterThan(rounds / 3);
    },
  );

  it("are the same for the same seed and purpose", () => {
    const draw = (seed: number, label: string) => createRandom(seed, label).text(20);
    expect(draw(1, "a")).toBe(draw(1, "a"));
    expect(draw(1, "a")).not.toBe(draw(2, "a"));
    expect(draw(1, "a")).not.toBe(draw(1, "b"));
  });

  it.each([
    "^[a-z][a-z0-9_-]{0,62}$",
    "^[A-Z]{2}-[0-9]{1,8}$",
    '^"[0-9]+"$',
    "^\\d{3}\\.\\w+$",
    "^(read|write|admin|(read|write):[a-z][a-z0-9-]{0,62})$",
    "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$",
  ])("fit the pattern %s", (pattern) => {
    const random = createRandom(7, pattern);
    for (let round = 0; round < 50; round++)
      expect(textLike(pattern, random)).toMatch(new RegExp(pattern, "u"));
  });

  it("are not made up for patterns beyond the generator", () => {
    expect(textLike("^(?=a)b$", createRandom(1, "x"))).toBeUndefined();
  });
});

describe("broken values", () => {
  const schema: JsonSchema = {
    type: "object",
    required: ["name"],
    additionalProperties: false,
    properties: {
      name: { type: "string", minLength: 1, maxLength: 5 },
      size: { type: "integer", minimum: 1, maximum: 3 },
      tags: { type: "array", maxItems: 2, items: { type: "string" } },
      filters: {
        type: "object",
        "x-elqnt-problem": "filter_invalid",
        properties: { limit: { type: "integer" } },
      },
    },
  };
  const found = negatives(schema, { name: "abc", size: 2, tags: ["a"], filters: { limit: 1 } }, nothing);
  const about = (pointer: string) =>
    found.filter((negative) => negative.pointer === pointer).map(({ what }) => what);

  it("break one place each, and name it", () => {
    expect(about("/name")).toEqual([
      'missing required property "name"',
      "a number",
      "null",
      "too short",
      "too long",
    ]);
    expect(about("/size")).toEqual(["a string", "null", "below 1", "above 3", "a fraction"]);
    expect(about("/tags/0")).toEqual(["a number", "null"]);
    expect(about("/unheardOf")).toEqual(['unknown property "unheardOf"']);
  });

  it("carry the problem code of the part they are in", () => {
    expect(found.filter(({ pointer }) => pointer === "/filters/limit").map(({ problem }) => problem)).toEqual(
      ["filter_invalid", "filter_invalid", "filter_invalid"],
    );
    expect(found.find(({ pointer }) => pointer === "/name")?.problem).toBeUndefined();
  });
});

describe("undeclared properties", () => {
  const schema: JsonSchema = {
    type: "object",
    properties: {
      id: { type: "string" },
      items: { type: "array", items: { type: "object", properties: { id: {} } } },
      fields: { type: "object", additionalProperties: true },
    },
  };

  it("are found at any depth, except where anything goes", () => {
    const value = { id: "1", items: [{ id: "2", row: 1 }], fields: { anything: 1 }, table: "x" };
    expect(undeclaredProperties(schema, value, nothing)).toEqual(["/items/0/row", "/table"]);
  });
});
