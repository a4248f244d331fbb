import { describe, expect, it } from "vitest";
import { ticket, ticketDefinition } from "../__fixtures__/ticket.ts";
import { toField } from "./field.ts";
import { definitionFields, recordTitle, recordValue } from "./fields.ts";
import { humanize } from "./humanize.ts";
import { pointerSegments, resolveSchema, toPointer } from "./json-schema.ts";
import { operatorsOf } from "./operators.ts";

describe("definitionFields", () => {
  const fields = definitionFields(ticketDefinition);

  it("follows x-displayOrder, then the document", () => {
    expect(fields.slice(0, 3).map(({ path }) => path)).toEqual(["title", "status", "priority"]);
    expect(fields.at(-1)?.path).toBe("address.country");
  });

  it("knows how each field is shown", () => {
    expect(Object.fromEntries(fields.map(({ path, kind }) => [path, kind]))).toMatchObject({
      title: "text",
      status: "enum",
      priority: "integer",
      email: "email",
      dueDate: "date",
      customer: "relation",
      urgent: "boolean",
      tags: "list",
      website: "url",
      details: "long-text",
      address: "object",
      "address.country": "enum",
    });
  });

  it("offers operators by kind", () => {
    const operators = (path: string) => operatorsOf(fields.find((field) => field.path === path) as never);
    expect(operators("title")).toContain("contains");
    expect(operators("priority")).toContain("between");
    expect(operators("status")[0]).toBe("in");
    expect(operators("tags")[0]).toBe("has");
    expect(operators("urgent")).toEqual(["eq", "exists"]);
  });
});

describe("toField", () => {
  it("looks through nullable types and local references", () => {
    const root = { $defs: { day: { type: ["string", "null"], format: "date", title: "Day" } } };
    expect(toField("due", { $ref: "#/$defs/day" }, false, root)).toMatchObject({
      kind: "date",
      title: "Day",
    });
  });

  it("survives references that lead nowhere, to other hosts or to themselves", () => {
    expect(resolveSchema({ $ref: "#/$defs/none" }, {})).toEqual({});
    expect(resolveSchema({ $ref: "https://example.com/schema" }, {})).toEqual({});
    const circular = { $defs: { a: { $ref: "#/$defs/b" }, b: { $ref: "#/$defs/a" } } };
    expect(resolveSchema({ $ref: "#/$defs/a" }, circular)).toEqual({});
  });

  it("does not read properties of Object.prototype", () => {
    expect(recordValue(ticket(0), "constructor")).toBeUndefined();
    expect(recordValue(ticket(0), "__proto__.polluted")).toBeUndefined();
    expect(resolveSchema({ $ref: "#/constructor" }, {})).toEqual({});
  });
});

it("names a record by its title, or by its id", () => {
  const fields = definitionFields(ticketDefinition);
  expect(recordTitle(ticket(0), fields)).toBe("Broken lamp in meeting room 4");
  expect(recordTitle(ticket(0, { title: " " }), fields)).toBe(ticket(0).id);
});

it.each([
  ["dueDate", "Due date"],
  ["in_progress", "In progress"],
  ["customerID", "Customer ID"],
  ["e-mail", "E mail"],
])("humanizes %s", (name, text) => {
  expect(humanize(name)).toBe(text);
});

it("escapes and unescapes JSON Pointers", () => {
  const segments = ["a/b", "m~n", "0", ""];
  expect(toPointer(segments)).toBe("/a~1b/m~0n/0/");
  expect(pointerSegments(toPointer(segments))).toEqual(segments);
});
