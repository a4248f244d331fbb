import { describe, expect, it } from "vitest";
import { ticket, ticketDefinition } from "../__fixtures__/ticket.ts";
import { controlPath, uiSchemaOf } from "./form-schema.ts";
import { mergeFields } from "./merge-fields.ts";
import { formMessages } from "./messages.ts";
import { rjsfValidator } from "./rjsf-validator.ts";
import { fieldsFit, validateFields } from "./validate-fields.ts";

const { schema } = ticketDefinition;
const check = (fields: unknown, over = schema) => validateFields(over, fields, formMessages.validation);

describe("validateFields", () => {
  it("accepts what fits", () => {
    expect(check(ticket(0).fields)).toEqual([]);
  });

  it("says each fault once, at its field, in words", () => {
    expect(check({ title: "ab", status: "lost", priority: 9, email: "ada", address: {} })).toEqual([
      { path: ["title"], code: "minLength", message: "Use at least 3 characters." },
      { path: ["status"], code: "enum", message: "Choose one of the options." },
      { path: ["priority"], code: "maximum", message: "Enter 5 or less." },
      { path: ["email"], code: "format", message: "Enter an e-mail address, such as ada@example.com." },
      { path: ["address", "city"], code: "required", message: "This is required." },
    ]);
  });

  it("says one fault for a choice of shapes, not one per shape", () => {
    const choice = {
      type: "object",
      properties: { contact: { anyOf: [{ type: "string", minLength: 9 }, { type: "number" }] } },
    };
    expect(check({ contact: "short" }, choice)).toEqual([
      { path: ["contact"], code: "anyOf", message: "This value does not fit." },
    ]);
  });

  it("follows local references", () => {
    const referenced = {
      type: "object",
      properties: { due: { $ref: "#/$defs/day" } },
      $defs: { day: { type: "string", format: "date" } },
    };
    expect(check({ due: "soon" }, referenced)).toEqual([
      { path: ["due"], code: "format", message: "Enter a date." },
    ]);
  });

  it("leaves to the platform what it cannot read", () => {
    expect(
      check({ a: 1 }, { type: "object", properties: { a: { $ref: "https://example.com/a.json" } } }),
    ).toEqual([]);
  });

  it("does not run a pattern that could freeze the page", () => {
    const evil = { type: "object", properties: { a: { type: "string", pattern: "^(a+)+$" } } };
    expect(check({ a: `${"a".repeat(60)}!` }, evil)).toEqual([]);
    const fine = { type: "object", properties: { a: { type: "string", pattern: "^[A-Z]{3}-\\d+$" } } };
    expect(check({ a: "abc" }, fine)).toHaveLength(1);
  });

  it("keeps a property called pattern", () => {
    const named = { type: "object", properties: { pattern: { type: "string", minLength: 2 } } };
    expect(check({ pattern: "x" }, named)).toHaveLength(1);
  });
});

it("chooses branches with the definitions of the root", () => {
  const root = { $defs: { short: { maxLength: 2 } } };
  expect(fieldsFit({ $ref: "#/$defs/short" }, "ab", root)).toBe(true);
  expect(fieldsFit({ $ref: "#/$defs/short" }, "abc", root)).toBe(false);
});

describe("rjsfValidator", () => {
  const validator = rjsfValidator(formMessages.validation);

  it("puts the fault of one tag on the control of all tags", () => {
    const tags = {
      type: "object",
      properties: { tags: { type: "array", items: { type: "string", maxLength: 3 } } },
    } as const;
    const { errorSchema } = validator.validateFormData({ tags: ["ok", "too long"] }, tags as never);
    expect(errorSchema).toEqual({ tags: { __errors: ["Use at most 3 characters."] } });
  });

  it("does not miss the city of an address nobody entered", () => {
    expect(
      validator.validateFormData(
        { title: "Lamp", status: "open", address: { city: undefined } },
        schema as never,
      ).errors,
    ).toEqual([]);
  });
});

describe("form schema", () => {
  it("orders fields and picks controls", () => {
    const ui = uiSchemaOf(schema);
    expect((ui["ui:order"] as string[]).slice(0, 3)).toEqual(["title", "status", "priority"]);
    expect(ui.customer).toMatchObject({ "ui:widget": "RelationWidget" });
    expect(ui.details).toMatchObject({ "ui:widget": "textarea" });
    expect(ui.tags).toMatchObject({ "ui:widget": "TagsWidget" });
    expect(ui.status).toMatchObject({ "ui:enumNames": ["Open", "Waiting", "In progress", "Closed"] });
  });

  it("finds the control of a path", () => {
    expect(controlPath(["tags", "2"], schema)).toEqual(["tags"]);
    expect(controlPath(["address", "city"], schema)).toEqual(["address", "city"]);
    expect(controlPath(["nowhere", "x"], schema)).toEqual([]);
  });
});

describe("mergeFields", () => {
  const base = { title: "a", status: "open", priority: 1, tags: ["x"] };
  const mine = { title: "a", status: "waiting", priority: 2, tags: ["x"] };
  const theirs = { title: "b", status: "closed", priority: 2, tags: ["x"], urgent: true };
  const merge = mergeFields(base, mine, theirs);

  it("asks only about fields both changed differently", () => {
    expect(merge.clashes).toEqual([{ name: "status", mine: "waiting", theirs: "closed" }]);
    expect(merge.merged).toEqual(["title", "urgent"]);
  });

  it("keeps mine or theirs as chosen, and both sides' other changes", () => {
    expect(merge.resolve(new Set())).toEqual({
      title: "b",
      status: "waiting",
      priority: 2,
      tags: ["x"],
      urgent: true,
    });
    expect(merge.resolve(new Set(["status"]))).toEqual({ ...theirs });
  });

  it("keeps a removal", () => {
    expect(mergeFields({ a: 1, b: 1 }, { b: 1 }, { a: 1, b: 2 }).resolve(new Set())).toEqual({ b: 2 });
  });
});
