import type { EntityDefinition, RecordFields } from "@elqnt/contracts/entities";
import { newId } from "@elqnt/service-kit";
import fc from "fast-check";

/** One field of every kind, some of them nested, marked or oddly named. */
export const everyKind = {
  type: "object",
  properties: {
    text: { type: "string", "x-indexed": true, "x-searchable": true },
    "it's \"odd\\": { type: "string" },
    number: { type: "number", "x-indexed": true },
    flag: { type: "boolean" },
    day: { type: "string", format: "date" },
    at: { type: "string", format: "date-time", "x-indexed": true },
    list: { type: "array", items: { type: "string" }, "x-indexed": true },
    numbers: { type: "array", items: { type: "number" } },
    any: { type: ["string", "number"] },
    deep: { type: "object", properties: { number: { type: "integer" }, text: { type: "string" } } },
  },
} as const;

export function definitionOf(schema: EntityDefinition["schema"], name = "thing"): EntityDefinition {
  const time = "2026-01-01T00:00:00.000Z";
  return {
    id: newId(),
    name,
    displayName: name,
    schema,
    isActive: true,
    version: 1,
    createdAt: time,
    updatedAt: time,
  };
}

const words = [
  "",
  "a",
  "A",
  "ab",
  "B",
  "ä",
  "Ä",
  "İ",
  "ΣΑΣ",
  "100%",
  "a_b",
  "\\",
  "'",
  "é",
  "e\u0301",
  "\u{1f600}",
  "\uffee",
  "straße",
  "zz",
];
const text = fc.constantFrom(...words);
const number = fc.oneof(
  fc.integer({ min: -3, max: 3 }),
  fc.constantFrom(0.1, 0.3, -0, 1e21, 1e-7, 2 ** 53 - 1),
);
const day = fc.constantFrom("2024-02-29", "2026-01-31", "2026-02-01", "0099-12-31");
const at = fc.constantFrom(
  "2026-01-01T00:00:00Z",
  "2026-01-01T01:00:00+01:00",
  "2026-01-01t00:00:00.1234567z",
  "2026-01-01T00:00:00.123456Z",
  "2025-12-31T23:59:59.999-00:30",
  "2024-02-29T12:00:00Z",
);
/** Values a field of another kind could have been left with by an older schema. */
const stray = fc.constantFrom<unknown>(
  null,
  "x",
  5,
  true,
  ["a"],
  { number: 1 },
  "2026-02-30",
  "2023-02-29T00:00:00Z",
);

const loose = (value: fc.Arbitrary<unknown>) =>
  fc.oneof({ weight: 6, arbitrary: value }, { weight: 1, arbitrary: stray });

/** Fields as they may be stored: mostly of their kind, now and then missing, null or of another. */
export const randomFields: fc.Arbitrary<RecordFields> = fc.record(
  {
    text: loose(text),
    "it's \"odd\\": loose(text),
    number: loose(number),
    flag: loose(fc.boolean()),
    day: loose(day),
    at: loose(at),
    list: loose(fc.array(text, { maxLength: 3 })),
    numbers: loose(fc.array(number, { maxLength: 3 })),
    any: loose(fc.oneof(text, number)),
    deep: loose(
      fc.record({ number: loose(number), text: loose(text) }, { requiredKeys: [], noNullPrototype: true }),
    ),
  },
  { requiredKeys: [], noNullPrototype: true },
);

const order = fc.constantFrom("gt", "gte", "lt", "lte");
const on = (name: string, operand: fc.Arbitrary<unknown>) => operand.map((value) => ({ [name]: value }));

function scalar(name: string, value: fc.Arbitrary<unknown>) {
  return on(
    name,
    fc.oneof(
      value,
      fc.constant(null),
      fc.record({ ne: value }),
      fc.tuple(order, value).map(([operator, operand]) => ({ [operator]: operand })),
      fc.record({ between: fc.tuple(value, value) }),
      fc.record({ in: fc.array(fc.oneof(value, fc.constant(null)), { maxLength: 3 }) }),
      fc.record({ nin: fc.array(value, { maxLength: 3 }) }),
      fc.record({ exists: fc.boolean() }),
    ),
  );
}

function plain(name: string, value: fc.Arbitrary<unknown>) {
  return on(
    name,
    fc.oneof(value, fc.record({ ne: value }), fc.record({ in: fc.array(value, { maxLength: 3 }) })),
  );
}

function matching(name: string) {
  return on(
    name,
    fc
      .tuple(fc.constantFrom("contains", "startsWith", "endsWith"), text)
      .map(([key, value]) => ({ [key]: value })),
  );
}

function elements(name: string, value: fc.Arbitrary<unknown>) {
  const list = fc.array(value, { maxLength: 3 });
  return on(
    name,
    fc.oneof(
      fc.record({ has: value }),
      fc.record({ hasAny: list }),
      fc.record({ hasAll: list }),
      fc.record({ exists: fc.boolean() }),
    ),
  );
}

const leaf = fc.oneof(
  scalar("text", text),
  scalar("it's \"odd\\", text),
  scalar("number", number),
  scalar("day", day),
  scalar("at", at),
  scalar("deep.number", number),
  scalar("$createdAt", at),
  scalar("$version", fc.integer({ min: 0, max: 2 })),
  scalar("$createdBy", text),
  scalar("$id", fc.constantFrom("x", "", newId(), "0197b2d3-982f-7b79-b2bf-710f6def104a")),
  plain("flag", fc.boolean()),
  plain("any", fc.oneof(text, number)),
  matching("text"),
  matching("deep.text"),
  matching("$createdBy"),
  elements("list", text),
  elements("numbers", number),
);

/** Filters over {@link everyKind}. */
export const randomFilters = fc.letrec((tie) => ({
  filters: fc.oneof(
    { depthSize: "small" },
    leaf,
    fc.record({ $and: fc.array(tie("filters"), { maxLength: 3 }) }),
    fc.record({ $or: fc.array(tie("filters"), { maxLength: 3 }) }),
    fc.record({ $not: tie("filters") }),
  ),
})).filters;

export const randomSort = fc.array(
  fc.record({
    field: fc.constantFrom(
      "text",
      "number",
      "flag",
      "day",
      "at",
      "deep.number",
      "$createdAt",
      "$version",
      "$id",
    ),
    direction: fc.constantFrom("asc", "desc"),
  }),
  { maxLength: 3 },
);
