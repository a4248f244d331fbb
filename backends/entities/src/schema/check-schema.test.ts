import { beforeAll, describe, expect, it } from "vitest";
import { checkSchema, depthOf } from "./check-schema.ts";
import { checkExtensions, fieldPlan } from "./fields.ts";
import { formats } from "./formats.ts";
import { loadPatterns } from "./patterns.ts";
import { checkValues } from "./values.ts";

beforeAll(() => loadPatterns({ pattern: "" }));

describe("checkSchema", () => {
  it("takes every keyword it knows", () => {
    const schema = {
      $schema: "https://json-schema.org/draft/2020-12/schema",
      type: "object",
      $defs: {
        tag: { type: "string" },
        tree: { type: "object", properties: { left: { $ref: "#/$defs/tree" } } },
      },
      properties: {
        name: {
          type: ["string", "null"],
          pattern: "^\\p{L}+$",
          "x-unique": true,
          "x-something": { of: "others" },
        },
        tags: {
          type: "array",
          items: { $ref: "#/$defs/tag" },
          contains: true,
          uniqueItems: true,
          "x-indexed": true,
        },
        tree: { $ref: "#/$defs/tree" },
        owner: { type: "string", "x-relation": { entity: "user", cardinality: "one" } },
      },
      patternProperties: { "^n_": { type: "number" } },
      if: { required: ["name"] },
      else: { not: { required: ["tags"] } },
      "x-displayOrder": ["name"],
    };
    expect([checkSchema(schema), checkExtensions(schema)]).toEqual([[], []]);
    const plan = fieldPlan(schema);
    expect(plan.indexed.map(({ field, unique }) => [field.name, field.kind, unique])).toEqual([
      ["name", "text", true],
      ["tags", "list", false],
    ]);
    expect(plan.relations).toMatchObject([{ field: { name: "owner" }, entity: "user", cardinality: "one" }]);
    expect(plan.catalogue.has("tree.left.left")).toBe(true);
  });

  it("S64: answers for monstrous schemas in bounded time", () => {
    const start = performance.now();
    let deep: object = {};
    for (let level = 0; level < 5000; level++) deep = { properties: { a: deep } };
    expect(checkSchema(deep as never)[0]?.code).toBe("depth");
    const wide = {
      type: "object",
      properties: Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`p${i}`, { type: "string" }])),
    };
    expect(checkSchema(wide)[0]?.code).toBe("size");
    const long = { type: "object", description: "x".repeat(300 * 1024) };
    expect(checkSchema(long)[0]?.code).toBe("size");
    const many = { type: "object", required: Array(1000).fill(1), minProperties: -1, $id: "x", anyOf: [] };
    expect(checkSchema(many).map(({ pointer }) => pointer)).toEqual([
      "/required",
      "/minProperties",
      "/$id",
      "/anyOf",
    ]);
    expect(performance.now() - start).toBeLessThan(1000);
  });

  it("measures depth no further than asked", () => {
    expect([depthOf(1, 5), depthOf([[]], 5), depthOf({ a: [1] }, 5), depthOf([[[[]]]], 2)]).toEqual([
      0, 1, 2, 3,
    ]);
  });
});

describe("checkValues", () => {
  it.each([
    ["a\0", "characters", ""],
    [{ a: ["\ud800"] }, "characters", "/a/0"],
    [{ "\0": 1 }, "characters", "/\0"],
    [2 ** 53, "number", ""],
    [Number.POSITIVE_INFINITY, "number", ""],
    [Array(10_001).fill(0), "maxItems", ""],
    [JSON.parse('{"__proto__":1}'), "name", "/__proto__"],
    [JSON.parse(`${"[".repeat(40)}${"]".repeat(40)}`), "depth", "/0".repeat(33)],
  ])("S57 S60: %j is not storable", (value, code, pointer) => {
    expect(checkValues(value, undefined)).toMatchObject([{ code, pointer }]);
  });

  it("takes emoji, right-to-left text, -0 and large doubles", () => {
    expect(checkValues(["\u{1f600}", "שלום", -0, 1e21, 2 ** 53 - 1], undefined)).toEqual([]);
  });
});

describe("formats", () => {
  it.each([
    ["email", ["ada@example.com", "a.b+c@x-y.org"], ["a@", "@b.com", "a b@c.de", "a@b..c", "a".repeat(300)]],
    [
      "date-time",
      ["2026-01-01T00:00:00Z", "2026-01-01T00:00:00.5+01:00"],
      ["2026-01-01", "2026-02-30T00:00:00Z", "x"],
    ],
    ["date", ["2024-02-29"], ["2026-02-29", "2026-1-1"]],
    ["time", ["23:59:59Z", "00:00:00.1+01:00"], ["24:00:00Z", "12:00"]],
    ["duration", ["P1D", "PT5M", "P2W", "P1Y2M3DT4H5M6S"], ["P", "PT", "5M", "P1W2D"]],
    ["hostname", ["example.com", "a"], ["-a.com", "a_b", ""]],
    ["ipv4", ["127.0.0.1"], ["256.0.0.1", "1.2.3", "01.2.3.4"]],
    ["ipv6", ["::1", "2001:db8::ff00:42:8329"], [":::1", "1.2.3.4", "g::"]],
    ["uri", ["https://example.com/a?b#c", "urn:elqnt:x"], ["/a", "http://a b", ""]],
    ["uri-reference", ["/a", "../b?c", "https://x.y"], ["http://a b", "<x>"]],
    ["uuid", ["0197b2d3-982f-7b79-b2bf-710f6def104a"], ["0197b2d3"]],
    ["json-pointer", ["", "/a~1b/0"], ["a", "/~2"]],
  ])("%s", (name, good, bad) => {
    const format = formats[name]!;
    expect(good.filter((text) => !format.test(text))).toEqual([]);
    expect(bad.filter((text) => format.test(text))).toEqual([]);
  });

  it("are linear", () => {
    const start = performance.now();
    for (const text of [
      "a".repeat(100_000),
      "1".repeat(100_000),
      ".".repeat(100_000),
      `${"a.".repeat(50_000)}!`,
      "/".repeat(100_000),
    ]) {
      for (const format of Object.values(formats)) format.test(text);
    }
    expect(performance.now() - start).toBeLessThan(2000);
  });
});
