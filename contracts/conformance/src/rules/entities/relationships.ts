import type { EntityRelationship } from "@elqnt/contracts/entities";
import { expectEqual, expectProblem, expectStatus } from "../../engine/expect.ts";
import type { Rule } from "../../engine/rule.ts";
import type { World } from "../../engine/world.ts";
import { createDefinition, createRecord, itemDefinition } from "../../recipes/entity-fixture.ts";
import { bodyOf } from "../../recipes/recipe.ts";
import { about } from "./about.ts";

/** Two records of one definition and one of another. */
async function triangle(world: World) {
  const { name: entityName } = await itemDefinition(world, world.a);
  const { name: otherEntity } = await createDefinition(world, world.a);
  const [source, target, other] = [
    await createRecord(world, world.a, entityName),
    await createRecord(world, world.a, entityName),
    await createRecord(world, world.a, otherEntity),
  ];
  const { admin } = world.a;
  const relate = (name: string, targetEntity = entityName, targetRecordId = target.id) =>
    admin.call("createRelationship", {
      entityName,
      recordId: source.id,
      body: { name, targetEntity, targetRecordId },
    });
  const list = async (recordId: string, query: Record<string, unknown> = {}, entity = entityName) => {
    const exchange = await admin.call("listRelationships", {
      entityName: entity,
      recordId,
      limit: 200,
      ...query,
    });
    const { items } = bodyOf<{ items: EntityRelationship[] }>(exchange, 200);
    return { names: items.map(({ name }) => name).sort(), items, exchange };
  };
  return { entityName, otherEntity, source, target, other, relate, list };
}

