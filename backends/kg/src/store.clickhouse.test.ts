import { type ClickHouse, openClickHouse } from "@elqnt/adapters/clickhouse";
import { type TestClickHouseServer, testClickHouseServer } from "@elqnt/adapters/testing/clickhouse";
import { afterAll, beforeAll, describe } from "vitest";
import { createClickHouseGraphStore } from "./clickhouse-store.ts";
import { describeGraphStore } from "./store.contract.ts";
import type { GraphStore } from "./store.ts";

let server: TestClickHouseServer;
beforeAll(async () => {
  server = await testClickHouseServer();
});
afterAll(() => server.close());

const doors: [string, () => Promise<ClickHouse>][] = [
  ["embedded", () => openClickHouse({ path: ":memory:" })],
  ["over HTTP", () => openClickHouse({ url: server.url })],
];

describe.each(doors)("the graph store on ClickHouse %s", (_name, open) => {
  let clickhouse: ClickHouse;
  let store: GraphStore;
  beforeAll(async () => {
    clickhouse = await open();
    store = createClickHouseGraphStore({ clickhouse });
  });
  afterAll(() => clickhouse.close());

  describeGraphStore(() => store, 8);
});
