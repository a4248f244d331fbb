import type { EntityRecord } from "@elqnt/contracts/entities";
import { ensure, expectEqual, expectProblem, expectStatus } from "../../engine/expect.ts";
import type { Org } from "../../engine/org.ts";
import type { Rule } from "../../engine/rule.ts";
import type { World } from "../../engine/world.ts";
import {
  createDefinition,
  createRecord,
  itemDefinition,
  itemFields,
  queryRecords,
} from "../../recipes/entity-fixture.ts";
import { bodyOf } from "../../recipes/recipe.ts";
import { about } from "./about.ts";

async function ownRecord(world: World, org: Org, fields = itemFields(world, org)) {
  const { name: entityName } = await createDefinition(world, org);
  const record = await createRecord(world, org, entityName, fields);
  return { entityName, record, path: { entityName, recordId: record.id } };
}

const idsOf = (items: readonly EntityRecord[]): string[] => items.map(({ id }) => id);

/** The life of a record. */
export const recordRules: readonly Rule[] = [
  about(
    "records/create",
    "A record says what it is, who made it and when",
    "entities.yaml EntityRecord",
    async (world) => {
      const definition = await itemDefinition(world, world.a);
      const fields = itemFields(world, world.a);
      const started = Date.now();
      const exchange = await world.a.admin.call("createRecord", {
        entityName: definition.name,
        body: { fields },
      });
      const record = bodyOf<EntityRecord>(exchange, 201);
      expectEqual(record.fields, fields, "fields", exchange);
      expectEqual(record.definitionId, definition.id, "definitionId", exchange);
      expectEqual(record.definitionName, definition.name, "definitionName", exchange);
      expectEqual(record.version, 1, "version", exchange);
      expectEqual(record.createdBy, world.a.admin.userId, "createdBy", exchange);
      expectEqual(record.updatedBy, world.a.admin.userId, "updatedBy", exchange);
      expectEqual(record.updatedAt, record.createdAt, "updatedAt", exchange);
      expectEqual("deletedAt" in record, false, "a deletedAt:", exchange);
      const age = Math.abs(Date.parse(record.createdAt) - started);
      ensure(age < 60_000, "createdAt of now", record.createdAt, exchange);
    },
  ),
  about(
    "records/by-name",
    "createRecordByName makes the same record as createRecord",
    "contract.md §3 entities: the mission's path",
    async (world) => {
      const { name: entityName } = await itemDefinition(world, world.a);
      const fields = itemFields(world, world.a);
      const body = { entityName, fields, orgId: world.a.id };
      const exchange = await world.a.admin.call("createRecordByName", { body });
      const record = bodyOf<EntityRecord>(exchange, 201);
      expectEqual(record.fields, fields, "fields", exchange);
      const read = await world.a.admin.call("getRecord", { entityName, recordId: record.id });
      expectEqual(read.json, record, "the created record", read);
      const unknown = await world.a.admin.call("createRecordByName", {
        body: { ...body, entityName: world.unique("none") },
      });
      expectProblem(unknown, { status: 404, code: "definition_not_found" });
    },
  ),
  about(
    "records/merge",
    "A patch changes what it names, null removes, nested objects merge",
    "entities.yaml updateRecord; RFC 7396",
    async (world) => {
      const fields = {
        title: "a",
        status: "open",
        priority: 3,
        address: { city: "Oslo", zip: "1" },
        tags: ["x", "y"],
      };
      const { path } = await ownRecord(world, world.a, fields);
      const body = { fields: { title: "b", priority: null, address: { zip: "2" }, tags: ["z"] } };
      const exchange = await world.a.admin.call("updateRecord", { ...path, body });
      expectStatus(exchange, 200);
      const expected = {
        title: "b",
        status: "open",
        address: { city: "Oslo", zip: "2" },
        tags: ["z"],
      };
      expectEqual((exchange.json as EntityRecord).fields, expected, "fields", exchange);
      const read = await world.a.admin.call("getRecord", path);
      expectEqual(read.json, exchange.json, "the stored record", read);
    },
  ),
  about(
    "records/replace",
    "A replacement keeps no field that it does not name",
    "entities.yaml replaceRecord",
    async (world) => {
      const { path, record } = await ownRecord(world, world.a);
      const fields = { title: "only", status: "closed" };
      const exchange = await world.a.admin.call("replaceRecord", { ...path, body: { fields } });
      expectStatus(exchange, 200);
      const after = exchange.json as EntityRecord;
      expectEqual(after.fields, fields, "fields", exchange);
      expectEqual(
        [after.id, after.createdAt, after.createdBy],
        [record.id, record.createdAt, record.createdBy],
        "id, createdAt and createdBy",
        exchange,
      );
    },
  ),
  about(
    "records/updated-by",
    "A change names who made it and leaves the creator",
    "entities.yaml EntityRecord",
    async (world) => {
      const { path, record } = await ownRecord(world, world.a);
      const other = await world.a.as({
        user_id: world.random.uuid(),
        scopes: ["read:entities", "write:entities"],
      });
      const exchange = await other.call("updateRecord", {
        ...path,
        body: { fields: { title: "theirs" } },
      });
      expectStatus(exchange, 200);
      const after = exchange.json as EntityRecord;
      expectEqual(after.updatedBy, other.userId, "updatedBy", exchange);
      expectEqual(after.createdBy, record.createdBy, "createdBy", exchange);
      ensure(after.updatedAt >= record.updatedAt, "a later updatedAt", after.updatedAt, exchange);
    },
  ),
  about(
    "records/other-definition",
    "A record is found under its own definition only",
    "contracts/problems.yaml record_not_found",
    async (world) => {
      const { record } = await ownRecord(world, world.a);
      const { name: entityName } = await itemDefinition(world, world.a);
      const path = { entityName, recordId: record.id };
      const { admin } = world.a;
      for (const answer of [
        await admin.call("getRecord", path),
        await admin.call("updateRecord", { ...path, body: { fields: { title: "x" } } }),
        await admin.call("deleteRecord", path),
        await admin.call("listRecordHistory", path),
      ]) {
        expectProblem(answer, { status: 404, code: "record_not_found" });
      }
    },
  ),
  about(
    "records/body-org",
    "A body that names another organization is refused with 403 org_mismatch",
    "contract.md §1 Org; S33",
    async (world) => {
      const { name: entityName } = await itemDefinition(world, world.a);
      const fields = itemFields(world, world.a);
      for (const orgId of [world.b.id, world.random.uuid()]) {
        const exchange = await world.a.admin.call("createRecordByName", {
          body: { entityName, fields, orgId },
        });
        expectProblem(exchange, { status: 403, code: "org_mismatch" });
      }
    },
  ),
];

