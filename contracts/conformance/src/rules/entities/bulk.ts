import type { BulkItemResult, BulkResult, EntityRecord } from "@elqnt/contracts/entities";
import { ensure, expectEqual, expectProblem, expectStatus } from "../../engine/expect.ts";
import type { Rule } from "../../engine/rule.ts";
import type { World } from "../../engine/world.ts";
import type { Exchange } from "../../http/exchange.ts";
import {
  createDefinition,
  createRecord,
  itemDefinition,
  queryRecords,
} from "../../recipes/entity-fixture.ts";
import { about } from "./about.ts";

const fields = (title: string, more: Record<string, unknown> = {}) => ({
  title,
  status: "open",
  ...more,
});
const create = (title: string, more?: Record<string, unknown>) => ({
  op: "create",
  fields: fields(title, more),
});

async function ownDefinition(world: World) {
  const { name: entityName } = await createDefinition(world, world.a);
  const bulk = async (operations: unknown[], atomic = false) => {
    const exchange = await world.a.admin.call("bulkRecords", {
      entityName,
      body: { atomic, operations },
    });
    expectStatus(exchange, 200);
    return { result: exchange.json as BulkResult, exchange };
  };
  const titles = async () => {
    const { items } = await queryRecords(world.a, entityName, { limit: 200 });
    return items.map((record) => String(record.fields.title)).sort();
  };
  return { entityName, bulk, titles };
}

const statusesOf = ({ items }: BulkResult): number[] => items.map(({ status }) => status);

function expectItemProblem(
  item: BulkItemResult | undefined,
  status: number,
  code: string,
  exchange: Exchange,
): void {
  expectEqual([item?.status, item?.problem?.code], [status, code], "the item's status and code", exchange);
}

