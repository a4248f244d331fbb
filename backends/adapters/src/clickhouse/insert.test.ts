import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type TestClickHouseServer, testClickHouseServer } from "../testing/test-clickhouse-server.ts";
import { type ClickHouse, isMissing, type OrgDatabase, openClickHouse, type RowOf } from "./index.ts";

let server: TestClickHouseServer;
beforeAll(async () => {
  server = await testClickHouseServer();
});
afterAll(() => server.close());

const doors: [string, () => Promise<ClickHouse>][] = [
  ["embedded", () => openClickHouse({ path: ":memory:", statementTimeoutMs: 60_000 })],
  ["over HTTP", () => openClickHouse({ url: server.url, statementTimeoutMs: 60_000 })],
];

const columns = [
  ["batch", "UInt64"],
  ["position", "UInt64"],
  ["flag", "UInt8"],
  ["kind", "LowCardinality(String)"],
  ["parts", "Array(Float32)"],
  ["names", "Array(String)"],
  ["text", "String"],
] as const;
type Thing = RowOf<typeof columns>;

const anyText = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({
    unit: fc.constantFrom("\0", "\t", "\n", "\r", " ", "\\", "'", "\ud83d", "\udc0e", "🐎", "é", "a"),
  }),
  // Around the lengths that take one more byte to write.
  fc.integer({ min: 120, max: 130 }).map((length) => "é".repeat(length / 2) + "x".repeat(length)),
  fc.constantFrom(
    "y".repeat(127),
    "y".repeat(128),
    "y".repeat(16_383),
    "y".repeat(16_384),
    "ž".repeat(70_000),
  ),
);
const anyThing = fc.tuple(
  fc.boolean(),
  anyText,
  fc.array(fc.float({ noNaN: true, noDefaultInfinity: true })),
  fc.array(anyText),
  anyText,
);

describe.each(doors)("Inserting into ClickHouse %s", (_name, open) => {
  let clickhouse: ClickHouse;
  let database: OrgDatabase;
  const refusal = (work: Promise<unknown>) => work.then(() => undefined).catch((error: unknown) => error);

  beforeAll(async () => {
    clickhouse = await open();
    database = clickhouse.org(randomUUID());
    await database.command(`CREATE DATABASE ${database.name}`);
    await database.command(
      `CREATE TABLE ${database.name}.things (${columns.map((column) => column.join(" ")).join(", ")})
        ENGINE = MergeTree ORDER BY (batch, position)`,
    );
  });
  afterAll(() => clickhouse.close());

  test("reads what it inserted, whatever that is", async () => {
    const read = `SELECT position, flag, kind, parts, names, text FROM ${database.name}.things
      WHERE batch = {batch:UInt64} ORDER BY position`;
    let batch = 0;
    const insertAndRead = async (things: [boolean, string, number[], string[], string][]) => {
      batch += 1;
      const rows = things.map((thing, index): Thing => [batch, Number.MAX_SAFE_INTEGER - index, ...thing]);
      await database.insert("things", columns, rows.toReversed());
      const found = await database.select<unknown[]>(read, { batch });
      const expected = things.map(([flag, kind, parts, names, text], index) => [
        Number.MAX_SAFE_INTEGER - index,
        Number(flag),
        kind.toWellFormed(),
        parts,
        names.map((name) => name.toWellFormed()),
        text.toWellFormed(),
      ]);
      const rounded = found.map(([at, flag, kind, parts, ...rest]) => [
        at,
        flag,
        kind,
        (parts as number[]).map(Math.fround),
        ...rest,
      ]);
      expect(rounded.toReversed()).toEqual(expected);
    };
    await fc.assert(fc.asyncProperty(fc.array(anyThing, { minLength: 1, maxLength: 20 }), insertAndRead), {
      numRuns: 20,
    });
  });

  test("shows rows of one insert at once, and takes more than fit into one", async () => {
    const rows = (count: number, batch: number, text: string) =>
      Array.from({ length: count }, (_, index): Thing => [batch, index, true, "", [], [], text]);
    await database.insert("things", columns, rows(100_000, 10_001, ""));
    await database.insert("things", columns, rows(40, 10_002, "é".repeat(500_000)));
    const sql = `SELECT batch, count(), uniqExact(_part), sum(length(text)) FROM ${database.name}.things
      WHERE batch > 10000 GROUP BY batch ORDER BY batch`;
    expect(await database.select(sql)).toEqual([
      [10_001, 100_000, 1, 0],
      [10_002, 40, expect.any(Number), 40_000_000],
    ]);
  });

  test("says what is wrong with an insert", async () => {
    const missing = await refusal(database.insert("absent", columns, [[1, 1, true, "", [], [], ""]]));
    expect(isMissing(missing)).toBe(true);
    const wrong = await refusal(database.insert("things", [["size", "UInt64"]], [[1]]));
    expect(String(wrong)).toMatch(/No such column size/);
  });
});
