import type { EntityRecord } from "@elqnt/contracts/entities";
import { ensure, expectEqual, expectProblem, expectStatus } from "../../engine/expect.ts";
import type { Rule } from "../../engine/rule.ts";
import { show } from "../../engine/violation.ts";
import { about } from "./about.ts";
import { randomFilters } from "./random-filter.ts";
import { matches } from "./reference-filter.ts";
import { sample } from "./sample.ts";

interface Counted {
  items?: EntityRecord[];
  total?: number;
  totalKind?: string;
}

/** Counts are true, and only there when asked for. */
export const countingRules: readonly Rule[] = [
  about(
    "counting/exact",
    "countRecords counts what the filters match",
    "entities.yaml countRecords",
    async (world) => {
      const { entityName, records } = await sample(world, world.a);
      for (let round = 0; round < 15; round++) {
        const filters = randomFilters(records, world.random, 2);
        const expected = records.filter((record) => matches(record, filters)).length;
        const exchange = await world.a.admin.call("countRecords", { entityName, body: { filters } });
        expectStatus(exchange, 200);
        const { total, totalKind } = exchange.json as Counted;
        expectEqual(totalKind, "exact", "totalKind", exchange);
        expectEqual(total, expected, `for ${show(filters)} total`, exchange);
      }
    },
  ),
  about(
    "counting/with-page",
    "count: exact counts all pages, not the page",
    "contract.md §1 Counts",
    async (world) => {
      const { entityName, records } = await sample(world, world.a);
      const filters = { priority: { gte: 2 } };
      const expected = records.filter((record) => matches(record, filters)).length;
      const body = { filters, limit: 3, count: "exact" };
      const exchange = await world.a.admin.call("queryRecords", { entityName, body });
      expectStatus(exchange, 200);
      const { items, total, totalKind } = exchange.json as Counted;
      expectEqual(items?.length, Math.min(3, expected), "the number of items", exchange);
      expectEqual(total, expected, "total", exchange);
      expectEqual(totalKind, "exact", "totalKind", exchange);
    },
  ),
  about("counting/none", "Without count there is no total", "contract.md §1 Counts", async (world) => {
    const { entityName } = await sample(world, world.a);
    for (const body of [{}, { count: "none" }]) {
      const exchange = await world.a.admin.call("queryRecords", { entityName, body });
      expectStatus(exchange, 200);
      expectEqual((exchange.json as Counted).total, undefined, "total", exchange);
    }
    const list = await world.a.admin.call("listRecords", { entityName });
    expectEqual((list.json as Counted).total, undefined, "total", list);
  }),
  about(
    "counting/estimated",
    "An estimated count is a number and says that it is estimated, or is exact",
    "contract.md §1 Counts",
    async (world) => {
      const { entityName } = await sample(world, world.a);
      const exchange = await world.a.admin.call("countRecords", {
        entityName,
        body: { count: "estimated" },
      });
      expectStatus(exchange, 200);
      const { total, totalKind } = exchange.json as Counted;
      ensure(Number.isInteger(total) && total! >= 0, "a whole number", show(total), exchange);
      ensure(
        totalKind === "estimated" || totalKind === "exact",
        "estimated or exact",
        show(totalKind),
        exchange,
      );
    },
  ),
];

/** `page` and `pageSize` for tables with page numbers. */
export const pageRules: readonly Rule[] = [
  about(
    "pages/number",
    "page and pageSize cut the sorted result into pages",
    "contract.md §1 Pagination",
    async (world) => {
      const { entityName } = await sample(world, world.a);
      const sort = [{ field: "amount", direction: "asc" }];
      const query = async (body: Record<string, unknown>) => {
        const exchange = await world.a.admin.call("queryRecords", {
          entityName,
          body: { sort, ...body },
        });
        expectStatus(exchange, 200);
        return {
          exchange,
          ids: (exchange.json as { items: EntityRecord[] }).items.map(({ id }) => id),
        };
      };
      const whole = await query({ limit: 200 });
      for (const page of [1, 2, 5]) {
        const part = await query({ page, pageSize: 9 });
        expectEqual(
          part.ids,
          whole.ids.slice((page - 1) * 9, page * 9),
          `page ${page} of nine records each:`,
          part.exchange,
        );
      }
      const beyond = await query({ page: 50, pageSize: 9 });
      expectEqual(beyond.ids, [], "after the last page", beyond.exchange);
    },
  ),
  about(
    "pages/not-both",
    "page does not go with cursor, nor pageSize with limit",
    "entities.yaml QueryRecordsBody",
    async (world) => {
      const { entityName } = await sample(world, world.a);
      const first = await world.a.admin.call("queryRecords", { entityName, body: { limit: 1 } });
      const { nextCursor: cursor } = first.json as { nextCursor?: string };
      for (const body of [
        { cursor, page: 2 },
        { limit: 5, pageSize: 5 },
      ]) {
        const exchange = await world.a.admin.call("queryRecords", { entityName, body });
        expectProblem(
          exchange,
          { status: 422, code: "validation_failed" },
          `for ${Object.keys(body).join(" and ")}`,
        );
      }
    },
  ),
  about(
    "pages/fields",
    "fields answers the named fields and no others",
    "entities.yaml QueryRecordsBody.fields",
    async (world) => {
      const { entityName, records } = await sample(world, world.a);
      const fields = ["title", "priority"];
      const exchange = await world.a.admin.call("queryRecords", {
        entityName,
        body: { fields, limit: 200 },
      });
      expectStatus(exchange, 200);
      for (const { id, fields: shown } of (exchange.json as { items: EntityRecord[] }).items) {
        const record = records.find((candidate) => candidate.id === id)!;
        const expected = Object.fromEntries(
          Object.entries(record.fields).filter(([name]) => fields.includes(name)),
        );
        expectEqual(shown, expected, "fields", exchange);
      }
      const unknown = await world.a.admin.call("queryRecords", {
        entityName,
        body: { fields: ["title", "nope"] },
      });
      expectProblem(unknown, { status: 400, code: "filter_invalid", pointer: "/fields/1" });
    },
  ),
];
