import { createMigrator, eventTables } from "@elqnt/adapters/postgres";
import { type TestPostgres, testPostgres } from "@elqnt/adapters/testing";
import { kgTables } from "@elqnt/service-kg/postgres";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { readConfig } from "./config.ts";
import { openGraphStore } from "./graph-store.ts";
import type { Log } from "./log.ts";

const failure = vi.hoisted(() => ({ code: "" }));
vi.mock("@elqnt/adapters/clickhouse", () => ({
  openClickHouse: () => Promise.reject(Object.assign(new Error("Failed to load it."), failure)),
}));

let database: TestPostgres;
beforeAll(async () => {
  database = await testPostgres();
});
afterAll(() => database?.close());

async function open(env: NodeJS.ProcessEnv) {
  const said: string[] = [];
  const log: Log = ({ level, message }) => void said.push(`${level}: ${message}`);
  const { postgres } = database;
  const migrator = createMigrator({ postgres, sets: [eventTables, kgTables] });
  const stores = { postgres, migrator, close: async () => {} };
  const store = await openGraphStore(readConfig(env), stores, log);
  const [check] = await store.ready();
  return { name: check?.name, said };
}

test("KG_STORE=postgres keeps graphs beside the records, without a word", async () => {
  expect(await open({ KG_STORE: "postgres" })).toEqual({ name: "postgres", said: [] });
});

test("where chDB cannot be loaded graphs are kept in PostgreSQL, and the log says so in one line", async () => {
  failure.code = "chdb_unavailable";
  const said = ["warn: Failed to load it. Graphs are kept in PostgreSQL instead."];
  expect(await open({})).toEqual({ name: "postgres", said });
});

test("a folder that another process uses is no reason to keep graphs elsewhere", async () => {
  failure.code = "chdb_in_use";
  await expect(open({})).rejects.toThrow("Failed to load it.");
});
