import { sql } from "kysely";
import type { KgLedger } from "../ledger.ts";
import { type KgDatabase, rowsOf } from "./database.ts";

type RelationFields = Readonly<Record<string, string>> | null;

export function postgresRelationFields(
  database: KgDatabase,
): Pick<KgLedger, "readRelationFields" | "writeRelationFields"> {
  return {
    async readRelationFields(org, definitionId) {
      const opened = await database.open(org);
      const query = sql<{ fields: RelationFields }>`
        select fields from ${opened.table("kg_relation_fields")} where definition_id = ${definitionId}`;
      const [row] = await rowsOf(opened, query);
      return row?.fields;
    },
    async writeRelationFields(org, definitionId, version, fields) {
      const opened = await database.open(org);
      const insert = sql`insert into ${opened.table("kg_relation_fields")} as known (definition_id, version, fields)
        values (${definitionId}, ${version}, ${JSON.stringify(fields)}::text::json)
        on conflict (definition_id) do update set version = excluded.version, fields = excluded.fields
        where known.version < excluded.version`;
      await rowsOf(opened, insert);
    },
  };
}
