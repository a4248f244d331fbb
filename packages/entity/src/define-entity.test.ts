import { describe, expect, expectTypeOf, test } from "vitest";
import * as z from "zod";
import { defineEntity, type RecordOf } from "./index.ts";

describe("defineEntity", () => {
  const fromZod = defineEntity(
    "ticket",
    z.object({ title: z.string(), priority: z.enum(["low", "high"]).optional() }),
    {
      searchable: ["title"],
      displayName: "Support ticket",
    },
  );
  const fromJsonSchema = defineEntity("ticket", {
    type: "object",
    properties: {
      title: { type: "string" },
      tags: { type: "array", items: { type: "string" } },
      status: { enum: ["open", "closed"] },
      address: { type: "object", properties: { city: { type: "string" } }, required: ["city"] },
      closedAt: { type: ["string", "null"] },
    },
    required: ["title", "status"],
  } as const);

  test("zod and JSON Schema become a definition with the marks", () => {
    expect(fromZod.definition).toMatchObject({
      name: "ticket",
      displayName: "Support ticket",
      schema: {
        type: "object",
        properties: { title: { type: "string", "x-searchable": true } },
        required: ["title"],
      },
    });
    expect(fromZod.schema).not.toHaveProperty("$schema");
    expect(fromJsonSchema.definition.displayName).toBe("Ticket");
  });

  test("fields are typed", () => {
    expectTypeOf<RecordOf<typeof fromZod>["fields"]>().toEqualTypeOf<{
      title: string;
      priority?: "low" | "high" | undefined;
    }>();
    type Fields = RecordOf<typeof fromJsonSchema>["fields"];
    expectTypeOf<Fields["title"]>().toEqualTypeOf<string>();
    expectTypeOf<Fields["status"]>().toEqualTypeOf<"open" | "closed">();
    expectTypeOf<Fields["tags"]>().toEqualTypeOf<string[] | undefined>();
    expectTypeOf<Fields["closedAt"]>().toEqualTypeOf<string | null | undefined>();
    expectTypeOf<Fields["address"]>().toEqualTypeOf<{ city: string } | undefined>();
    expectTypeOf<Fields>().not.toBeAny();
  });

  test("a name or a mark that does not fit is refused", () => {
    expect(() => defineEntity("Ticket", z.object({}))).toThrow(TypeError);
    expect(() => defineEntity("ticket", z.object({}), { unique: ["nope"] })).toThrow('"nope" is no field');
  });
});
