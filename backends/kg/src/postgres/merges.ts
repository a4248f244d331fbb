import type { KGMerge } from "@elqnt/contracts/kg";
import { type RawBuilder, sql } from "kysely";
import type { KgLedger } from "../ledger.ts";
import { type KgDatabase, rowsOf } from "./database.ts";

export function postgresMerges(database: KgDatabase): Pick<KgLedger, "getMerge" | "listMerges"> {
  const select = async (org: string, rest: RawBuilder<unknown>): Promise<KGMerge[]> => {
    const opened = await database.open(org);
    const query = sql<{ merge: KGMerge }>`select merge from ${opened.table("kg_merges")} where ${rest}`;
    return (await rowsOf(opened, query)).map(({ merge }) => merge);
  };
  return {
    async getMerge(org, graphId, mergeId) {
      return (await select(org, sql`graph_id = ${graphId} and id = ${mergeId}`))[0];
    },
    listMerges(org, graphId, { before, limit }) {
      const older = before === undefined ? sql`true` : sql`id < ${before}`;
      return select(org, sql`graph_id = ${graphId} and ${older} order by id desc limit ${limit}`);
    },
  };
}
