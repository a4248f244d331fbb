import type { EntityRecord } from "@elqnt/contracts/entities";
import { ensure, expectEqual, expectProblem, expectStatus } from "../../engine/expect.ts";
import type { Rule } from "../../engine/rule.ts";
import { show } from "../../engine/violation.ts";
import type { World } from "../../engine/world.ts";
import { groupBy } from "../../group-by.ts";
import type { Exchange } from "../../http/exchange.ts";
import { createDefinition, createRecord } from "../../recipes/entity-fixture.ts";
import { valueAt } from "./reference-filter.ts";
import { sample } from "./sample.ts";

interface SortKey {
  field: string;
  direction?: "asc" | "desc";
}

const sortable = [
  "title",
  "slug",
  "status",
  "priority",
  "amount",
  "done",
  "dueOn",
  "dueAt",
  "address.city",
  "address.floor",
  "$createdAt",
  "$id",
  "$version",
];

async function sorted(
  world: World,
  sort: readonly SortKey[],
  page: Record<string, unknown> = { limit: 200 },
): Promise<{ rows: EntityRecord[]; exchange: Exchange; nextCursor?: string }> {
  const { entityName } = await sample(world, world.a);
  const exchange = await world.a.admin.call("queryRecords", {
    entityName,
    body: { sort, ...page },
  });
  expectStatus(exchange, 200, `for sort ${show(sort)}`);
  const { items, nextCursor } = exchange.json as { items: EntityRecord[]; nextCursor?: string };
  return { rows: items, exchange, ...(nextCursor ? { nextCursor } : {}) };
}

const instant = /^\d{4}-\d\d-\d\dT/;

/** A number or text that sorts as the value does; `undefined` where there is none. */
function rank(row: EntityRecord, field: string): number | string | undefined {
  const value = valueAt(row, field);
  if (value === undefined || value === null) return undefined;
  if (typeof value === "boolean") return Number(value);
  if (typeof value === "string" && instant.test(value)) return Date.parse(value);
  return value as number | string;
}

/** Whether `left` may stand before `right` under the keys: an absent value is greater than every other. */
function compare(left: EntityRecord, right: EntityRecord, keys: readonly SortKey[]): number {
  for (const { field, direction = "asc" } of keys) {
    const [a, b] = [rank(left, field), rank(right, field)];
    if (a === b) continue;
    const isBefore = b === undefined || (a !== undefined && a < b);
    return isBefore === (direction === "asc") ? -1 : 1;
  }
  return 0;
}

const orders = (field: string): SortKey[] => [
  { field, direction: "asc" },
  { field, direction: "desc" },
];

