import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  comparator,
  evaluator,
  type FilterRow,
  fieldCatalogue,
  instantKey,
  isDateText,
  operatorsOf,
  parseFilters,
  parseSort,
} from "./index.ts";

const catalogue = fieldCatalogue({
  type: "object",
  $defs: {
    address: { type: "object", properties: { city: { type: "string" }, "zip/code": { type: "string" } } },
  },
  properties: {
    title: { type: "string" },
    status: { enum: ["open", "closed"] },
    price: { type: ["number", "null"] },
    urgent: { type: "boolean" },
    due: { type: "string", format: "date" },
    seenAt: { type: "string", format: "date-time" },
    tags: { type: "array", items: { type: "string" } },
    address: { $ref: "#/$defs/address" },
    mixed: { type: ["string", "number"] },
  },
});

function row(fields: Record<string, unknown>, id = "a"): FilterRow {
  const createdAt = "2026-01-02T03:04:05.006Z";
  return { id, createdAt, updatedAt: createdAt, createdBy: "ada", version: 3, fields };
}

function matches(filters: unknown, fields: Record<string, unknown>): boolean {
  const parsed = parseFilters(filters, catalogue);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return evaluator(parsed.value)(row(fields));
}

function issues(filters: unknown) {
  const parsed = parseFilters(filters, catalogue);
  return parsed.ok ? [] : parsed.issues.map(({ pointer, code }) => [pointer, code]);
}

describe("evaluation", () => {
  it.each([
    [{ status: "open" }, { status: "open" }, true],
    [{ status: "open" }, { status: "closed" }, false],
    [{ price: { gt: 5, lte: 10 } }, { price: 10 }, true],
    [{ price: { between: [5, 10] } }, { price: 5 }, true],
    [{ price: { gt: 5 } }, { price: "9" }, false],
    [{ urgent: true }, { urgent: true }, true],
    [{ due: { lt: "2026-02-01" } }, { due: "2026-01-31" }, true],
    [{ seenAt: "2026-01-01T10:00:00Z" }, { seenAt: "2026-01-01T11:00:00.000+01:00" }, true],
    [{ seenAt: { gte: "2026-01-01" } }, { seenAt: "2026-01-01T00:30:00+01:00" }, false],
    [{ title: { contains: "STRASSE ü" } }, { title: "Strasse Übung" }, true],
    [{ title: { contains: "100%" } }, { title: "100 percent" }, false],
    [{ title: { startsWith: "bro" } }, { title: "Broken" }, true],
    [{ title: { endsWith: "EN" } }, { title: "Broken" }, true],
    [{ tags: { has: "a" } }, { tags: ["a", "b"] }, true],
    [{ tags: { hasAny: ["x", "b"] } }, { tags: ["a", "b"] }, true],
    [{ tags: { hasAll: ["a", "x"] } }, { tags: ["a", "b"] }, false],
    [{ tags: { hasAll: [] } }, { tags: [] }, true],
    [{ tags: { hasAll: [] } }, {}, false],
    [{ "address.city": { in: ["Rome", "Oslo"] } }, { address: { city: "Oslo" } }, true],
    [{ "address.city": "Oslo" }, { address: ["Oslo"] }, false],
    [{ mixed: 1 }, { mixed: "1" }, false],
    [{ $id: "a", $version: { gte: 3 }, $createdBy: "ada" }, {}, true],
    [{ $createdAt: { gt: "2026-01-02T03:04:05.005Z" } }, {}, true],
    [{ $or: [{ status: "open" }, { price: 1 }] }, { price: 1 }, true],
    [{ $and: [{ status: "open" }, { price: 1 }] }, { price: 1 }, false],
  ])("%j on %j is %s", (filters, fields, expected) => {
    expect(matches(filters, fields)).toBe(expected);
  });

  it.each([
    [{ status: null }, {}, true],
    [{ status: null }, { status: null }, true],
    [{ status: { exists: false } }, { status: null }, true],
    [{ status: { exists: true } }, { status: "" }, true],
    [{ status: { ne: "open" } }, {}, true],
    [{ status: { ne: null } }, {}, false],
    [{ status: { nin: ["open"] } }, {}, true],
    [{ status: { in: ["open", null] } }, {}, true],
    [{ status: { in: [] } }, {}, false],
    [{ status: { nin: [] } }, {}, true],
    [{ price: { gt: 1 } }, {}, false],
    [{ $not: { price: { gt: 1 } } }, {}, true],
    [{ $not: { $not: { price: { gt: 1 } } } }, {}, false],
  ])("missing: %j on %j is %s", (filters, fields, expected) => {
    expect(matches(filters, fields)).toBe(expected);
  });

  it("matches everything without filters", () => {
    expect([matches(undefined, {}), matches({}, {}), matches(null, {})]).toEqual([true, true, true]);
  });
});

