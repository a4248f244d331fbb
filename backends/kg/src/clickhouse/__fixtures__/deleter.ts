/** Deletes a source of a graph, and is gone between the last of its rows and the commit that tells of them. */
import { openClickHouse } from "@elqnt/adapters/clickhouse";
import { createMigrator, createPostgres, eventTables } from "@elqnt/adapters/postgres";
import { createPostgresLedger, kgTables } from "../../postgres-store.ts";
import { write } from "../../testing/ledger.ts";
import { deleteSource } from "../../write/delete-source.ts";
import { createClickHouseGraphStore } from "../store.ts";

const [path, url, org, graphId] = process.argv.slice(2) as [string, string, string, string];
const postgres = createPostgres({ url, max: 4 });
const migrator = createMigrator({ postgres, sets: [eventTables, kgTables] });
const ledger = createPostgresLedger({ postgres, migrator });
const store = createClickHouseGraphStore({ clickhouse: await openClickHouse({ path }) });
const mortal: typeof ledger = {
  ...ledger,
  change: (orgId, graph, context, work, inbox) =>
    ledger.change(
      orgId,
      graph,
      context,
      async (turn) => {
        const change = await work(turn);
        process.kill(process.pid, "SIGKILL");
        return change;
      },
      inbox,
    ),
};
const ports = { ledger: mortal, store, queue: undefined, now: () => new Date().toISOString() };
await deleteSource(ports, org, graphId, "crm", write);