/** Deleting is hiding, and can be undone. */
export const deletionRules: readonly Rule[] = [
  about(
    "deletion/hidden",
    "A deleted record is nowhere to be found unless deleted records are asked for",
    "contract.md §3 entities: DELETE is soft",
    async (world) => {
      const { entityName, path, record } = await ownRecord(world, world.a);
      const kept = await createRecord(world, world.a, entityName);
      const { admin } = world.a;
      expectStatus(await admin.call("deleteRecord", path), 204);
      expectProblem(await admin.call("getRecord", path), { status: 404, code: "record_not_found" });
      const list = await admin.call("listRecords", { entityName });
      expectEqual(idsOf((list.json as { items: EntityRecord[] }).items), [kept.id], "the list", list);
      const query = await queryRecords(world.a, entityName, { count: "exact" });
      expectEqual([idsOf(query.items), query.total], [[kept.id], 1], "the query and its total");
      const count = await admin.call("countRecords", { entityName, body: {} });
      expectEqual((count.json as { total: number }).total, 1, "the count", count);
      const shown = await admin.call("getRecord", { ...path, includeDeleted: true });
      expectStatus(shown, 200, "with includeDeleted");
      ensure(typeof (shown.json as EntityRecord).deletedAt === "string", "deletedAt", "none", shown);
      expectEqual((shown.json as EntityRecord).fields, record.fields, "fields", shown);
      const all = await queryRecords(world.a, entityName, { includeDeleted: true });
      expectEqual(idsOf(all.items).sort(), [kept.id, record.id].sort(), "records with includeDeleted:");
      const listed = await admin.call("listRecords", { entityName, includeDeleted: true });
      expectEqual(
        (listed.json as { items: unknown[] }).items.length,
        2,
        "records listed with includeDeleted:",
        listed,
      );
    },
  ),
  about(
    "deletion/no-writes",
    "A deleted record takes no changes and is not deleted twice",
    "contracts/problems.yaml record_not_found",
    async (world) => {
      const { path } = await ownRecord(world, world.a);
      const { admin } = world.a;
      expectStatus(await admin.call("deleteRecord", path), 204);
      const body = { fields: itemFields(world, world.a) };
      for (const answer of [
        await admin.call("updateRecord", { ...path, body }),
        await admin.call("replaceRecord", { ...path, body }),
        await admin.call("deleteRecord", path),
      ]) {
        expectProblem(answer, { status: 404, code: "record_not_found" });
      }
    },
  ),
  about(
    "deletion/restore",
    "A restored record is back as it was, with a later version",
    "entities.yaml restoreRecord",
    async (world) => {
      const { path, record, entityName } = await ownRecord(world, world.a);
      const { admin } = world.a;
      expectStatus(await admin.call("deleteRecord", path), 204);
      const restored = await admin.call("restoreRecord", path);
      expectStatus(restored, 200);
      const after = restored.json as EntityRecord;
      expectEqual(after.fields, record.fields, "fields", restored);
      expectEqual("deletedAt" in after, false, "a deletedAt:", restored);
      ensure(
        after.version > record.version,
        `a version above ${record.version}`,
        `${after.version}`,
        restored,
      );
      const read = await admin.call("getRecord", path);
      expectEqual(read.json, after, "the restored record", read);
      const { items } = await queryRecords(world.a, entityName);
      expectEqual(idsOf(items), [record.id], "the query");
    },
  ),
  about(
    "deletion/restore-again",
    "Restoring a record that is not deleted answers it as it is",
    "entities.yaml restoreRecord",
    async (world) => {
      const { path, record } = await ownRecord(world, world.a);
      const exchange = await world.a.admin.call("restoreRecord", path);
      expectStatus(exchange, 200);
      expectEqual(exchange.json, record, "the unchanged record", exchange);
    },
  ),
];
