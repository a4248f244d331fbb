/** Inserts rows one after the other until it is killed, and says the number of each that is acknowledged. */
import { openClickHouse } from "../index.ts";

const [path, org] = process.argv.slice(2) as [string, string];
const clickhouse = await openClickHouse({ path });
const database = clickhouse.org(org);
await database.command(`CREATE DATABASE ${database.name}`);
await database.command(`CREATE TABLE ${database.name}.rows (id UInt64) ENGINE = MergeTree ORDER BY id`);
for (let id = 1; ; id += 1) {
  await database.insert("rows", [["id", "UInt64"]], [[id]]);
  process.stdout.write(`${id}\n`);
}
