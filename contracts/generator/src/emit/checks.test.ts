import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { beforeAll, describe, expect, test } from "vitest";
import { createRandom, type Random } from "../../../conformance/src/random.ts";
import { generate } from "../../../conformance/src/schema/generate.ts";
import type { JsonSchema } from "../../../conformance/src/schema/json-schema.ts";
import { negatives } from "../../../conformance/src/schema/negatives.ts";
import * as auth from "../../../generated/auth/checks.gen.js";
import { documents } from "../../../generated/documents.gen.ts";
import * as entities from "../../../generated/entities/checks.gen.js";
import * as gateway from "../../../generated/gateway/checks.gen.js";
import * as kg from "../../../generated/kg/checks.gen.js";
import * as shared from "../../../generated/shared/checks.gen.js";
import { type Check, validator } from "../../../src/checks.ts";
import { type Format, formats } from "../../../src/formats.ts";
import type { ValidationIssue } from "../../../src/operation.ts";
import { CheckWriter } from "./checks.ts";

const own: Readonly<Record<string, Readonly<Record<string, Check>>>> = { auth, entities, gateway, kg };

/** The checks that a service takes, whoever else takes them. */
const checks = Object.entries(own).map(([service, components]) => {
  const schemas = documents[service]!.components!.schemas!;
  const common = Object.entries(shared).filter(([name]) => name in schemas);
  return [service, { ...components, ...Object.fromEntries(common) }] as const;
});

type Ajv = InstanceType<typeof Ajv2020>;
const withFormats = ("default" in addFormats ? addFormats.default : addFormats) as (ajv: Ajv) => void;

/** ajv judges by a discriminator only beside these, and knows no mapping. */
function asAjvTakesIt(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(asAjvTakesIt);
  if (typeof node !== "object" || node === null) return node;
  const inner = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, asAjvTakesIt(value)]));
  if (!("oneOf" in inner && "discriminator" in inner)) return inner;
  const { propertyName } = inner.discriminator as { propertyName: string };
  return { ...inner, type: "object", required: [propertyName], discriminator: { propertyName } };
}

function ajvOf(service: string): Ajv {
  const ajv = new Ajv2020({ allErrors: true, inlineRefs: false, discriminator: true, strict: false });
  withFormats(ajv);
  ajv.addSchema(asAjvTakesIt(documents[service]) as object, service);
  return ajv;
}

const oddValues: readonly unknown[] = [
  ...[null, true, 0, -1, 1.5, 1e9, "", "x", "🦄".repeat(40), "y".repeat(3_000), "2026-02-30T00:00:00Z"],
  ...[[], [1, 1], {}, { "a/b~c": { type: 1 } }, { $and: [{ a: [] }], $not: 1 }],
];

/** Breaks a value in one more place. */
function spoil(value: unknown, random: Random): unknown {
  if (typeof value !== "object" || value === null || random.boolean(0.2)) return random.pick([...oddValues]);
  if (Array.isArray(value)) {
    if (value.length === 0 || random.boolean(0.2)) return [...value, ...value, random.pick([...oddValues])];
    const at = random.integer(0, value.length - 1);
    return value.map((item, index) => (index === at ? spoil(item, random) : item));
  }
  const names = Object.keys(value);
  if (names.length === 0 || random.boolean(0.2))
    return { ...value, "un/heard~of": random.pick([...oddValues]) };
  const name = random.pick(names);
  const { [name]: inner, ...others } = value as Record<string, unknown>;
  return random.boolean(0.2) ? others : { ...others, [name]: spoil(inner, random) };
}

const told = (issues: readonly ValidationIssue[] | null | undefined) =>
  issues?.map(({ instancePath, keyword, message, params }) => ({ instancePath, keyword, message, params })) ??
  null;

