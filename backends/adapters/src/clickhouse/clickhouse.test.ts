import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type TestClickHouseServer, testClickHouseServer } from "../testing/test-clickhouse-server.ts";
import {
  type ClickHouse,
  type ClickHouseOptions,
  isMissing,
  type OrgDatabase,
  openClickHouse,
} from "./index.ts";

let server: TestClickHouseServer;
beforeAll(async () => {
  server = await testClickHouseServer();
});
afterAll(() => server.close());

type Limits = Pick<ClickHouseOptions, "statementTimeoutMs" | "maxMemoryBytes">;
const doors: [string, (limits: Limits) => Promise<ClickHouse>][] = [
  ["embedded", (limits) => openClickHouse({ path: ":memory:", max: 4, ...limits })],
  ["over HTTP", (limits) => openClickHouse({ url: server.url, ...limits })],
];

describe.each(doors)("ClickHouse %s", (_name, open) => {
  let clickhouse: ClickHouse;
  let database: OrgDatabase;
  const refusal = (work: Promise<unknown>) => work.then(() => undefined).catch((error: unknown) => error);

  beforeAll(async () => {
    clickhouse = await open({ maxMemoryBytes: 2e8 });
    database = clickhouse.org(randomUUID());
    await database.command(`CREATE DATABASE ${database.name}`);
  });
  afterAll(() => clickhouse.close());

  test("is ready", async () => {
    expect(await clickhouse.ready()).toEqual({ name: "clickhouse", ok: true });
  });

  test("takes any text as a parameter and gives it back", async () => {
    const texts = [
      "",
      "'; DROP TABLE things; --",
      "a\tb\nc\rd\\n\0e",
      "\\N",
      "žluťoučký 🐎",
      "{id:String}",
      '"',
    ];
    for (const text of texts) {
      const sql = "SELECT {text:String}, {texts:Array(String)}";
      expect(await database.select(sql, { text, texts: [text, ...texts] })).toEqual([
        [text, [text, ...texts]],
      ]);
    }
  });

  test("takes a list that is longer than a URL or a query may be", async () => {
    const ids = Array.from({ length: 20_000 }, () => randomUUID());
    const sql = "SELECT length({ids:Array(String)}), {ids:Array(String)}[20000]";
    expect(await database.select(sql, { ids })).toEqual([[20_000, ids.at(-1)]]);
  });

  test("gives numbers, moments and absent values", async () => {
    const at = "2026-01-02 03:04:05.678";
    const sql = "SELECT {at:DateTime64(3, 'UTC')}, {none:Nullable(String)}, {size:UInt64}, {flag:Bool}";
    const rows = await database.select(sql, { at, none: null, size: 9_007_199_254_740_991, flag: true });
    expect(rows).toEqual([[at, null, 9_007_199_254_740_991, true]]);
  });

  test("keeps the parameters of queries that run at once apart", async () => {
    const texts = Array.from({ length: 40 }, (_, index) => `text ${index}`);
    const answers = await Promise.all(texts.map((text) => database.select("SELECT {text:String}", { text })));
    expect(answers.flat(2)).toEqual(texts);
  });

  test("tells a missing table from everything else", async () => {
    const name = randomUUID().replaceAll("-", "_");
    expect(isMissing(await refusal(database.select(`SELECT 1 FROM ${database.name}.absent`)))).toBe(true);
    expect(isMissing(await refusal(database.select(`SELECT 1 FROM org_${name}.things`)))).toBe(true);
    expect(isMissing(await refusal(database.select("SELECT")))).toBe(false);
  });

  test("ends a query that takes too long, and goes on", async () => {
    const impatient = await open({ statementTimeoutMs: 300 });
    const slow = impatient
      .org(randomUUID())
      .select("SELECT count() FROM numbers(1e12) WHERE cityHash64(number) = 1");
    expect(await refusal(slow)).toMatchObject({ code: "store_unavailable", reason: "timeout" });
    await impatient.close();
    expect(await database.select("SELECT 1")).toEqual([[1]]);
  });

  test("refuses a query that needs too much memory", async () => {
    const large = database.select("SELECT length(groupArray(number)) FROM numbers(1e9)");
    expect(await refusal(large)).toMatchObject({ code: "store_unavailable", reason: "busy" });
  });

  test("refuses an org id that is not one", () => {
    expect(() => clickhouse.org("default")).toThrow(TypeError);
  });
});

test("an org that asks too much is refused, and others are not", async () => {
  const clickhouse = await openClickHouse({ path: ":memory:", max: 2, orgQueue: 0 });
  const [greedy, other] = [clickhouse.org(randomUUID()), clickhouse.org(randomUUID())];
  const first = greedy.select("SELECT sum(cityHash64(number)) FROM numbers(1e7)");
  await expect(greedy.select("SELECT 1")).rejects.toMatchObject({
    code: "store_unavailable",
    reason: "busy",
    message: "Failed to use ClickHouse: this org has too many queries running.",
  });
  expect(await other.select("SELECT 1")).toEqual([[1]]);
  await first;
  await clickhouse.close();
});

test("a server that goes away is found again", async () => {
  const clickhouse = await openClickHouse({ url: server.url });
  const database = clickhouse.org(randomUUID());
  await server.stop();
  await expect(database.select("SELECT 1")).rejects.toMatchObject({
    code: "store_unavailable",
    reason: "unreachable",
    message: "Failed to use ClickHouse: the server cannot be reached.",
  });
  expect(await clickhouse.ready()).toMatchObject({ name: "clickhouse", ok: false });
  await server.start();
  expect(await database.select("SELECT 1")).toEqual([[1]]);
  expect(await clickhouse.ready()).toEqual({ name: "clickhouse", ok: true });
  await clickhouse.close();
});

test("needs a url or a path", async () => {
  await expect(openClickHouse({})).rejects.toThrow("Failed to open ClickHouse: pass a url or a path.");
});