/** Many writes in one request, each with its own result. */
export const bulkRules: readonly Rule[] = [
  about(
    "bulk/results",
    "Each operation has its result, in order, with the status it would have had alone",
    "entities.yaml bulkRecords",
    async (world) => {
      const { entityName, bulk, titles } = await ownDefinition(world);
      const [kept, gone] = [
        await createRecord(world, world.a, entityName, fields("kept")),
        await createRecord(world, world.a, entityName, fields("gone")),
      ];
      const { result, exchange } = await bulk([
        create("new"),
        { op: "update", recordId: kept.id, fields: { title: "changed" } },
        { op: "delete", recordId: gone.id },
        { op: "create", fields: { title: "no status" } },
        { op: "update", recordId: world.random.uuid(), fields: { title: "x" } },
        { op: "delete", recordId: kept.id, version: 99 },
      ]);
      expectEqual(statusesOf(result), [201, 200, 204, 422, 404, 412], "the statuses", exchange);
      expectEqual([result.committed, result.succeeded, result.failed], [true, 3, 3], "the counts", exchange);
      expectEqual(
        result.items.map(({ index }) => index),
        [0, 1, 2, 3, 4, 5],
        "the order",
        exchange,
      );
      expectItemProblem(result.items[3], 422, "validation_failed", exchange);
      expectItemProblem(result.items[4], 404, "record_not_found", exchange);
      expectItemProblem(result.items[5], 412, "version_conflict", exchange);
      const pointers = result.items[3]?.problem?.errors?.map(({ pointer }) => pointer) ?? [];
      ensure(
        pointers.some((pointer) => pointer.endsWith("/fields/status")),
        "a pointer that ends with /fields/status",
        JSON.stringify(pointers),
        exchange,
      );
      expectEqual(await titles(), ["changed", "new"], "the stored titles");
    },
  ),
  about(
    "bulk/atomic",
    "An atomic bulk stores nothing when one operation fails; the others say bulk_rolled_back",
    "entities.yaml bulkRecords; R51",
    async (world) => {
      const { entityName, bulk, titles } = await ownDefinition(world);
      const record = await createRecord(world, world.a, entityName, fields("before"));
      const { result, exchange } = await bulk(
        [
          create("new"),
          { op: "update", recordId: record.id, fields: { title: "after" } },
          { op: "create", fields: { status: "open" } },
          { op: "delete", recordId: record.id },
        ],
        true,
      );
      expectEqual([result.committed, result.succeeded], [false, 0], "committed and succeeded", exchange);
      expectItemProblem(result.items[2], 422, "validation_failed", exchange);
      for (const index of [0, 1, 3])
        expectItemProblem(result.items[index], 424, "bulk_rolled_back", exchange);
      expectEqual(await titles(), ["before"], "the stored titles");
      const read = await world.a.admin.call("getRecord", { entityName, recordId: record.id });
      expectEqual(read.json, record, "the unchanged record", read);
    },
  ),
  about(
    "bulk/atomic-success",
    "An atomic bulk without faults stores everything",
    "entities.yaml bulkRecords",
    async (world) => {
      const { bulk, titles } = await ownDefinition(world);
      const { result, exchange } = await bulk([create("a"), create("b"), create("c")], true);
      expectEqual([result.committed, result.succeeded, result.failed], [true, 3, 0], "the counts", exchange);
      expectEqual(await titles(), ["a", "b", "c"], "the stored titles");
    },
  ),
  about(
    "bulk/upsert",
    "An upsert updates the record with the same key value, else creates one",
    "entities.yaml BulkUpsert",
    async (world) => {
      const { bulk, titles, entityName } = await ownDefinition(world);
      const code = "AB-1";
      const upsert = (title: string, more: Record<string, unknown> = {}) => ({
        op: "upsert",
        key: "code",
        fields: fields(title, { code, ...more }),
      });
      const first = await bulk([upsert("first", { priority: 1 })]);
      expectEqual(statusesOf(first.result), [201], "the first status", first.exchange);
      const second = await bulk([upsert("second")]);
      expectEqual(statusesOf(second.result), [200], "the second status", second.exchange);
      expectEqual(
        second.result.items[0]?.record?.id,
        first.result.items[0]?.record?.id,
        "the same record",
        second.exchange,
      );
      expectEqual(await titles(), ["second"], "the stored titles");
      const { items } = await queryRecords(world.a, entityName);
      expectEqual((items[0] as EntityRecord).version, 2, "version");
      const bad = await bulk([
        { op: "upsert", key: "title", fields: fields("x") },
        { op: "upsert", key: "code", fields: fields("no code") },
      ]);
      ensure(
        statusesOf(bad.result).every((status) => status === 422 || status === 400),
        "422 for a key that is not unique or has no value",
        statusesOf(bad.result).join(", "),
        bad.exchange,
      );
    },
  ),
  about(
    "bulk/inside",
    "Operations of one bulk see each other",
    "entities.yaml bulkRecords: in their order",
    async (world) => {
      const { bulk } = await ownDefinition(world);
      const twice = await bulk([create("a", { code: "AB-7" }), create("b", { code: "AB-7" })]);
      expectEqual(statusesOf(twice.result), [201, 409], "for one unique value twice", twice.exchange);
      expectItemProblem(twice.result.items[1], 409, "unique_conflict", twice.exchange);
      const upserts = await bulk([
        { op: "upsert", key: "code", fields: fields("x", { code: "AB-8" }) },
        { op: "upsert", key: "code", fields: fields("y", { code: "AB-8" }) },
      ]);
      expectEqual(statusesOf(upserts.result), [201, 200], "for two upserts of one key", upserts.exchange);
    },
  ),
  about(
    "bulk/size",
    "1,000 operations are taken, 1,001 refused with nothing stored",
    "entities.yaml BulkRecordsBody; R51",
    async (world) => {
      const { entityName, bulk } = await ownDefinition(world);
      const operations = Array.from({ length: 1000 }, (_, index) =>
        index === 500 ? { op: "create", fields: { status: "open" } } : create(`t${index}`),
      );
      const many = await bulk(operations);
      expectEqual(
        [many.result.succeeded, many.result.failed, many.result.items.length],
        [999, 1, 1000],
        "the counts",
      );
      expectEqual(many.result.items[500]?.status, 422, "the status of the invalid one");
      const tooMany = await world.a.admin.call("bulkRecords", {
        entityName,
        body: { operations: [...operations, create("one too many")] },
      });
      expectProblem(tooMany, { status: 422, code: "validation_failed", pointer: "/operations" });
      const count = await world.a.admin.call("countRecords", { entityName, body: {} });
      expectEqual((count.json as { total: number }).total, 999, "the number of records", count);
    },
  ),
  about(
    "bulk/foreign",
    "Records of another organization are not found in a bulk",
    "contract.md §1 Org; S35",
    async (world) => {
      const { bulk } = await ownDefinition(world);
      const { name } = await itemDefinition(world, world.b);
      const foreign = await createRecord(world, world.b, name);
      const { result, exchange } = await bulk([
        { op: "update", recordId: foreign.id, fields: { title: "mine" } },
        { op: "delete", recordId: foreign.id },
      ]);
      expectEqual(statusesOf(result), [404, 404], "the statuses", exchange);
      const read = await world.b.admin.call("getRecord", {
        entityName: name,
        recordId: foreign.id,
      });
      expectEqual(read.json, foreign, "the unchanged record", read);
    },
  ),
];
