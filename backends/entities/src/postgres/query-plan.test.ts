import { orgSchemaName } from "@elqnt/adapters/org";
import { newId } from "@elqnt/service-kit";
import { systemFields } from "@elqnt/service-kit/filter";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type CompiledDefinition, compile, filterOf, sortOf } from "../definitions/compiled.ts";
import type { RecordPosition, RecordQuery } from "../store.ts";
import { openTestStore, type TestStore } from "../testing/postgres.ts";
import { definitionOf } from "../testing/random-records.ts";
import type { OrgDatabase } from "./database.ts";
import { recordTable } from "./names.ts";
import { stretchesAfter } from "./page-sql.ts";
import { pageSql } from "./records.ts";

// A real server on a shared machine: slow is not broken.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const ROWS = 100_000;

/** Whatever a tenant's table holds, an indexed question touches the rows it answers and no others. */
describe("a query over 100,000 records", () => {
  const org = newId();
  let test: TestStore;
  let definition: CompiledDefinition;
  let opened: OrgDatabase;

  beforeAll(async () => {
    test = await openTestStore();
    definition = compile(
      definitionOf({
        type: "object",
        properties: {
          title: { type: "string", "x-searchable": true },
          status: { type: "string", "x-indexed": true },
          amount: { type: "number", "x-indexed": true },
          dueAt: { type: "string", format: "date-time", "x-indexed": true },
          code: { type: "string", "x-unique": true },
          tags: { type: "array", items: { type: "string" }, "x-indexed": true },
          plain: { type: "number" },
        },
      }),
    );
    await test.store.insertDefinition(org, definition, 10, { actor: { userId: "ada" }, requestId: "r" });
    const schema = orgSchemaName(org);
    const { id } = definition.definition;
    const db = test.test.postgres.org<unknown>(org);
    const table = (name: string) => sql.id(schema, name);
    opened = { schema, db, table, records: (of) => table(recordTable(of)) };
    await sql`insert into ${opened.records(id)} (id, definition_id, fields, version, created_at, created_by, updated_at, updated_by)
      select ('0197b2d3-982f-7b79-b2bf-' || lpad(to_hex(n), 12, '0'))::uuid, ${id},
        jsonb_build_object('title', 'Lamp ' || md5(n::text), 'status', (array['open','waiting','closed'])[n % 3 + 1],
          'amount', n % 1000, 'dueAt', to_char('2026-01-01'::timestamp + n * interval '1 minute', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
          'code', 'c' || n, 'tags', jsonb_build_array('t' || n % 500), 'plain', n),
        1, now() + n * interval '1 ms', 'ada', now() + n * interval '1 ms', 'ada'
      from generate_series(1, ${sql.lit(ROWS)}) n`.execute(test.test.postgres.maintenance);
    await sql`vacuum analyze ${opened.records(id)}`.execute(test.test.postgres.maintenance);
  }, 60_000);
  afterAll(() => test.close());

  interface Plan {
    "Node Type": string;
    "Index Name"?: string;
    "Actual Rows": number;
    "Rows Removed by Filter"?: number;
    Plans?: Plan[];
  }

  /** The nodes of the plan that ran, outermost first. */
  async function planOf(
    body: { filters?: unknown; sort?: unknown; search?: string },
    after?: RecordPosition,
  ): Promise<Plan[]> {
    const query: RecordQuery = {
      filter: filterOf(definition, body.filters, body.search),
      sort: sortOf(definition, body.sort),
      includeDeleted: false,
      limit: 50,
      after,
    };
    const [stretch] = stretchesAfter(opened, query.sort, after);
    const statement = pageSql(opened, definition.definition, query, stretch, 51);
    const { rows } = await sql<{
      "QUERY PLAN": [{ Plan: Plan }];
    }>`explain (analyze, format json) ${statement}`.execute(opened.db);
    const nodes: Plan[] = [];
    const visit = (plan: Plan): void => {
      nodes.push(plan);
      for (const inner of plan.Plans ?? []) visit(inner);
    };
    visit(rows[0]!["QUERY PLAN"][0].Plan);
    return nodes;
  }

  const at = new Date(0).toISOString();
  const position = (...values: RecordPosition["values"]): RecordPosition => ({
    values,
    id: "0197b2d3-982f-7b79-b2bf-00000000c350",
  });

  it.each<[string, Parameters<typeof planOf>[0], RecordPosition?]>([
    ["a range with its sort", { filters: { amount: { between: [100, 900] } }, sort: [{ field: "amount" }] }],
    [
      "a range with its sort, descending",
      { filters: { amount: { lt: 900 } }, sort: [{ field: "amount", direction: "desc" }] },
    ],
    [
      "an open range of dates",
      { filters: { dueAt: { gte: "2026-02-01T00:00:00Z" } }, sort: [{ field: "dueAt" }] },
    ],
    ["a deep page", { sort: [{ field: "amount" }] }, position(500)],
    ["a deep page, descending", { sort: [{ field: "amount", direction: "desc" }] }, position(500)],
    ["equality on an indexed field", { filters: { status: "open" }, sort: [{ field: "status" }] }],
    ["a unique value", { filters: { code: "c777" } }],
    ["one of some unique values", { filters: { code: { in: ["c1", "c2", "c3"] } } }],
    ["the newest first", {}],
    ["a deep page of the newest", {}, position()],
    ["the last changed first", { sort: [{ field: "$updatedAt", direction: "desc" }] }],
    [
      "created in a range",
      { filters: { $createdAt: { gt: at } }, sort: [{ field: "$createdAt", direction: "desc" }] },
    ],
    ["an id", { filters: { $id: "0197b2d3-982f-7b79-b2bf-00000000c350" } }],
  ])("%s is read from an index, without a sort or a scan", async (_name, body, after) => {
    const nodes = await planOf(body, after);
    const types = nodes.map((node) => node["Node Type"]);
    expect(types.filter((type) => /Seq Scan/.test(type))).toEqual([]);
    expect(types.some((type) => /Index/.test(type))).toBe(true);
    if (body.sort) expect(types).not.toContain("Sort");
    const touched = nodes.map((node) => node["Actual Rows"] + (node["Rows Removed by Filter"] ?? 0));
    expect(Math.max(...touched)).toBeLessThan(200);
  });

  it.each<[string, Parameters<typeof planOf>[0]]>([
    ["an element of a list", { filters: { tags: { has: "t7" } }, sort: [{ field: "plain" }] }],
    ["words in searchable fields", { search: "lamp 7fb1" }],
    ["a part of a searchable field", { filters: { title: { contains: "7FB1AA" } } }],
  ])("%s is found through an inverted index", async (_name, body) => {
    const types = (await planOf(body)).map((node) => node["Node Type"]);
    expect(types).toContain("Bitmap Index Scan");
    expect(types.filter((type) => /Seq Scan/.test(type))).toEqual([]);
  });

  it("reads one row by id", async () => {
    const field = systemFields[0]!;
    expect(field.name).toBe("$id");
    const record = await test.store.getRecord(
      org,
      definition.definition,
      "0197b2d3-982f-7b79-b2bf-00000000c350",
    );
    expect(record?.fields.plain).toBe(50_000);
  });

  it("estimates a count without counting", async () => {
    const filter = filterOf(definition, { amount: { lt: 500 } });
    const estimated = await test.store.countRecords(org, definition.definition, {
      filter,
      includeDeleted: false,
      count: "estimated",
    });
    expect(estimated.totalKind).toBe("estimated");
    expect(estimated.total / (ROWS / 2)).toBeGreaterThan(0.5);
    expect(estimated.total / (ROWS / 2)).toBeLessThan(2);
    const few = filterOf(definition, { code: "c777" });
    const counted = await test.store.countRecords(org, definition.definition, {
      filter: few,
      includeDeleted: false,
      count: "estimated",
    });
    expect(counted).toEqual({ total: 1, totalKind: "estimated" });
    const exact = await test.store.countRecords(org, definition.definition, {
      filter,
      includeDeleted: false,
      count: "exact",
    });
    expect(exact).toEqual({ total: ROWS / 2, totalKind: "exact" });
  });

  it("builds an index for a field that is marked later, while writes go on, and drops it again", async () => {
    const { store } = test;
    const write = { actor: { userId: "ada" }, requestId: "r" };
    const current = definition.definition;
    const schema = structuredClone(current.schema) as { properties: Record<string, object> };
    schema.properties.plain = { type: "number", "x-indexed": true };
    const next = compile({ ...current, schema, version: 2 });
    await store.updateDefinition(org, current, next, write);
    await store.writeRecords(
      org,
      next,
      [{ kind: "create", id: newId(), fields: { plain: -1 } }],
      { atomic: true },
      write,
    );
    await store.idle();
    const { rows } = await sql<{
      state: string;
    }>`select state from ${opened.table("entity_indexes")} where state <> 'ready'`.execute(opened.db);
    expect(rows).toEqual([]);
    definition = next;
    const nodes = await planOf({ sort: [{ field: "plain" }] });
    expect(nodes.map((node) => node["Node Type"])).toEqual(["Limit", "Index Scan"]);
    const back = compile({ ...current, version: 3 });
    await store.updateDefinition(org, next.definition, back, write);
    await store.idle();
    definition = back;
    expect((await planOf({ sort: [{ field: "plain" }] })).map((node) => node["Node Type"])).toContain("Sort");
  });
});