describe("issues", () => {
  it.each([
    [{ nope: 1 }, "/nope", "unknown_field"],
    [{ "fields->>'x') or 1=1 --": 1 }, "/fields->>'x') or 1=1 --", "unknown_field"],
    [{ status: { $ne: null } }, "/status/$ne", "unknown_operator"],
    [{ status: { constructor: 1 } }, "/status/constructor", "unknown_operator"],
    [{ status: { regex: "(a+)+" } }, "/status/regex", "unknown_operator"],
    [{ price: "5" }, "/price", "value_type"],
    [{ price: { between: [1, "2"] } }, "/price/between/1", "value_type"],
    [{ price: { between: [1] } }, "/price/between", "shape"],
    [{ price: { contains: "1" } }, "/price/contains", "operator_not_allowed"],
    [{ urgent: { gt: false } }, "/urgent/gt", "operator_not_allowed"],
    [{ tags: "a" }, "/tags", "operator_not_allowed"],
    [{ tags: { hasAny: ["a", 1] } }, "/tags/hasAny/1", "value_type"],
    [{ tags: ["a"] }, "/tags", "operator_not_allowed"],
    [{ address: { city: "Oslo" } }, "/address/city", "unknown_operator"],
    [{ due: "2026-02-30" }, "/due", "value_type"],
    [{ seenAt: "yesterday" }, "/seenAt", "value_type"],
    [{ status: { in: "open" } }, "/status/in", "shape"],
    [{ status: { exists: "yes" } }, "/status/exists", "value_type"],
    [{ status: {} }, "/status", "shape"],
    [{ $or: { status: "open" } }, "/$or", "shape"],
    [{ $or: [{ status: "open" }, { price: { gt: null } }] }, "/$or/1/price/gt", "value_type"],
    [{ "address.zip/code": 1 }, "/address.zip~1code", "value_type"],
    [{ title: "a\0" }, "/title", "value_type"],
    [{ title: { contains: "\ud800" } }, "/title/contains", "value_type"],
    [{ title: { contains: "x".repeat(1025) } }, "/title/contains", "value_limit"],
    [{ status: { in: Array(1001).fill("a") } }, "/status/in", "value_limit"],
    [{ $and: Array(65).fill({ price: 1 }) }, "/$and", "too_complex"],
    ["status", "", "shape"],
  ])("%j has an issue at %s: %s", (filters, pointer, code) => {
    expect(issues(filters)).toEqual([[pointer, code]]);
  });

  it("reports every issue, up to twenty", () => {
    expect(issues({ nope: 1, price: "5" })).toHaveLength(2);
    expect(issues(Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`f${i}`, 1])))).toHaveLength(20);
  });

  it("refuses deep and huge filters in bounded time", () => {
    let deep: unknown = { price: 1 };
    for (let i = 0; i < 10_000; i++) deep = { $not: deep };
    expect(issues(deep).map(([, code]) => code)).toEqual(["too_complex"]);
    const wide = { $or: Array(64).fill({ $or: Array(64).fill({ price: 1 }) }) };
    expect(issues(wide).map(([, code]) => code)).toEqual(["too_complex"]);
  });

  it("names the operators that a kind takes", () => {
    expect(operatorsOf("list")).toEqual(["eq", "ne", "has", "hasAny", "hasAll", "exists"]);
    expect(operatorsOf("boolean")).toEqual(["eq", "ne", "in", "nin", "exists"]);
  });
});

