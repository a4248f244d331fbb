import { describe, expect, it } from "vitest";
import { ticketDefinition } from "../__fixtures__/ticket.ts";
import { moved } from "../shared/moved.ts";
import { operandOf, textsOf } from "./filter-operand.ts";
import { filterText } from "./filter-text.ts";
import { type GridSize, nextCell } from "./grid-moves.ts";
import { tableMessages } from "./messages.ts";
import { nextSort } from "./sort.ts";
import { defaultColumns, tableFields } from "./table-columns.ts";

const fields = tableFields(ticketDefinition);
const field = (path: string) => fields.find((each) => each.path === path) as (typeof fields)[number];

describe("nextCell", () => {
  const size: GridSize = { rows: 100, columns: 5, page: 10, hasHeader: true, direction: "ltr" };
  const from = { row: 50, column: 2 };
  const press = (key: string, more: Partial<KeyboardEvent> = {}, at = from, grid = size) =>
    nextCell(at, { key, ctrlKey: false, metaKey: false, ...more }, grid);

  it.each([
    ["ArrowUp", { row: 49, column: 2 }],
    ["ArrowDown", { row: 51, column: 2 }],
    ["ArrowLeft", { row: 50, column: 1 }],
    ["ArrowRight", { row: 50, column: 3 }],
    ["PageUp", { row: 40, column: 2 }],
    ["PageDown", { row: 60, column: 2 }],
    ["Home", { row: 50, column: 0 }],
    ["End", { row: 50, column: 4 }],
  ])("%s", (key, to) => {
    expect(press(key)).toEqual(to);
  });

  it("goes to the corners with Control", () => {
    expect(press("Home", { ctrlKey: true })).toEqual({ row: 0, column: 0 });
    expect(press("End", { ctrlKey: true })).toEqual({ row: 99, column: 4 });
  });

  it("stops at the edges and at the header", () => {
    expect(press("ArrowUp", {}, { row: -1, column: 0 })).toEqual({ row: -1, column: 0 });
    expect(press("PageUp", {}, { row: 3, column: 0 })).toEqual({ row: 0, column: 0 });
    expect(press("ArrowUp", {}, { row: 0, column: 0 }, { ...size, hasHeader: false })).toEqual({
      row: 0,
      column: 0,
    });
    expect(press("PageDown", {}, { row: 95, column: 0 })).toEqual({ row: 99, column: 0 });
  });

  it("mirrors left and right in right-to-left languages", () => {
    expect(press("ArrowLeft", {}, from, { ...size, direction: "rtl" })).toEqual({ row: 50, column: 3 });
  });

  it("leaves other keys alone", () => {
    expect(press("x")).toBeUndefined();
  });
});

describe("nextSort", () => {
  it("goes ascending, descending, unsorted", () => {
    const once = nextSort([], "title", false);
    expect(once).toEqual([{ field: "title", direction: "asc" }]);
    const twice = nextSort(once, "title", false);
    expect(twice).toEqual([{ field: "title", direction: "desc" }]);
    expect(nextSort(twice, "title", false)).toEqual([]);
  });

  it("adds a column with Shift and keeps the place of the others", () => {
    const sort = nextSort([{ field: "status", direction: "asc" }], "title", true);
    expect(sort.map((each) => each.field)).toEqual(["status", "title"]);
    expect(nextSort(sort, "status", true)).toEqual([
      { field: "status", direction: "desc" },
      { field: "title", direction: "asc" },
    ]);
  });
});

describe("operands", () => {
  it("compares by the type of the field", () => {
    expect(operandOf(field("priority"), "gte", ["2"])).toBe(2);
    expect(operandOf(field("priority"), "between", ["1", "3"])).toEqual([1, 3]);
    expect(operandOf(field("priority"), "eq", ["two"])).toBeUndefined();
    expect(operandOf(field("urgent"), "eq", ["false"])).toBe(false);
    expect(operandOf(field("status"), "in", ["open", "closed"])).toEqual(["open", "closed"]);
    expect(operandOf(field("tags"), "hasAny", ["a", " b ", ""])).toEqual(["a", "b"]);
  });

  it("is incomplete while a value is missing", () => {
    expect(operandOf(field("title"), "contains", [" "])).toBeUndefined();
    expect(operandOf(field("priority"), "between", ["1", ""])).toBeUndefined();
    expect(operandOf(field("status"), "in", [])).toBeUndefined();
  });

  it("shows what is set", () => {
    expect(textsOf("between", [1, 3])).toEqual(["1", "3"]);
    expect(textsOf("in", ["open"])).toEqual(["open"]);
    expect(textsOf("eq", false)).toEqual(["false"]);
  });
});

it("says filters in words", () => {
  const appearance = {
    theme: "auto",
    density: "comfortable",
    locale: "en",
    direction: "ltr",
    timeZone: "UTC",
  } as const;
  const text = (path: string, operator: never, value: unknown) =>
    filterText({ field: path, operator, value }, field(path), tableMessages, appearance);
  expect(text("status", "in" as never, ["open", "in_progress"])).toBe("Status is any of Open, In progress");
  expect(text("dueDate", "gte" as never, "2026-03-01")).toBe("Due is at least Mar 1, 2026");
  expect(text("priority", "between" as never, [1, 3])).toBe("Priority is between 1 and 3");
  expect(text("email", "exists" as never, false)).toBe("Reporter has no value");
});

it("starts with the top-level fields and the last change", () => {
  const columns = defaultColumns(fields);
  expect(columns[0]).toBe("title");
  expect(columns).not.toContain("address");
  expect(columns.at(-1)).toBe("$updatedAt");
});

it("moves within a list and never loses an item", () => {
  expect(moved(["a", "b", "c"], 0, 2)).toEqual(["b", "c", "a"]);
  expect(moved(["a", "b", "c"], 2, -5)).toEqual(["c", "a", "b"]);
  expect(moved(["a"], 4, 0)).toEqual(["a"]);
});
