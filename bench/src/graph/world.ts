import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ClickHouseClient, ClickHouseLogLevel, createClient } from "@clickhouse/client";
import { type ClickHouse, openClickHouse } from "@elqnt/adapters/clickhouse";
import { createKgService, type GraphStore, type KgService } from "@elqnt/service-kg";
import { createClickHouseGraphStore } from "@elqnt/service-kg/clickhouse";
import { createMemoryLedger } from "@elqnt/service-kg/memory";
import { createHmac, newId } from "@elqnt/service-kit";
import { createChdbConnection } from "chdb/connection";
import { graphId } from "./rows.ts";

/** ClickHouse inside this process on a folder of its own, with a graph of one org per name. */
export interface World {
  readonly clickhouse: ClickHouse;
  readonly store: GraphStore;
  /** The client alone, on the same engine. */
  readonly client: ClickHouseClient;
  /** For files that the engine reads. */
  readonly folder: string;
  /** A service over `store`, called as the gateway would. */
  service(org: string, store: GraphStore, snapshotBytes?: number): Service;
  close(): Promise<void>;
}

export interface Service {
  /** @throws Error when the answer is not 200. */
  call(path: string, body: object): Promise<{ readonly nodes?: readonly { readonly id: string }[] }>;
  readonly kg: KgService;
}

export async function openWorld(): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), "elqnt-bench-"));
  const path = join(folder, "data");
  const clickhouse = await openClickHouse({ path, statementTimeoutMs: 120_000 });
  const client = createClient({
    connection: createChdbConnection({ path }) as never,
    log: { level: ClickHouseLogLevel.OFF },
  });
  const store = createClickHouseGraphStore({ clickhouse });
  return {
    clickhouse,
    store,
    client,
    folder,
    service: (org, over, snapshotBytes = 0) => openService(org, over, snapshotBytes),
    close: async () => {
      await client.close();
      await clickhouse.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function openService(org: string, store: GraphStore, snapshotBytes: number): Service {
  const ledger = createMemoryLedger();
  const now = new Date().toISOString();
  const times = { createdAt: now, createdBy: "bench", updatedAt: now };
  ledger.load(org, { id: graphId, name: "bench", kind: "custom", version: 1, ...times }, 1);
  const cursorHmac = createHmac("bench", "cursors");
  const kg = createKgService({ ledger, store, cursorHmac, snapshotBytes, embedOnWrite: false });
  return {
    kg,
    call: async (path, body) => {
      const request = new Request(`http://kg/api/v1/kg${path}`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ graphId, ...body }),
      });
      const identity = { orgId: org, userId: "bench", scopes: ["admin"], requestId: newId() };
      const response = await kg.fetch(request, identity);
      if (response.status !== 200) throw new Error(`Failed to call ${path}: ${await response.text()}`);
      return response.json();
    },
  };
}

const microseconds = () => {
  const { user, system } = process.cpuUsage();
  return user + system;
};

/** Runs `work` and tells wall time in seconds and the CPU time of this process, the engine's threads included. */
export async function measured(work: () => Promise<unknown>): Promise<{ seconds: number; cpu: number }> {
  const [start, cpu] = [performance.now(), microseconds()];
  await work();
  return { seconds: (performance.now() - start) / 1_000, cpu: microseconds() - cpu };
}