describe.each(checks)("the checks of %s tell what ajv tells", (service, components) => {
  const schemas = documents[service]!.components!.schemas as Record<string, JsonSchema>;
  const resolve = (ref: string): JsonSchema => schemas[ref.slice(ref.lastIndexOf("/") + 1)]!;
  let ajv: Ajv;
  beforeAll(() => {
    ajv = ajvOf(service);
  });

  test.each(Object.keys(components))("%s", (name) => {
    const expected = ajv.getSchema(`${service}#/components/schemas/${name}`)!;
    const actual = validator(components[name]!);
    const agree = (value: unknown) => {
      expected(value);
      actual(value);
      expect(told(actual.errors), JSON.stringify(value).slice(0, 2_000)).toEqual(told(expected.errors));
    };
    for (let seed = 0; seed < 8; seed++) {
      const random = createRandom(seed, name);
      const value = generate(schemas[name]!, { random, resolve });
      agree(value);
      for (const negative of negatives(schemas[name]!, value, resolve)) agree(negative.value);
      let spoiled = value;
      for (let turn = 0; turn < 12; turn++) {
        spoiled = turn % 4 === 0 ? spoil(value, random) : spoil(spoiled, random);
        agree(spoiled);
      }
    }
  });
});

test("a body may be wrong in any number of places", () => {
  const check = validator(shared.FilterCondition);
  expect(check({ in: Array.from({ length: 300_000 }, () => ({})) })).toBe(false);
  expect(check.errors!.length).toBeGreaterThan(300_000);
});

describe("formats", () => {
  const samples: Readonly<Record<Format, readonly string[]>> = {
    "date-time": [
      ...["2026-01-31T23:59:59Z", "2026-02-29T00:00:00Z", "2024-02-29t00:00:00z", "1900-02-29T00:00:00Z"],
      ...[
        "2000-02-29 00:00:00.123+05:30",
        "2016-12-31T23:59:60Z",
        "2016-12-31T22:59:60Z",
        "2026-13-01T00:00:00Z",
      ],
      ...[
        "2026-01-01T24:00:00Z",
        "2026-01-01T00:00:00",
        "2026-01-01",
        "2026-01-01T00:00:00+24:00",
        "0000-01-00T00:00:00Z",
      ],
      ...[
        "2016-12-31T15:59:60-08:00",
        "2017-01-01T00:59:60+01",
        "2026-04-31T00:00:00Z",
        "2026-01-01T00:00:00ZT",
        "0099-02-29T00:00:00Z",
      ],
    ],
    email: ["a@b.co", "a@b", "a..b@c.de", "a.b+c@d-e.fg", "ä@b.co", "@b.co", "a@-b.co", "a b@c.de"],
    uri: [
      ...[
        "https://a.b/c?d#e",
        "a:b",
        "//a/b",
        "urn:x:y",
        "http://[::1]:80/",
        "http://[1:2:3:4:5:6:7:8]/",
        "http://a b",
      ],
      ...[
        "http://[::ffff:1.2.3.4]",
        "http://[1::2::3]",
        "x",
        "/x",
        "http://u:p@h/%zz",
        "http://u:p@h/%20",
        "mailto:a@b",
      ],
    ],
    "uri-reference": ["", "x", "/x/y", "//a/b?c", "#f", "?q", "a b", "%zz", "http://[::1", "../a", "\\"],
    uuid: [
      ...["0197b2d3-982f-7b79-b2bf-710f6def104a", "urn:uuid:0197b2d3-982f-7b79-b2bf-710f6def104a"],
      ...[
        "0197B2D3-982F-7B79-B2BF-710F6DEF104A",
        "0197b2d3982f7b79b2bf710f6def104a",
        "0197b2d3-982f-7b79-b2bf-710f6def104",
      ],
    ],
  };

  test.each(Object.entries(samples))("%s is judged as ajv judges it", (format, texts) => {
    const ajv = new Ajv2020();
    withFormats(ajv);
    const expected = ajv.compile({ type: "string", format });
    const actual = formats[format as Format];
    expect(texts.map((text) => [text, actual(text)])).toEqual(texts.map((text) => [text, expected(text)]));
    expect(new Set(texts.map(actual))).toEqual(new Set([true, false]));
  });
});

describe("what there is no check for", () => {
  test.each([
    [{ type: "string", contentEncoding: "base64" }, 'there is none for the keyword "contentEncoding" yet'],
    [{ oneOf: [{ type: "string" }, { type: "null" }] }, "a oneOf needs a discriminator"],
    [{ type: "null" }, 'there are none for the type "null" yet'],
  ])("%j is refused", (schema, message) => {
    expect(() => new CheckWriter().component("Thing", schema)).toThrow(message);
  });
});
