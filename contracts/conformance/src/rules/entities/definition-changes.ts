import type { EntityDefinition } from "@elqnt/contracts/entities";
import { ensure, expectEqual, expectProblem, expectStatus } from "../../engine/expect.ts";
import type { Rule } from "../../engine/rule.ts";
import { createDefinition, createRecord, itemFields, itemSchema } from "../../recipes/entity-fixture.ts";
import { bodyOf } from "../../recipes/recipe.ts";
import { about } from "./about.ts";
import { define, objectSchema } from "./definition-fixture.ts";

/** How a definition changes, and what becomes of its records. */
export const definitionChangeRules: readonly Rule[] = [
  about(
    "definitions/merge-patch",
    "A patch merges, also inside the schema; null removes, and the name stays",
    "entities.yaml updateDefinition; RFC 7396",
    async (world) => {
      const schema = objectSchema({ title: { type: "string" }, size: { type: "string" } });
      const { name } = bodyOf<EntityDefinition>(
        await define(world, { description: "gone soon", schema }),
        201,
      );
      const body = {
        description: null,
        schema: { properties: { size: null, colour: { type: "string" } } },
      };
      const patched = await world.a.admin.call("updateDefinition", { entityName: name, body });
      expectStatus(patched, 200);
      const after = patched.json as EntityDefinition;
      expectEqual(
        after.schema,
        objectSchema({ title: { type: "string" }, colour: { type: "string" } }),
        "schema",
        patched,
      );
      expectEqual("description" in after, false, "a description:", patched);
      expectEqual(after.displayName, "Conformance", "displayName", patched);
      const renamed = await world.a.admin.call("updateDefinition", {
        entityName: name,
        body: { name: "other" },
      });
      expectProblem(renamed, { status: 422, code: "validation_failed", pointer: "/name" });
    },
  ),
  about(
    "definitions/replace",
    "A replacement keeps nothing that it does not name",
    "entities.yaml replaceDefinition",
    async (world) => {
      const { name, id, createdAt } = bodyOf<EntityDefinition>(
        await define(world, { description: "gone soon", schema: itemSchema, isActive: false }),
        201,
      );
      const body = { displayName: "New", schema: objectSchema({ only: { type: "string" } }) };
      const replaced = await world.a.admin.call("replaceDefinition", { entityName: name, body });
      expectStatus(replaced, 200);
      const after = replaced.json as EntityDefinition;
      expectEqual(after.schema, body.schema, "schema", replaced);
      expectEqual(after.displayName, "New", "displayName", replaced);
      expectEqual("description" in after, false, "a description:", replaced);
      expectEqual(after.isActive, true, "isActive", replaced);
      expectEqual([after.id, after.createdAt], [id, createdAt], "id and createdAt", replaced);
    },
  ),
  about(
    "definitions/inactive",
    "An inactive definition is readable and takes no record writes",
    "contracts/problems.yaml definition_inactive",
    async (world) => {
      const { name: entityName } = await createDefinition(world, world.a);
      const record = await createRecord(world, world.a, entityName);
      const { admin } = world.a;
      expectStatus(await admin.call("updateDefinition", { entityName, body: { isActive: false } }), 200);
      const path = { entityName, recordId: record.id };
      expectStatus(await admin.call("getRecord", path), 200);
      const fields = itemFields(world, world.a);
      const refused = { status: 409, code: "definition_inactive" };
      expectProblem(await admin.call("createRecord", { entityName, body: { fields } }), refused);
      expectProblem(await admin.call("updateRecord", { ...path, body: { fields: { title: "x" } } }), refused);
      const list = await admin.call("listDefinitions", { isActive: true, limit: 200 });
      const names = bodyOf<{ items: EntityDefinition[] }>(list, 200).items.map(({ name }) => name);
      ensure(!names.includes(entityName), "isActive=true without it", "it is there", list);
    },
  ),
  about(
    "definitions/in-use",
    "A definition with records is deleted only by force, and takes its records along",
    "entities.yaml deleteDefinition",
    async (world) => {
      const { name: entityName } = await createDefinition(world, world.a);
      const record = await createRecord(world, world.a, entityName);
      const { admin } = world.a;
      expectProblem(await admin.call("deleteDefinition", { entityName }), {
        status: 409,
        code: "definition_in_use",
      });
      expectStatus(
        await admin.call("getRecord", { entityName, recordId: record.id }),
        200,
        "after the refusal",
      );
      expectStatus(await admin.call("deleteDefinition", { entityName, force: true }), 204);
      expectProblem(await admin.call("getRecord", { entityName, recordId: record.id }), {
        status: 404,
        code: "definition_not_found",
      });
      await createDefinition(world, world.a, itemSchema, entityName);
      const count = await admin.call("countRecords", { entityName, body: { includeDeleted: true } });
      expectEqual(
        (count.json as { total: number }).total,
        0,
        "records of a new definition of that name:",
        count,
      );
    },
  ),
  about(
    "definitions/conflict",
    "A schema that stored records do not fit is refused, unless by force; then they must fit at their next write",
    "entities.yaml replaceDefinition; contracts/problems.yaml definition_conflict",
    async (world) => {
      const { name: entityName } = await createDefinition(
        world,
        world.a,
        objectSchema({ title: { type: "string" } }),
      );
      const record = await createRecord(world, world.a, entityName, { title: "four" });
      const { admin } = world.a;
      const body = {
        displayName: "Stricter",
        schema: objectSchema({ title: { type: "string", maxLength: 3 } }),
      };
      expectProblem(await admin.call("replaceDefinition", { entityName, body }), {
        status: 409,
        code: "definition_conflict",
      });
      const unchanged = await admin.call("getDefinition", { entityName });
      expectEqual((unchanged.json as EntityDefinition).version, 1, "version after the refusal", unchanged);
      expectStatus(
        await admin.call("replaceDefinition", { entityName, body, force: true }),
        200,
        "with force",
      );
      const path = { entityName, recordId: record.id };
      const read = await admin.call("getRecord", path);
      expectStatus(read, 200);
      expectEqual((read.json as { fields: unknown }).fields, { title: "four" }, "fields", read);
      const write = await admin.call("updateRecord", { ...path, body: { fields: { title: "five" } } });
      expectProblem(write, { status: 422, code: "validation_failed", pointer: "/fields/title" });
    },
  ),
];