describe("sort", () => {
  function sorted(sort: unknown, rows: FilterRow[]): string[] {
    const parsed = parseSort(sort, catalogue);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
    return rows.toSorted(comparator(parsed.value)).map(({ id }) => id);
  }

  it("puts missing values last when ascending, first when descending, and breaks ties by id", () => {
    const rows = [row({ price: 2 }, "a"), row({}, "b"), row({ price: 1 }, "c"), row({ price: 2 }, "d")];
    expect(sorted([{ field: "price" }], rows)).toEqual(["c", "a", "d", "b"]);
    expect(sorted([{ field: "price", direction: "desc" }], rows)).toEqual(["b", "d", "a", "c"]);
    expect(sorted(undefined, rows)).toEqual(["d", "c", "b", "a"]);
  });

  it("orders text by code point", () => {
    const rows = [row({ title: "\u{1f600}" }, "a"), row({ title: "\uffee" }, "b"), row({ title: "Z" }, "c")];
    expect(sorted([{ field: "title" }], rows)).toEqual(["c", "b", "a"]);
  });

  it.each([
    [[{ field: "tags" }], "/0/field", "operator_not_allowed"],
    [[{ field: "created_at; select" }], "/0/field", "unknown_field"],
    [[{ field: "price" }, { field: "price", direction: "up" }], "/1/direction", "shape"],
    ["price", "", "shape"],
    [Array(9).fill({ field: "price" }), "", "too_complex"],
  ])("%j has an issue at %s: %s", (sort, pointer, code) => {
    const parsed = parseSort(sort, catalogue);
    expect(parsed.ok ? [] : parsed.issues.map((issue) => [issue.pointer, issue.code])).toEqual([
      [pointer, code],
    ]);
  });
});

describe("laws", () => {
  const leaf = fc.oneof(
    fc.record({ price: fc.record({ gt: fc.integer({ min: 0, max: 3 }) }) }),
    fc.record({ status: fc.constantFrom("open", "closed", null) }),
    fc.record({ tags: fc.record({ hasAny: fc.array(fc.constantFrom("a", "b")) }) }),
  );
  const fields = fc.record(
    {
      price: fc.option(fc.integer({ min: 0, max: 4 })),
      status: fc.option(fc.constantFrom("open", "closed")),
      tags: fc.array(fc.constantFrom("a", "b", "c")),
    },
    { requiredKeys: [] },
  );

  it("$not turns every answer round, $and and $or are every and some", () => {
    fc.assert(
      fc.property(fc.array(leaf, { minLength: 1, maxLength: 4 }), fields, (leaves, value) => {
        const answers = leaves.map((filters) => matches(filters, value));
        expect(matches({ $and: leaves }, value)).toBe(answers.every(Boolean));
        expect(matches({ $or: leaves }, value)).toBe(answers.some(Boolean));
        expect(matches({ $not: leaves[0] }, value)).toBe(!answers[0]);
      }),
    );
  });

  it("sorting is a total order", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fields, { minLength: 3, maxLength: 3 }), (values) => {
        const [a, b, c] = values.map((value, index) => row(value, String(index))) as [
          FilterRow,
          FilterRow,
          FilterRow,
        ];
        const parsed = parseSort([{ field: "price", direction: "desc" }, { field: "status" }], catalogue);
        const compare = comparator(parsed.ok ? parsed.value : []);
        expect(Math.sign(compare(a, b)) + Math.sign(compare(b, a))).toBe(0);
        if (compare(a, b) <= 0 && compare(b, c) <= 0) expect(compare(a, c)).toBeLessThanOrEqual(0);
      }),
    );
  });

  it("instant keys sort as instants and agree with Date", () => {
    fc.assert(
      fc.property(fc.date({ noInvalidDate: true }), fc.integer({ min: -899, max: 899 }), (date, offset) => {
        fc.pre(date.getUTCFullYear() > 1 && date.getUTCFullYear() < 9998);
        const sign = offset < 0 ? "-" : "+";
        const two = (value: number) => String(Math.floor(value)).padStart(2, "0");
        const zone = `${sign}${two(Math.abs(offset) / 60)}:${two(Math.abs(offset) % 60)}`;
        const local = new Date(date.getTime() + offset * 60_000).toISOString().replace("Z", zone);
        expect(instantKey(local)).toBe(date.toISOString().replace("Z", "000Z"));
      }),
    );
  });

  it.each([
    "2026-02-29T00:00:00Z",
    "2026-01-01T24:00:00Z",
    "0000-01-01T00:00:00Z",
    "2026-01-01T00:00:00+16:00",
    "2026-01-01",
    "x",
  ])("%s is no instant", (text) => expect(instantKey(text)).toBeUndefined());

  it("knows the calendar", () => {
    expect([isDateText("2024-02-29"), isDateText("2026-02-29"), isDateText("2026-13-01")]).toEqual([
      true,
      false,
      false,
    ]);
  });
});
