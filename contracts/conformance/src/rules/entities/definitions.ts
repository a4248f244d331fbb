import type { EntityDefinition } from "@elqnt/contracts/entities";
import { expectEqual, expectProblem, expectStatus } from "../../engine/expect.ts";
import type { Rule } from "../../engine/rule.ts";
import { createDefinition, createRecord, itemSchema } from "../../recipes/entity-fixture.ts";
import { bodyOf } from "../../recipes/recipe.ts";
import { about } from "./about.ts";
import { define } from "./definition-fixture.ts";

/** What a definition is and what it may be called. */
export const definitionRules: readonly Rule[] = [
  about(
    "definitions/round-trip",
    "A definition is answered as it was created",
    "entities.yaml createDefinition",
    async (world) => {
      const body = {
        name: world.unique("conf"),
        displayName: "Gerät №1",
        description: "Что-то",
        schema: itemSchema,
      };
      const created = await define(world, body);
      const definition = bodyOf<EntityDefinition>(created, 201);
      for (const [name, value] of Object.entries({ ...body, isActive: true, version: 1 })) {
        expectEqual(definition[name as keyof EntityDefinition], value, name, created);
      }
      const read = await world.a.admin.call("getDefinition", { entityName: body.name });
      expectEqual(read.json, created.json, "the created definition", read);
    },
  ),
  about(
    "definitions/reserved-names",
    "definitions and records are no names for entities",
    "contract.md §3 entities",
    async (world) => {
      for (const name of ["definitions", "records"]) {
        const exchange = await define(world, { name, schema: itemSchema });
        expectProblem(exchange, { status: 422, code: "validation_failed", pointer: "/name" }, `for ${name}`);
      }
    },
  ),
  about(
    "definitions/names",
    "Names start with a lower-case letter and have at most 63 characters of a-z, 0-9, _ and -",
    "contract.md §3 entities; S70",
    async (world) => {
      const bad = [
        "Ticket",
        "1ticket",
        "_ticket",
        "tick et",
        "ticket'; --",
        'ticket"x',
        "tíckét",
        "a".repeat(64),
        "",
        "a.b",
        "a/b",
      ];
      for (const name of bad) {
        const exchange = await define(world, { name, schema: itemSchema });
        expectProblem(exchange, { status: 422, code: "validation_failed", pointer: "/name" }, `for ${name}`);
      }
      const prefix = world.unique("n").padEnd(62, "x");
      const first = bodyOf<EntityDefinition>(
        await define(world, { name: `${prefix}a`, schema: itemSchema }),
        201,
      );
      const second = bodyOf<EntityDefinition>(
        await define(world, { name: `${prefix}b`, schema: itemSchema }),
        201,
      );
      await createRecord(world, world.a, first.name);
      const count = await world.a.admin.call("countRecords", { entityName: second.name, body: {} });
      expectEqual(
        (count.json as { total: number }).total,
        0,
        "records of a name that differs in its 63rd character:",
        count,
      );
    },
  ),
  about(
    "definitions/exists",
    "A name is taken once per organization",
    "contracts/problems.yaml definition_exists",
    async (world) => {
      const { name } = await createDefinition(world, world.a);
      expectProblem(await define(world, { name, schema: itemSchema }), {
        status: 409,
        code: "definition_exists",
      });
      expectStatus(
        await world.b.admin.call("createDefinition", {
          body: { name, displayName: "Same name", schema: itemSchema },
        }),
        201,
        "in another organization",
      );
    },
  ),
];
