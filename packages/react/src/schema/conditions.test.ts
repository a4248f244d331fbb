import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type FilterCondition, readFilters, writeFilters } from "./conditions.ts";

describe("readFilters", () => {
  it("reads equality, operators and $and as a flat list", () => {
    expect(
      readFilters({ status: "open", priority: { gte: 1, lt: 4 }, $and: [{ title: { contains: "lamp" } }] }),
    ).toEqual({
      conditions: [
        { field: "status", operator: "eq", value: "open" },
        { field: "priority", operator: "gte", value: 1 },
        { field: "priority", operator: "lt", value: 4 },
        { field: "title", operator: "contains", value: "lamp" },
      ],
      rest: [],
    });
  });

  it("keeps what a list of conditions cannot say", () => {
    const filters = { status: "open", $or: [{ a: 1 }, { b: 2 }], closedAt: null, $not: { c: 3 } };
    const read = readFilters(filters);
    expect(read.conditions).toEqual([{ field: "status", operator: "eq", value: "open" }]);
    expect(read.rest).toEqual([{ $or: [{ a: 1 }, { b: 2 }] }, { closedAt: null }, { $not: { c: 3 } }]);
  });

  it("keeps operators it does not know", () => {
    expect(readFilters({ place: { near: [1, 2] } as never }).rest).toEqual([{ place: { near: [1, 2] } }]);
  });
});

describe("writeFilters", () => {
  it("writes the smallest filter", () => {
    const conditions: FilterCondition[] = [
      { field: "status", operator: "eq", value: "open" },
      { field: "priority", operator: "gte", value: 1 },
      { field: "priority", operator: "lt", value: 4 },
    ];
    expect(writeFilters({ conditions, rest: [] })).toEqual({ status: "open", priority: { gte: 1, lt: 4 } });
  });

  it("uses $and only where one field needs one operator twice", () => {
    const conditions: FilterCondition[] = [
      { field: "tags", operator: "has", value: "a" },
      { field: "tags", operator: "has", value: "b" },
    ];
    expect(writeFilters({ conditions, rest: [] })).toEqual({
      tags: { has: "a" },
      $and: [{ tags: { has: "b" } }],
    });
  });

  it("leaves an untouched $or where it was", () => {
    const filters = { status: "open", $or: [{ a: 1 }, { b: 2 }] };
    expect(writeFilters(readFilters(filters))).toEqual(filters);
  });

  it("reads back what it wrote, whatever the conditions", () => {
    const condition = fc.record({
      field: fc.constantFrom("status", "priority", "address.city", "$createdAt"),
      operator: fc.constantFrom("eq", "ne", "gt", "lte", "contains", "in", "exists"),
      value: fc.oneof(fc.string(), fc.integer(), fc.boolean()),
    }) as fc.Arbitrary<FilterCondition>;
    const key = (each: FilterCondition) => JSON.stringify([each.field, each.operator, each.value]);
    fc.assert(
      fc.property(fc.array(condition, { maxLength: 8 }), (conditions) => {
        const { conditions: read, rest } = readFilters(writeFilters({ conditions, rest: [] }));
        expect(rest).toEqual([]);
        expect(read.map(key).sort()).toEqual(conditions.map(key).sort());
      }),
    );
  });
});
