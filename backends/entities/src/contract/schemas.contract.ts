import { describe, expect, it } from "vitest";
import { errorsOf, type ServiceDesk } from "../testing/desk.ts";

export function describeSchemas(desk: ServiceDesk): void {
  describe("schemas that are refused", () => {
    const object = (properties: object, extra: object = {}) => ({ type: "object", properties, ...extra });
    it.each([
      ["no object", { type: "string" }, "/schema/type"],
      ["S62 lookahead", object({ a: { type: "string", pattern: "(?=a)b" } }), "/schema/properties/a/pattern"],
      ["S63 remote $ref", object({ a: { $ref: "http://169.254.169.254/x" } }), "/schema/properties/a/$ref"],
      ["S63 file $ref", object({ a: { $ref: "file:///etc/passwd" } }), "/schema/properties/a/$ref"],
      ["S63 $dynamicRef", object({ a: { $dynamicRef: "#x" } }), "/schema/properties/a/$dynamicRef"],
      ["S63 $id", object({}, { $id: "https://json-schema.org/draft/2020-12/schema" }), "/schema/$id"],
      [
        "S63 loop",
        object(
          { a: { $ref: "#/$defs/a" } },
          { $defs: { a: { $ref: "#/$defs/b" }, b: { $ref: "#/$defs/a" } } },
        ),
        "/schema/properties/a/$ref/$ref/$ref",
      ],
      ["dangling $ref", object({ a: { $ref: "#/$defs/none" } }), "/schema/properties/a/$ref"],
      ["S64 depth", Array.from({ length: 20 }).reduce((inner) => object({ a: inner }), {}), "/schema"],
      [
        "S64 alternatives",
        object({ a: { oneOf: Array(1000).fill({ type: "string" }) } }),
        "/schema/properties/a/oneOf",
      ],
      [
        "S64 properties",
        object(Object.fromEntries(Array.from({ length: 5000 }, (_, i) => [`p${i}`, {}]))),
        "/schema/properties/p1999",
      ],
      ["S65 $data", object({ a: { maximum: { $data: "1/b" } } }), "/schema/properties/a/maximum"],
      ["S65 custom keyword", object({ a: { range: [1, 2] } }), "/schema/properties/a/range"],
      [
        "S65 unknown format",
        object({ a: { type: "string", format: "credit-card" } }),
        "/schema/properties/a/format",
      ],
      ["dollar name", object({ $a: {} }), "/schema/properties/$a"],
      ["unique list", object({ a: { type: "array", "x-unique": true } }), "/schema/properties/a/x-unique"],
      [
        "searchable number",
        object({ a: { type: "number", "x-searchable": true } }),
        "/schema/properties/a/x-searchable",
      ],
      [
        "unique in items",
        object({ a: { type: "array", items: { type: "string", "x-unique": true } } }),
        "/schema/properties/a/items/x-unique",
      ],
      [
        "relation to many in one string",
        object({ a: { type: "string", "x-relation": { entity: "b", cardinality: "many" } } }),
        "/schema/properties/a/x-relation",
      ],
      [
        "relation target",
        object({ a: { type: "string", "x-relation": { entity: "B'; --", cardinality: "one" } } }),
        "/schema/properties/a/x-relation",
      ],
    ])("%s", async (_name, schema, pointer) => {
      const start = performance.now();
      const answer = await desk.call("POST /definitions", { name: "bad", displayName: "Bad", schema });
      expect([answer.status, answer.body.code, errorsOf(answer)[0]?.[0]]).toEqual([
        422,
        "schema_invalid",
        pointer,
      ]);
      expect(performance.now() - start).toBeLessThan(500);
    });

    it("S66: odd property names are data", async () => {
      const name = `it's "\`\${1}\`;\\ -- /*`;
      const schema = object({ [name]: { type: "string", "x-indexed": true } });
      await desk.call("POST /definitions", { name: "odd", displayName: "Odd", schema });
      expect((await desk.call("POST /odd/records", { fields: { [name]: "x" } })).status).toBe(201);
      expect(
        (await desk.call("POST /odd/records/query", { filters: { [name]: "x" } })).body.items,
      ).toHaveLength(1);
    });
  });
}
