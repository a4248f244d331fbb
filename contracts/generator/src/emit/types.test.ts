import { transform } from "esbuild";
import { describe, expect, test } from "vitest";
import { declareSchema, typeOf } from "./types.ts";

describe("typeOf", () => {
  test.each([
    [{ type: "string" }, "string"],
    [{ type: "integer" }, "number"],
    [{ type: ["string", "null"] }, "string | null"],
    [{ enum: ["a", "b", 3] }, '"a" | "b" | 3'],
    [{ const: "x" }, '"x"'],
    [{ type: "array", items: { oneOf: [{ type: "string" }, { type: "number" }] } }, "(string | number)[]"],
    [{ type: "object", additionalProperties: { type: "number" } }, "{ [key: string]: number }"],
    [{ type: "object", additionalProperties: false }, "Record<string, never>"],
    [{ $ref: "#/components/schemas/EntityRecord" }, "EntityRecord"],
    [{ allOf: [{ $ref: "#/components/schemas/A" }, { $ref: "#/components/schemas/B" }] }, "A & B"],
    [{}, "unknown"],
  ])("%j is %s", (schema, type) => {
    expect(typeOf(schema as never)).toBe(type);
  });
});

test("a property that is not required is optional, and optional inputs take undefined", () => {
  const schema = {
    type: "object",
    required: ["a"],
    properties: { a: { type: "string" }, b: { type: "string" } },
  };
  expect(typeOf(schema)).toBe("{\n  a: string;\n  b?: string;\n}");
  expect(typeOf(schema, "", " | undefined")).toContain("b?: string | undefined;");
});

test("names and texts from a contract cannot break out of the generated source (S66, S67)", async () => {
  const source = declareSchema("Evil", {
    type: "object",
    description: "ends */ globalThis.owned = true; /* and `${globalThis.owned = true}` </script>",
    properties: {
      'a"; globalThis.owned = true; "': { type: "string" },
      "${x}": { type: "string" },
      "`": { type: "string" },
    },
  });
  const { code } = await transform(`${source}\nexport const marker = 1;`, { loader: "ts" });
  expect(code).not.toContain("owned");
  expect(code).toContain("marker");
});
