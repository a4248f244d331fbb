import pg from "pg";
import type { LoadResult } from "../harness/load.ts";
import { percentile } from "../harness/stats.ts";
import type { RawJob } from "./raw.ts";
import * as sql from "./sql.ts";

// The driver and nothing else: what PostgreSQL gives a Node process at this concurrency.
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL!, max: 10 });
const definitionId = process.env.BENCH_DEFINITION!;

let turn = 0;
const statements: Record<RawJob["kind"], (job: RawJob) => pg.QueryConfig> = {
  create: () => ({
    name: "both",
    text: sql.insertBoth,
    values: sql.bothValues(definitionId, sql.newRecord(sql.nextFields(), definitionId)),
  }),
  read: ({ ids }) => ({ name: "get", text: sql.selectRecord, values: [ids[turn++ % ids.length]] }),
  query: () => {
    const from = (turn++ * 9_973) % 900_000;
    return { name: "page", text: sql.selectPage, values: [from, from + 50_000] };
  },
};

process.on("message", async (job: RawJob) => {
  const start = performance.now();
  const until = start + job.seconds * 1_000;
  const latencies: number[] = [];
  const lane = async () => {
    while (performance.now() < until) {
      const begin = performance.now();
      await pool.query(statements[job.kind](job));
      latencies.push(performance.now() - begin);
    }
  };
  await Promise.all(Array.from({ length: job.connections }, lane));
  const seconds = (performance.now() - start) / 1_000;
  const [p50, p99] = [percentile(latencies, 0.5), percentile(latencies, 0.99)];
  const result: LoadResult = { requests: latencies.length, errors: 0, seconds, p50, p99 };
  process.send!(result);
});
process.send!("ready");
