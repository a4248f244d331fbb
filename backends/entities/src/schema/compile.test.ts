import Ajv2020 from "ajv/dist/2020.js";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { compileSchema } from "./compile.ts";
import { loadPatterns } from "./patterns.ts";
import type { Issue, Json } from "./pointer.ts";

beforeAll(() => loadPatterns({ pattern: "" }));

function issues(schema: Json, value: unknown): Issue[] {
  const found: Issue[] = [];
  compileSchema(schema)(value, undefined, found);
  return found;
}

describe("compileSchema", () => {
  it("says what is wrong, where, in words for people", () => {
    const schema = {
      type: "object",
      required: ["title"],
      additionalProperties: false,
      properties: {
        title: { type: "string", minLength: 1 },
        email: { type: "string", format: "email" },
        priority: { type: "integer", minimum: 1, maximum: 5 },
        tags: { type: "array", items: { enum: ["a", "b"] }, uniqueItems: true },
        "a/b~c": { type: "boolean" },
      },
    };
    expect(issues(schema, { email: "x", priority: 9, tags: ["a", "c", "a"], "a/b~c": 1, extra: 1 })).toEqual([
      { pointer: "/title", code: "required", message: "is required" },
      { pointer: "/email", code: "format", message: "must be an e-mail address" },
      { pointer: "/priority", code: "maximum", message: "must be 5 or less" },
      { pointer: "/tags", code: "uniqueItems", message: "must not hold an item twice" },
      { pointer: "/tags/1", code: "enum", message: 'must be one of "a", "b"' },
      { pointer: "/a~1b~0c", code: "type", message: "must be true or false" },
      { pointer: "/extra", code: "additionalProperties", message: "is no field of this entity" },
    ]);
    expect(issues(schema, { title: "", priority: 1.5 }).map(({ code }) => code)).toEqual([
      "minLength",
      "type",
    ]);
    expect(issues(schema, { title: "ok", email: "ada@example.com", priority: 5, tags: ["a"] })).toEqual([]);
  });

  it("follows references, recursive ones too", () => {
    const schema = {
      type: "object",
      $defs: {
        node: { type: "object", properties: { name: { type: "string" }, next: { $ref: "#/$defs/node" } } },
      },
      properties: { root: { $ref: "#/$defs/node" } },
    };
    expect(issues(schema, { root: { name: "a", next: { name: 1 } } })).toEqual([
      { pointer: "/root/next/name", code: "type", message: "must be a string" },
    ]);
  });

  it("S62: a catastrophic pattern runs in linear time", () => {
    const start = performance.now();
    expect(issues({ type: "string", pattern: "^(a+)+$" }, `${"a".repeat(20_000)}!`)).toHaveLength(1);
    expect(issues({ type: "string", pattern: "^(a|a)*$" }, `${"a".repeat(20_000)}!`)).toHaveLength(1);
    expect(performance.now() - start).toBeLessThan(2000);
  });

  it("stops a recursive schema of alternatives that would double with every level", () => {
    const inner = { type: "object", properties: { a: { $ref: "#" } }, required: ["a"] };
    const schema = { anyOf: [inner, { ...inner, title: "other" }, { type: "number" }] };
    let value: unknown = "wrong";
    for (let level = 0; level < 30; level++) value = { a: value };
    expect(issues(schema, value)).toEqual([
      { pointer: "", code: "complexity", message: "takes too many steps to check" },
    ]);
  });

  it("does not run what names and values say", () => {
    const name = "`${globalThis.hit = 1}`'\"];globalThis.hit=1;//";
    expect(issues({ type: "object", properties: { [name]: { const: "x" } } }, { [name]: 1 })).toHaveLength(1);
    expect("hit" in globalThis).toBe(false);
  });
});

/** ajv 8.20 lets an empty list pass `contains` beside `prefixItems`; the specification asks for one item. */
function comparable({ contains, ...schema }: Json): Json {
  return contains === undefined || schema.prefixItems !== undefined ? schema : { ...schema, contains };
}

describe("agrees with ajv", () => {
  const scalar = fc.oneof(
    fc.constantFrom("a", "b", "", "2026-01-01"),
    fc.integer({ min: -3, max: 5 }),
    fc.boolean(),
    fc.constant(null),
    fc.constantFrom(1.5, 0.25),
  );
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      scalar,
      fc.array(tie("value"), { maxLength: 4 }),
      fc.dictionary(fc.constantFrom("a", "b", "c"), tie("value"), { maxKeys: 3, noNullPrototype: true }),
    ),
  }));
  const count = fc.integer({ min: 0, max: 3 });
  const names = fc.constantFrom("a", "b");
  const { schema } = fc.letrec((tie) => {
    const inner = tie("schema");
    const list = fc.array(inner, { minLength: 1, maxLength: 2 });
    const map = fc.dictionary(names, inner, { maxKeys: 2, noNullPrototype: true });
    const type = fc.constantFrom("string", "number", "integer", "boolean", "null", "array", "object");
    const keyword: Record<string, fc.Arbitrary<unknown>> = {
      type: fc.oneof(type, fc.uniqueArray(type, { minLength: 1, maxLength: 3 })),
      enum: fc.uniqueArray(scalar, { minLength: 1, maxLength: 3 }),
      const: value,
      minimum: count,
      exclusiveMaximum: count,
      multipleOf: fc.constantFrom(0.5, 1, 2),
      minLength: count,
      maxLength: count,
      pattern: fc.constantFrom("^a", "b$", "[0-9]+"),
      minItems: count,
      maxItems: count,
      uniqueItems: fc.boolean(),
      items: inner,
      prefixItems: list,
      contains: inner,
      properties: map,
      patternProperties: fc.dictionary(fc.constantFrom("^a", "c"), inner, {
        maxKeys: 1,
        noNullPrototype: true,
      }),
      additionalProperties: inner,
      propertyNames: fc.constant({ enum: ["a", "b"] }),
      required: fc.uniqueArray(fc.constantFrom("a", "b", "c")),
      dependentRequired: fc.constant({ a: ["b"] }),
      dependentSchemas: map,
      maxProperties: count,
      allOf: list,
      anyOf: list,
      oneOf: list,
      not: inner,
    };
    const single = fc.oneof(
      ...Object.entries(keyword).map(([name, operand]) => fc.record({ [name]: operand })),
    );
    // biome-ignore lint/suspicious/noThenProperty: the name of a JSON Schema keyword
    const conditional = fc.record({ if: inner, then: inner, else: inner });
    const several = fc.array(fc.oneof({ weight: 9, arbitrary: single }, conditional), { maxLength: 3 });
    return {
      schema: fc.oneof(
        { depthSize: "small" },
        fc.boolean(),
        several.map((parts) => comparable(Object.assign({}, ...parts))),
      ),
    };
  });

  it("on what is valid", () => {
    const ajv = new Ajv2020({ strict: false, logger: false, inlineRefs: false });
    fc.assert(
      fc.property(schema, fc.array(value, { minLength: 3, maxLength: 6 }), (candidate, samples) => {
        const expected = ajv.compile(candidate as Json);
        ajv.removeSchema();
        const check = compileSchema(candidate as Json);
        const actual = (sample: unknown) =>
          typeof candidate === "boolean" ? candidate : check(sample, undefined, []);
        for (const sample of samples) expect(actual(sample)).toBe(expected(sample));
      }),
      { numRuns: 500 },
    );
  });
});
