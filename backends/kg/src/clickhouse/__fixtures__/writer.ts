/** Writes batches of a chain until it is killed, and says the revision of each that is acknowledged. */
import { openClickHouse } from "@elqnt/adapters/clickhouse";
import { edgeRow, nodeRow } from "../../testing/elements.ts";
import { createClickHouseGraphStore } from "../store.ts";

const [path, org, graphId] = process.argv.slice(2) as [string, string, string];
const store = createClickHouseGraphStore({ clickhouse: await openClickHouse({ path }) });
for (let revision = 1; ; revision += 1) {
  const ids = Array.from({ length: 10 }, (_, index) => `${revision}-${index}`);
  await store.write(org, graphId, revision, {
    nodes: ids.map((id) => nodeRow(id, { revision })),
    edges: ids.map((id) => edgeRow(`e${id}`, "hub", id, { revision })),
  });
  process.stdout.write(`${revision}\n`);
}