/** Named links between records. */
export const relationshipRules: readonly Rule[] = [
  about(
    "relationships/both-ends",
    "A relationship is seen from both ends, and direction tells them apart",
    "entities.yaml listRelationships",
    async (world) => {
      const { source, target, relate, list } = await triangle(world);
      const { id } = bodyOf<EntityRelationship>(await relate("blocks"), 201);
      const expectations: [string, string | undefined, string[]][] = [
        [source.id, undefined, ["blocks"]],
        [source.id, "out", ["blocks"]],
        [source.id, "in", []],
        [target.id, "both", ["blocks"]],
        [target.id, "in", ["blocks"]],
        [target.id, "out", []],
      ];
      for (const [recordId, direction, names] of expectations) {
        const seen = await list(recordId, direction ? { direction } : {});
        expectEqual(seen.names, names, `direction ${direction ?? "by default"}:`, seen.exchange);
        if (names.length > 0) expectEqual(seen.items[0]?.id, id, "the relationship's id", seen.exchange);
      }
    },
  ),
  about("relationships/name", "name narrows the list", "entities.yaml listRelationships", async (world) => {
    const { source, relate, list } = await triangle(world);
    bodyOf(await relate("blocks"), 201);
    bodyOf(await relate("duplicates"), 201);
    const seen = await list(source.id, { name: "duplicates" });
    expectEqual(seen.names, ["duplicates"], "the names", seen.exchange);
  }),
  about(
    "relationships/across",
    "Records of different definitions can be related",
    "entities.yaml createRelationship",
    async (world) => {
      const { entityName, otherEntity, source, other, relate, list } = await triangle(world);
      const created = bodyOf<EntityRelationship>(await relate("about", otherEntity, other.id), 201);
      expectEqual(
        [created.sourceEntity, created.sourceRecordId, created.targetEntity, created.targetRecordId],
        [entityName, source.id, otherEntity, other.id],
        "both ends",
      );
      const seen = await list(other.id, {}, otherEntity);
      expectEqual(seen.names, ["about"], "from the other end", seen.exchange);
    },
  ),
  about(
    "relationships/exists",
    "Two records have one relationship of a name",
    "contracts/problems.yaml relationship_exists",
    async (world) => {
      const { relate } = await triangle(world);
      bodyOf(await relate("blocks"), 201);
      expectProblem(await relate("blocks"), { status: 409, code: "relationship_exists" });
    },
  ),
  about(
    "relationships/unknown-end",
    "Both ends must exist",
    "entities.yaml createRelationship",
    async (world) => {
      const { relate, otherEntity, target } = await triangle(world);
      const { random } = world;
      const unknownRecord = { status: 404, code: "record_not_found" };
      expectProblem(await relate("a", undefined, random.uuid()), unknownRecord);
      expectProblem(
        await relate("b", otherEntity, target.id),
        unknownRecord,
        "for a record of another definition",
      );
      expectProblem(await relate("c", world.unique("none")), {
        status: 404,
        code: "definition_not_found",
      });
    },
  ),
  about(
    "relationships/deleted-end",
    "A relationship with a deleted record is left out until the record is restored",
    "entities.yaml listRelationships",
    async (world) => {
      const { entityName, source, target, relate, list } = await triangle(world);
      bodyOf(await relate("blocks"), 201);
      const path = { entityName, recordId: target.id };
      bodyOf(await world.a.admin.call("deleteRecord", path), 204);
      const hidden = await list(source.id);
      expectEqual(hidden.names, [], "with a deleted target", hidden.exchange);
      bodyOf(await world.a.admin.call("restoreRecord", path), 200);
      const shown = await list(source.id);
      expectEqual(shown.names, ["blocks"], "with a restored target", shown.exchange);
    },
  ),
  about(
    "relationships/delete",
    "A relationship is deleted from either end, once",
    "entities.yaml deleteRelationship",
    async (world) => {
      const { entityName, source, target, relate, list } = await triangle(world);
      const { admin } = world.a;
      for (const recordId of [source.id, target.id]) {
        const { id: relationshipId } = bodyOf<EntityRelationship>(await relate("blocks"), 201);
        const path = { entityName, recordId, relationshipId };
        expectStatus(await admin.call("deleteRelationship", path), 204);
        expectProblem(await admin.call("deleteRelationship", path), {
          status: 404,
          code: "relationship_not_found",
        });
        const left = await list(source.id);
        expectEqual(left.names, [], "after the deletion", left.exchange);
      }
    },
  ),
  about(
    "relationships/other-record",
    "A relationship is not deleted from a record that has no part in it",
    "contracts/problems.yaml relationship_not_found",
    async (world) => {
      const { otherEntity, source, other, relate, list } = await triangle(world);
      const { id: relationshipId } = bodyOf<EntityRelationship>(await relate("blocks"), 201);
      const path = { entityName: otherEntity, recordId: other.id, relationshipId };
      expectProblem(await world.a.admin.call("deleteRelationship", path), {
        status: 404,
        code: "relationship_not_found",
      });
      const kept = await list(source.id);
      expectEqual(kept.names, ["blocks"], "after the refusal", kept.exchange);
    },
  ),
  about(
    "relationships/foreign-target",
    "A record of another organization is no target",
    "contract.md §1 Org; S34",
    async (world) => {
      const { relate } = await triangle(world);
      const { name } = await itemDefinition(world, world.b);
      const foreign = await createRecord(world, world.b, name);
      expectProblem(await relate("a", undefined, foreign.id), {
        status: 404,
        code: "record_not_found",
      });
      expectProblem(await relate("b", name, foreign.id), {
        status: 404,
        code: "definition_not_found",
      });
    },
  ),
  about(
    "relationships/expand",
    "expand answers the records behind x-relation fields, one level deep",
    "entities.yaml QueryRecordsBody.expand",
    async (world) => {
      const { name: target } = await createDefinition(world, world.a);
      const relation = (cardinality: string) => ({ entity: target, cardinality });
      const uuid = { type: "string", format: "uuid" };
      const { name: entityName } = await createDefinition(world, world.a, {
        type: "object",
        properties: {
          title: { type: "string" },
          owner: { ...uuid, "x-relation": relation("one") },
          watchers: { type: "array", items: uuid, "x-relation": relation("many") },
        },
      });
      const [first, second] = [
        await createRecord(world, world.a, target),
        await createRecord(world, world.a, target),
      ];
      await createRecord(world, world.a, entityName, {
        title: "t",
        owner: first.id,
        watchers: [first.id, second.id],
      });
      const exchange = await world.a.admin.call("queryRecords", {
        entityName,
        body: { expand: ["owner", "watchers"] },
      });
      const { items } = bodyOf<{ items: { expanded?: Record<string, { id: string }[]> }[] }>(exchange, 200);
      const ids = (field: string) => items[0]?.expanded?.[field]?.map(({ id }) => id).sort();
      expectEqual(ids("owner"), [first.id], "the expanded owner", exchange);
      expectEqual(ids("watchers"), [first.id, second.id].sort(), "the expanded watchers", exchange);
      const plain = await world.a.admin.call("queryRecords", {
        entityName,
        body: { expand: ["title"] },
      });
      expectProblem(plain, { status: 400, code: "filter_invalid", pointer: "/expand/0" });
    },
  ),
];
