import { type Kysely, type RawBuilder, sql } from "kysely";
import type { Total } from "../store.ts";
import { read } from "./database.ts";

/** Below this many rows an estimate is not worth its error: counting them is as cheap. */
const WORTH_COUNTING = 2000;

/** Counts rows, or asks the planner how many it expects. */
export async function countRows(
  db: Kysely<unknown>,
  rows: RawBuilder<unknown>,
  count: Total["totalKind"],
): Promise<Total> {
  if (count === "exact") return { total: await countExactly(db, rows), totalKind: "exact" };
  const estimate = await expectedRows(db, rows);
  if (estimate > WORTH_COUNTING) return { total: estimate, totalKind: "estimated" };
  const total = await countExactly(db, sql`from (select 1 ${rows} limit ${WORTH_COUNTING * 10}) as found`);
  return { total, totalKind: "estimated" };
}

async function countExactly(db: Kysely<unknown>, rows: RawBuilder<unknown>): Promise<number> {
  const [row] = await read(db, sql<{ total: string }>`select count(*) as total ${rows}`);
  return Number(row?.total ?? 0);
}

interface Plan {
  "QUERY PLAN": [{ Plan: { "Plan Rows": number } }];
}

async function expectedRows(db: Kysely<unknown>, rows: RawBuilder<unknown>): Promise<number> {
  const [plan] = await read(db, sql<Plan>`explain (format json) select 1 ${rows}`);
  return plan?.["QUERY PLAN"][0].Plan["Plan Rows"] ?? 0;
}
