import type { EntityRecord, EntityView } from "@elqnt/contracts/entities";
import { ensure, expectEqual, expectHeader, expectProblem, expectStatus } from "../../engine/expect.ts";
import type { Rule } from "../../engine/rule.ts";
import type { World } from "../../engine/world.ts";
import type { Exchange } from "../../http/exchange.ts";
import { createDefinition, createRecords } from "../../recipes/entity-fixture.ts";
import { bodyOf } from "../../recipes/recipe.ts";
import { about } from "./about.ts";
import { parseCsv } from "./csv.ts";
import { lines, ownDefinition, rows } from "./transfer-fixture.ts";

async function exported(
  world: World,
  entityName: string,
  query: Record<string, unknown> = {},
): Promise<Exchange> {
  const exchange = await world.a.admin.call("exportRecords", { entityName, ...query });
  expectStatus(exchange, 200);
  return exchange;
}

const exportedRecords = ({ text }: Exchange): EntityRecord[] =>
  text
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as EntityRecord);

/** Records go out in bulk, as files that can come in again. */
export const exportRules: readonly Rule[] = [
  about(
    "export/ndjson",
    "An NDJSON export has every record, oldest first, as a file",
    "entities.yaml exportRecords",
    async (world) => {
      const { name: entityName } = await createDefinition(world, world.a);
      const records = await createRecords(world.a, entityName, rows);
      const exchange = await exported(world, entityName);
      expectEqual(exportedRecords(exchange), records, "the stored records", exchange);
      const disposition = expectHeader(exchange, "Content-Disposition");
      ensure(/^attachment/.test(disposition), "an attachment", disposition, exchange);
    },
  ),
  about(
    "export/csv",
    "A CSV export has system columns, then the fields, properly quoted",
    "entities.yaml exportRecords; RFC 4180",
    async (world) => {
      const { name: entityName } = await createDefinition(world, world.a);
      const records = await createRecords(world.a, entityName, rows);
      const exchange = await exported(world, entityName, { format: "csv" });
      const [header = [], ...table] = parseCsv(exchange.text);
      expectEqual(
        header.slice(0, 4),
        ["$id", "$version", "$createdAt", "$updatedAt"],
        "the first columns",
        exchange,
      );
      expectEqual(table.length, rows.length, "the number of rows", exchange);
      for (const [index, record] of records.entries()) {
        const cell = (name: string) => table[index]?.[header.indexOf(name)];
        expectEqual(cell("$id"), record.id, "$id", exchange);
        expectEqual(cell("title"), record.fields.title, "title", exchange);
        const tags = record.fields.tags === undefined ? "" : JSON.stringify(record.fields.tags);
        expectEqual(cell("tags"), tags, "tags as JSON", exchange);
      }
    },
  ),
  about(
    "export/round-trip",
    "What was exported can be imported again",
    "entities.yaml importRecords, exportRecords",
    async (world) => {
      const { name: source } = await createDefinition(world, world.a);
      await createRecords(world.a, source, rows);
      const { upload, stored } = await ownDefinition(world);
      const fields = exportedRecords(await exported(world, source)).map((record) => record.fields);
      const { report, exchange } = await upload(lines(fields));
      expectEqual(report.failed, 0, "failed rows", exchange);
      const copies = (await stored({ sort: [{ field: "$id" }] })).map((record) => record.fields);
      expectEqual(copies, fields, "the imported fields");
    },
  ),
  about(
    "export/deleted",
    "Deleted records are exported only when asked for",
    "entities.yaml exportRecords includeDeleted",
    async (world) => {
      const { name: entityName } = await createDefinition(world, world.a);
      const [first] = await createRecords(world.a, entityName, rows);
      bodyOf(await world.a.admin.call("deleteRecord", { entityName, recordId: first!.id }), 204);
      const without = await exported(world, entityName);
      expectEqual(exportedRecords(without).length, 2, "the number of records", without);
      const all = await exported(world, entityName, { includeDeleted: true });
      expectEqual(exportedRecords(all).length, 3, "the number of records with deleted ones", all);
    },
  ),
  about(
    "export/view",
    "A view gives the export its filters, order and columns",
    "entities.yaml exportRecords viewId",
    async (world) => {
      const { name: entityName } = await createDefinition(world, world.a);
      await createRecords(world.a, entityName, [
        { title: "b", status: "open" },
        { title: "a", status: "open" },
        { title: "c", status: "closed" },
      ]);
      const body = {
        name: "Open",
        filters: { status: "open" },
        sort: [{ field: "title" }],
        columns: ["title"],
      };
      const view = bodyOf<EntityView>(await world.a.admin.call("createView", { entityName, body }), 201);
      const exchange = await exported(world, entityName, { viewId: view.id, format: "csv" });
      const [header = [], ...table] = parseCsv(exchange.text);
      expectEqual(header.slice(4), ["title"], "the field columns", exchange);
      expectEqual(
        table.map((cells) => cells[4]),
        ["a", "b"],
        "the titles",
        exchange,
      );
      const unknown = await world.a.admin.call("exportRecords", {
        entityName,
        viewId: world.random.uuid(),
      });
      expectProblem(unknown, { status: 404, code: "view_not_found" });
    },
  ),
];
