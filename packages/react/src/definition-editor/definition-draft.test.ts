import { describe, expect, it } from "vitest";
import { ticketDefinition } from "../__fixtures__/ticket.ts";
import { changeOf, draftOf, readSchema, schemaOf, suggestName } from "./definition-draft.ts";
import { draftFaults } from "./draft-faults.ts";
import { draftType, withDraftType } from "./draft-type.ts";
import { definitionEditorMessages as messages } from "./messages.ts";

const draft = draftOf(ticketDefinition);

describe("drafts", () => {
  it("give back the schema they were read from", () => {
    const { schema } = changeOf(draft, ticketDefinition, false);
    expect(schema.properties).toEqual(ticketDefinition.schema.properties);
    expect(schema.required).toEqual(ticketDefinition.schema.required);
    expect(schema["x-displayOrder"]).toEqual(draft.properties.map(({ name }) => name));
  });

  it("keep keywords this editor does not know", () => {
    const schema = {
      type: "object",
      properties: { a: { type: "string", "x-own": 1 } },
      dependentRequired: { a: ["b"] },
      $defs: {},
    };
    expect(schemaOf(draftOf({ ...ticketDefinition, schema }))).toMatchObject(schema);
  });

  it("keep the identity of fields while the source is edited", () => {
    const { properties } = readSchema(
      { type: "object", properties: { status: { type: "string" }, fresh: {} } },
      draft.properties,
    );
    expect(properties[0]).toMatchObject({
      name: "status",
      storedName: "status",
      key: draft.properties[1]?.key,
    });
    expect(properties[1]).toMatchObject({ name: "fresh", storedName: undefined });
  });
});

describe("draft types", () => {
  it.each([
    ["title", "text"],
    ["status", "enum"],
    ["details", "long-text"],
    ["customer", "relation"],
    ["tags", "list"],
    ["address", "other"],
  ])("reads %s as %s", (name, type) => {
    expect(draftType((ticketDefinition.schema.properties as never)[name])).toBe(type);
  });

  it("drops the rules of the old type and keeps the wording", () => {
    const schema = { type: "string", title: "Size", maxLength: 5, "x-unique": true };
    expect(withDraftType(schema, "integer")).toEqual({ type: "integer", title: "Size", "x-unique": true });
  });
});

describe("draftFaults", () => {
  it("finds nothing wrong with a stored definition", () => {
    expect(draftFaults(draft, messages).isEmpty).toBe(true);
  });

  it("names what is wrong", () => {
    const [title, status, ...others] = draft.properties as [never, never];
    const broken = {
      ...draft,
      name: "records",
      displayName: " ",
      properties: [
        { ...(title as object), name: "status" },
        status,
        { key: 91, name: "$id", storedName: undefined, required: false, schema: {} },
        {
          key: 92,
          name: "kind",
          storedName: undefined,
          required: false,
          schema: { type: "string", enum: [] },
        },
        ...others,
      ] as never,
    };
    const faults = draftFaults(broken, messages);
    expect(faults.name).toBe(messages.nameReserved);
    expect(faults.displayName).toBe(messages.displayNameMissing);
    expect(faults.properties.get(1)?.name).toBe(messages.nameTaken);
    expect(faults.properties.get(91)?.name).toBe(messages.fieldNameInvalid);
    expect(faults.properties.get(92)?.details).toBe(messages.optionsMissing);
  });
});

it.each([
  ["Due date", "dueDate"],
  ["E-mail of CEO", "eMailOfCeo"],
  ["Café", "cafe"],
  ["  ", ""],
])("suggests a name for %j", (title, name) => {
  expect(suggestName(title)).toBe(name);
});
