import { describe, expect, it } from "vitest";
import { ticket, ticketDefinition } from "../__fixtures__/ticket.ts";
import { definitionFields } from "../schema/fields.ts";
import { boardColumns, columnValue } from "./board-columns.ts";
import { nextPlace } from "./board-moves.ts";

const status = definitionFields(ticketDefinition).find((field) => field.path === "status") as never;

describe("boardColumns", () => {
  const columns = (records: ReturnType<typeof ticket>[]) =>
    boardColumns(records, status, "No value", (record) => columnValue(record, "status"));

  it("has one column per option, also empty ones, in the order of the schema", () => {
    expect(columns([]).map(({ label }) => label)).toEqual(["Open", "Waiting", "In progress", "Closed"]);
  });

  it("shows values the schema does not know, and none, behind them", () => {
    const found = columns([ticket(0, { status: undefined }), ticket(1, { status: "legacy" })]);
    expect(found.slice(4).map(({ value, label }) => [value, label])).toEqual([
      ["legacy", "legacy"],
      [null, "No value"],
    ]);
  });
});

describe("nextPlace", () => {
  const sizes = [3, 0, 1];
  it("moves within a column and skips empty ones sideways", () => {
    expect(nextPlace({ column: 0, card: 0 }, { key: "ArrowDown" }, sizes, "ltr")).toEqual({
      column: 0,
      card: 1,
    });
    expect(nextPlace({ column: 0, card: 2 }, { key: "ArrowRight" }, sizes, "ltr")).toEqual({
      column: 2,
      card: 0,
    });
    expect(nextPlace({ column: 2, card: 0 }, { key: "ArrowLeft" }, sizes, "ltr")).toEqual({
      column: 0,
      card: 0,
    });
    expect(nextPlace({ column: 0, card: 2 }, { key: "ArrowLeft" }, sizes, "rtl")).toEqual({
      column: 2,
      card: 0,
    });
    expect(nextPlace({ column: 0, card: 0 }, { key: "End" }, sizes, "ltr")).toEqual({ column: 0, card: 2 });
  });

  it("leads nowhere at the edges", () => {
    expect(nextPlace({ column: 0, card: 0 }, { key: "ArrowUp" }, sizes, "ltr")).toBeUndefined();
    expect(nextPlace({ column: 2, card: 0 }, { key: "ArrowRight" }, sizes, "ltr")).toBeUndefined();
  });
});