/** The order of rows is the one that was asked for, and it stays. */
export const sortingRules: readonly Rule[] = [
  {
    id: "sorting/field",
    title:
      "Records come in the order of the field, those without it last when ascending and first when descending",
    profile: "entities",
    reference: "contract.md §2 Sort; common/filters.yaml Sort",
    subjects: () => sortable,
    run: async (world, field) => {
      for (const key of orders(field)) {
        const { rows, exchange } = await sorted(world, [key]);
        for (const [index, row] of rows.slice(1).entries()) {
          const before = rows[index]!;
          ensure(
            compare(before, row, [key]) <= 0,
            `${key.direction} order of ${field}`,
            `${show(valueAt(before, field))} before ${show(valueAt(row, field))}`,
            exchange,
          );
        }
      }
    },
  },
  {
    id: "sorting/default-direction",
    title: "Without a direction the order is ascending",
    profile: "entities",
    reference: "common/filters.yaml SortDirection",
    run: async (world) => {
      const [without, ascending] = [
        await sorted(world, [{ field: "amount" }]),
        await sorted(world, [{ field: "amount", direction: "asc" }]),
      ];
      expectEqual(
        without.rows.map(({ id }) => id),
        ascending.rows.map(({ id }) => id),
        "the ascending order",
        without.exchange,
      );
    },
  },
  {
    id: "sorting/several",
    title: "A second field orders what the first leaves equal",
    profile: "entities",
    reference: "common/filters.yaml Sort",
    run: async (world) => {
      const keys: SortKey[] = [
        { field: "status", direction: "asc" },
        { field: "amount", direction: "desc" },
      ];
      const { rows, exchange } = await sorted(world, keys);
      for (const [index, row] of rows.slice(1).entries()) {
        ensure(
          compare(rows[index]!, row, keys) <= 0,
          "status ascending, then amount descending",
          `${show(rows[index]!.fields, 200)} before ${show(row.fields, 200)}`,
          exchange,
        );
      }
    },
  },
  {
    id: "sorting/ties",
    title: "Ties are broken by $id, in the direction of the last field",
    profile: "entities",
    reference: "common/filters.yaml Sort",
    run: async (world) => {
      for (const direction of ["asc", "desc"] as const) {
        const { rows, exchange } = await sorted(world, [{ field: "done", direction }]);
        for (const group of groupBy(rows, (row) => rank(row, "done")).values()) {
          const ids = group.map(({ id }) => id);
          const ascending = [...ids].sort();
          const expected = direction === "asc" ? ascending : ascending.reverse();
          expectEqual(ids, expected, `${direction}: equal records in the order of $id`, exchange);
        }
      }
    },
  },
  {
    id: "sorting/pages",
    title: "Pages of a sorted query are the parts of the whole, also among ties and absent values",
    profile: "entities",
    reference: "contract.md §2 Sort; §1 Pagination",
    subjects: () => ["done", "status", "dueAt", "address.floor", "amount"],
    run: async (world, field) => {
      for (const key of orders(field)) {
        const whole = await sorted(world, [key]);
        const ids: string[] = [];
        let cursor: string | undefined;
        do {
          const page = await sorted(world, [key], { limit: 7, ...(cursor ? { cursor } : {}) });
          ids.push(...page.rows.map(({ id }) => id));
          cursor = page.nextCursor;
        } while (cursor && ids.length <= whole.rows.length);
        expectEqual(
          ids,
          whole.rows.map(({ id }) => id),
          `the ${key.direction} order of one page`,
          whole.exchange,
        );
      }
    },
  },
  {
    id: "sorting/newest-first",
    title: "A list without a sort is newest first",
    profile: "entities",
    reference: "entities.yaml listRecords",
    run: async (world) => {
      const { name: entityName } = await createDefinition(world, world.a);
      const created: EntityRecord[] = [];
      while (created.length < 4) {
        const record = await createRecord(world, world.a, entityName);
        // Records of one millisecond have no order that the contract knows.
        if (record.createdAt !== created.at(-1)?.createdAt) created.push(record);
        else await world.a.admin.call("deleteRecord", { entityName, recordId: record.id });
      }
      const ids = created.map(({ id }) => id).reverse();
      for (const operationId of ["listRecords", "queryRecords"]) {
        const input = operationId === "queryRecords" ? { body: {} } : {};
        const exchange = await world.a.admin.call(operationId, { entityName, ...input });
        expectStatus(exchange, 200);
        const found = (exchange.json as { items: EntityRecord[] }).items.map(({ id }) => id);
        expectEqual(found, ids, "the records, newest first:", exchange);
      }
    },
  },
  {
    id: "sorting/invalid",
    title: "A sort by an unknown field or a list is refused with 400 filter_invalid and its pointer",
    profile: "entities",
    reference: "contracts/problems.yaml filter_invalid; S71",
    run: async (world) => {
      const { entityName } = await sample(world, world.a);
      for (const field of ["nope", "createdAt; select 1", "tags", "address", "$secret"]) {
        const body = { sort: [{ field: "status" }, { field }] };
        const exchange = await world.a.admin.call("queryRecords", { entityName, body });
        expectProblem(
          exchange,
          { status: 400, code: "filter_invalid", pointer: "/sort/1/field" },
          `for ${field}`,
        );
      }
    },
  },
];
