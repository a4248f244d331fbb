import { type ClickHouse, openClickHouse } from "@elqnt/adapters/clickhouse";
import { afterAll, beforeAll, describe } from "vitest";
import { createClickHouseGraphStore } from "./clickhouse-store.ts";
import { describeKgService } from "./service.contract.ts";
import type { GraphStore } from "./store.ts";
import { memoryLedgerDesk } from "./testing/ledger.ts";

describe("the knowledge graph service on ClickHouse", () => {
  let clickhouse: ClickHouse;
  let store: GraphStore;
  beforeAll(async () => {
    clickhouse = await openClickHouse({ path: ":memory:" });
    store = createClickHouseGraphStore({ clickhouse });
  });
  afterAll(() => clickhouse.close());

  describeKgService(() => ({ ...memoryLedgerDesk(), store }));
});
