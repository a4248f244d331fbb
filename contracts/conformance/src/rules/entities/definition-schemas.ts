import type { EntityDefinition } from "@elqnt/contracts/entities";
import { ensure, expectEqual, expectProblem, expectStatus } from "../../engine/expect.ts";
import type { Rule } from "../../engine/rule.ts";
import { createRecord } from "../../recipes/entity-fixture.ts";
import { bodyOf } from "../../recipes/recipe.ts";
import { about } from "./about.ts";
import { define, objectSchema } from "./definition-fixture.ts";

/** An object schema with lists in lists, this deep; `items` nests without making the JSON itself too deep. */
function deepSchema(depth: number): Record<string, unknown> {
  let schema: Record<string, unknown> = { type: "string" };
  for (let level = 0; level < depth; level++) schema = { type: "array", items: schema };
  return objectSchema({ list: schema });
}

/** Schemas that no definition can have. */
const invalidSchemas: Readonly<Record<string, () => Record<string, unknown>>> = {
  "not an object": () => ({ type: "array", items: { type: "string" } }),
  "without type object": () => ({ properties: { title: { type: "string" } } }),
  "unknown type": () => objectSchema({ title: { type: "strin" } }),
  "type of a number": () => objectSchema({ title: { type: 7 } }),
  "required as text": () => ({ ...objectSchema({ title: { type: "string" } }), required: "title" }),
  "negative maxLength": () => objectSchema({ title: { type: "string", maxLength: -1 } }),
  "pattern that is none": () => objectSchema({ title: { type: "string", pattern: "(" } }),
  "empty enum": () => objectSchema({ title: { enum: "open" } }),
  "remote reference": () => objectSchema({ title: { $ref: "http://169.254.169.254/schema.json" } }),
  "file reference": () => objectSchema({ title: { $ref: "file:///etc/passwd" } }),
  "reference to another document": () => objectSchema({ title: { $ref: "other.json#/x" } }),
  "reference to nothing": () => objectSchema({ title: { $ref: "#/$defs/missing" } }),
  "x-unique of a word": () => objectSchema({ title: { type: "string", "x-unique": "yes" } }),
  "x-relation without entity": () =>
    objectSchema({ owner: { type: "string", "x-relation": { cardinality: "one" } } }),
  "33 levels and more": () => deepSchema(40),
  "257 KiB": () => objectSchema({ title: { type: "string", description: "x".repeat(257 * 1024) } }),
};

/** Names of properties that have broken generators and stores before. */
const oddNames = [
  'quo"ted',
  "apos'trophe",
  "back`tick",
  "dollar${1}",
  "semi;colon",
  "new\nline",
  "slash/tilde~",
  "ünï",
  "constructor",
];

/** Which schemas a definition may have. */
export const definitionSchemaRules: readonly Rule[] = [
  {
    id: "definitions/schema-invalid",
    title:
      "A schema that is no acceptable JSON Schema is refused with 422 schema_invalid and a pointer into it",
    profile: "entities",
    reference: "contract.md §3 entities; S63, S64, S65",
    subjects: () => Object.keys(invalidSchemas),
    run: async (world, what) => {
      const name = world.unique("conf");
      const exchange = await define(world, { name, schema: invalidSchemas[what]!() });
      const problem = expectProblem(
        exchange,
        { status: [413, 422], code: ["schema_invalid", "body_too_large"] },
        `for a schema ${what}`,
      );
      if (problem.code === "schema_invalid") {
        const pointers = (problem.errors ?? []).map(({ pointer }) => pointer);
        ensure(
          pointers.some((pointer) => pointer.startsWith("/schema")),
          "a pointer into /schema",
          JSON.stringify(pointers),
          exchange,
        );
      }
      expectProblem(await world.a.admin.call("getDefinition", { entityName: name }), {
        status: 404,
        code: "definition_not_found",
      });
    },
  },
  about(
    "definitions/linear-patterns",
    "A pattern that explodes is refused, or runs in linear time",
    "contract.md §3 entities; S62",
    async (world) => {
      for (const pattern of ["^(a+)+$", "^(a|a)*$", "^([a-zA-Z]+)*$"]) {
        const created = await define(world, {
          schema: objectSchema({ text: { type: "string", pattern } }),
        });
        if (created.status !== 201) {
          expectProblem(created, { status: 422, code: "schema_invalid" }, `for pattern ${pattern}`);
          continue;
        }
        const entityName = (created.json as EntityDefinition).name;
        const text = `${"a".repeat(40)}!`;
        const started = performance.now();
        const refused = await world.a.admin.call("createRecord", {
          entityName,
          body: { fields: { text } },
        });
        expectProblem(refused, { status: 422, code: "validation_failed", pointer: "/fields/text" });
        const elapsed = performance.now() - started;
        ensure(elapsed < 2000, "an answer within 2 s", `${Math.round(elapsed)} ms`, refused);
      }
    },
  ),
  about(
    "definitions/local-references",
    "Local references are allowed and enforced",
    "entities.yaml JsonSchema",
    async (world) => {
      const schema = {
        ...objectSchema({ size: { $ref: "#/$defs/size" } }),
        $defs: { size: { type: "string", enum: ["s", "m"] } },
      };
      const { name } = bodyOf<EntityDefinition>(await define(world, { schema }), 201);
      const create = (size: string) =>
        world.a.admin.call("createRecord", { entityName: name, body: { fields: { size } } });
      expectStatus(await create("m"), 201);
      expectProblem(await create("xl"), {
        status: 422,
        code: "validation_failed",
        pointer: "/fields/size",
      });
    },
  ),
  about(
    "definitions/odd-property-names",
    "Property names with quotes, braces and line breaks are only names",
    "S66, S57",
    async (world) => {
      const schema = objectSchema(Object.fromEntries(oddNames.map((name) => [name, { type: "integer" }])));
      const { name: entityName } = bodyOf<EntityDefinition>(await define(world, { schema }), 201);
      const fields = Object.fromEntries(oddNames.map((name, index) => [name, index]));
      const record = await createRecord(world, world.a, entityName, fields);
      expectEqual(record.fields, fields, "the stored fields");
      for (const name of oddNames) {
        const refused = await world.a.admin.call("createRecord", {
          entityName,
          body: { fields: { [name]: "x" } },
        });
        const pointer = `/fields/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;
        expectProblem(refused, { status: 422, code: "validation_failed", pointer });
      }
    },
  ),
];
