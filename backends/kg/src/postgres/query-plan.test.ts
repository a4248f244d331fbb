import { orgSchemaName } from "@elqnt/adapters/org";
import { newId } from "@elqnt/service-kit";
import { type RawBuilder, sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { openTestKg, type TestKg } from "../testing/postgres.ts";
import type { OrgDatabase } from "./database.ts";
import { edgesBetweenSql, edgesOfSql } from "./edges.ts";
import { edgesSaidOf, ofSource, rootedIn, withIds } from "./element-reads.ts";
import { byTermsSql, listSql } from "./nodes.ts";

// A real server on a shared machine: slow is not broken.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const NODES = 20_000;
const EDGES = 100_000;

interface Plan {
  "Node Type": string;
  "Actual Rows": number;
  "Actual Loops": number;
  "Rows Removed by Filter"?: number;
  Plans?: Plan[];
}

/** However large a graph is, a question touches the rows it answers and few others. */
describe("a graph of 20,000 nodes and 100,000 edges", () => {
  const org = newId();
  const graphId = newId();
  let test: TestKg;
  let opened: OrgDatabase;

  beforeAll(async () => {
    test = await openTestKg();
    await test.store.deleteGraph(org, graphId);
    const schema = orgSchemaName(org);
    opened = { schema, db: test.test.postgres.org<unknown>(org), table: (name) => sql.id(schema, name) };
    const db = test.test.postgres.maintenance;
    await sql`insert into ${opened.table("kg_nodes")} (graph_id, id, revision, root, visible, label, updated_at, sources,
        face_sources, terms, row)
      select ${graphId}, 'n' || n, 1, case when n % 100 = 0 then 'n' || n + 1 else 'n' || n end, n % 100 <> 0,
        'L' || n % 500, '2026', array['s' || n % 2000], array['s' || n % 2000], array['all', 'w' || n % 5000], '{}'
      from generate_series(1, ${sql.lit(NODES)}) n`.execute(db);
    await sql`insert into ${opened.table("kg_edges")} (graph_id, id, revision, source, target, said_source, said_target,
        label, visible, updated_at, sources, row)
      select ${graphId}, 'e' || n, 1, 'n' || n % 20000, 'n' || n * 7 % 20000, 'n' || n % 20000, 'n' || n * 7 % 20000,
        'L' || n % 5, true, '2026', array['s' || n % 10000], '{}'
      from generate_series(1, ${sql.lit(EDGES)}) n`.execute(db);
    await sql`vacuum analyze ${opened.table("kg_nodes")}`.execute(db);
    await sql`vacuum analyze ${opened.table("kg_edges")}`.execute(db);
  });
  afterAll(() => test.close());

  /** The nodes of the plan that ran. */
  async function planOf(statement: RawBuilder<unknown>): Promise<Plan[]> {
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

  const some = ["n1", "n777", "n19999"];
  const asOf = "2026-01-01T00:00:00.000Z";

  it.each<[string, () => RawBuilder<unknown>, number]>([
    ["nodes by id", () => withIds(opened, "kg_nodes", graphId, some), 3],
    ["edges by id", () => withIds(opened, "kg_edges", graphId, ["e1", "e2"]), 2],
    ["aliases of a root", () => rootedIn(opened, graphId, ["n101", "n201"]), 2],
    ["edges out of nodes", () => edgesOfSql(opened, graphId, some, { direction: "out" }, 100), 100],
    ["edges into nodes", () => edgesOfSql(opened, graphId, some, { direction: "in" }, 100), 100],
    ["edges of nodes, both ways", () => edgesOfSql(opened, graphId, some, { direction: "both" }, 100), 100],
    [
      "edges of nodes by label",
      () => edgesOfSql(opened, graphId, some, { direction: "both", labels: ["L1"] }, 100),
      100,
    ],
    [
      "edges of nodes at an instant",
      () => edgesOfSql(opened, graphId, some, { direction: "both", asOf }, 100),
      100,
    ],
    ["edges between nodes", () => edgesBetweenSql(opened, graphId, some, undefined, 100), 100],
    ["edges said of nodes", () => edgesSaidOf(opened, graphId, some, undefined, 100), 100],
    ["nodes of a source", () => ofSource(opened, "kg_nodes", graphId, "s7", undefined, 100), 100],
    ["edges of a source", () => ofSource(opened, "kg_edges", graphId, "s7", undefined, 100), 100],
    ["a page of nodes", () => listSql(opened, graphId, {}, { after: "n5", limit: 50 }), 100],
    ["a page of nodes with a label", () => listSql(opened, graphId, { labels: ["L7"] }, { limit: 50 }), 100],
    ["nodes with a word", () => byTermsSql(opened, graphId, ["w7"], {}, 50), 100],
    [
      "the revision of a graph",
      () => sql`select revision from ${opened.table("kg_graphs")} where id = ${graphId}`,
      1,
    ],
  ])("%s: read from an index, without a scan", async (_name, statement, most) => {
    const nodes = await planOf(statement());
    const types = nodes.map((node) => node["Node Type"]);
    expect(types.filter((type) => /Seq Scan/.test(type))).toEqual([]);
    expect(types.some((type) => /Index/.test(type))).toBe(true);
    const touched = nodes.map(
      (node) => (node["Actual Rows"] + (node["Rows Removed by Filter"] ?? 0)) * node["Actual Loops"],
    );
    expect(Math.max(...touched)).toBeLessThanOrEqual(most);
  });
});
