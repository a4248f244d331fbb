import type pg from "pg";
import type { LoadRequest } from "../harness/load.ts";
import type { Result } from "../harness/result.ts";
import { median, pairedRatio, round, times } from "../harness/stats.ts";
import { compare, raw, rowsOf } from "./compare.ts";
import type { Sent } from "./contestants/traced.ts";
import { manyFields, orgSchema } from "./parcel.ts";
import { columns, schema } from "./sql.ts";
import { startTraced } from "./trace.ts";
import { openWorld, type World } from "./world.ts";

const ours = "gateway + entities service";
const byHand = "fastify + pg";
const total = Number(process.env.BENCH_ROWS ?? 200_000);

async function fillMany({ db, definitionId }: World): Promise<void> {
  await db.query(
    `insert into ${orgSchema}.entity_records (${columns})
      select gen_random_uuid(), $1, ${manyFields}, 1, now(), 'demo', now(), 'demo', null, '{"requestId":"r"}'
      from generate_series(1, $2) as i`,
    [definitionId, total],
  );
  await db.query(
    `insert into ${schema}.records select * from ${orgSchema}.entity_records where definition_id = $1`,
    [definitionId],
  );
  await db.query(`analyze ${orgSchema}.entity_records; analyze ${schema}.records`);
}

/** How PostgreSQL runs a statement. @throws Error when it reads a whole table */
async function planOf(db: pg.Pool, { text, values }: Sent): Promise<string> {
  const { rows } = await db.query<{ "QUERY PLAN": string }>(`explain (costs off) ${text}`, [...values]);
  const plan = rows.map((row) => row["QUERY PLAN"]).join("\n");
  if (/Seq Scan on (?:\S+\.)?entity_records/.test(plan))
    throw new Error(`A sequential scan:\n${text}\n${plan}`);
  return plan;
}

/** The first page of a range, sorted by an indexed field. */
export async function run(): Promise<Result> {
  const world = await openWorld();
  try {
    await fillMany(world);
    const ranges = Array.from({ length: 200 }, (_, index) => (index * 9_973) % 900_000);
    const path = "/api/v1/entities/parcel/records/query";
    const request = (body: unknown): LoadRequest => ({
      method: "POST",
      path,
      headers: world.headers,
      body: JSON.stringify(body),
    });
    const sort = [{ field: "amount", direction: "asc" }];
    const requests = ranges.map((from) =>
      request({ filters: { amount: { gte: from, lt: from + 50_000 } }, sort, limit: 50 }),
    );
    const traced = await startTraced(world.env);
    const statements = await traced.statementsOf(requests[0]!);
    traced.stop();
    const plans = await Promise.all(statements.map((statement) => planOf(world.db, statement)));
    const counts = statements.filter(({ text }) => /\bcount\s*\(/i.test(text)).length;
    const servers = {
      [ours]: { contestant: world.ours, requests },
      [byHand]: {
        contestant: await world.start("fastify"),
        requests: ranges.map((from) => request({ from, to: from + 50_000 })),
      },
    };
    const driver = await world.startRaw();
    const samples = await compare({ servers, status: 200, driver, job: { kind: "query", ids: [] } });
    const against = (name: string) => pairedRatio(samples.get(ours, "rate"), samples.get(name, "rate"));
    const p50 = (name: string) => round(median(samples.get(name, "p50")), 1);
    const index = /Index (?:Only )?Scan[^\n]*/.exec(plans.join("\n"))?.[0] ?? "no index scan";
    return {
      title: `Query records: range and sort over ${total.toLocaleString("en-US")} rows`,
      method:
        "POST of a 5 % range on an indexed number, sorted by it, first page of 50, over 32 connections; 2 s each, 7 rounds in turns after 2 of warm-up. The statements the service sends are explained, and a sequential scan stops the run.",
      rows: rowsOf(samples, [raw, ours, byHand]),
      verdicts: [
        {
          what: "record query, indexed range + sort, first page",
          budget: "no count, no sequential scan",
          measured: `${statements.length} statement(s), ${counts} counts, ${index}`,
          ...(total < 1_000_000 ? {} : { met: counts === 0 && index.startsWith("Index") }),
          note:
            total < 1_000_000
              ? `The budget speaks of a million rows; this ran over ${total.toLocaleString("en-US")}. BENCH_ROWS=1000000 decides it.`
              : "",
        },
        {
          what: "record query p50, 32 connections",
          budget: "reported",
          measured: `${p50(ours)} ms; raw SQL ${p50(raw)} ms, Fastify + pg ${p50(byHand)} ms; ${times(against(raw))} of raw, ${times(against(byHand))} of Fastify + pg in pages/s`,
        },
      ],
    };
  } finally {
    await world.close();
  }
}
