import { type RawBuilder, sql } from "kysely";
import type { OrgDatabase } from "./database.ts";
import type { EdgeRow, NodeRow } from "./rows.ts";

interface Rows {
  kg_nodes: NodeRow;
  kg_edges: EdgeRow;
}

function select<TName extends keyof Rows>(
  { table }: OrgDatabase,
  name: TName,
  graphId: string,
  rest: RawBuilder<unknown>,
): RawBuilder<Rows[TName]> {
  return sql<Rows[TName]>`select row from ${table(name)} where graph_id = ${graphId} and ${rest}`;
}

const page = (after: string | undefined, limit: number): RawBuilder<unknown> =>
  sql`${after === undefined ? sql`true` : sql`id > ${after}`} order by id limit ${limit}`;

export const withIds = <TName extends keyof Rows>(
  opened: OrgDatabase,
  name: TName,
  graphId: string,
  ids: readonly string[],
): RawBuilder<Rows[TName]> => select(opened, name, graphId, sql`id = any(${ids}::text[])`);

export const rootsOf = ({ table }: OrgDatabase, graphId: string, ids: readonly string[]) =>
  sql<{ id: string; root: string }>`
    select id, root from ${table("kg_nodes")} where graph_id = ${graphId} and id = any(${ids}::text[])`;

export const rootedIn = (opened: OrgDatabase, graphId: string, rootIds: readonly string[]) =>
  select(opened, "kg_nodes", graphId, sql`not visible and root = any(${rootIds}::text[])`);

export const edgesSaidOf = (
  opened: OrgDatabase,
  graphId: string,
  nodeIds: readonly string[],
  after: string | undefined,
  limit: number,
) =>
  select(
    opened,
    "kg_edges",
    graphId,
    sql`(said_source = any(${nodeIds}::text[]) or said_target = any(${nodeIds}::text[])) and ${page(after, limit)}`,
  );

export const ofSource = <TName extends keyof Rows>(
  opened: OrgDatabase,
  name: TName,
  graphId: string,
  sourceId: string,
  after: string | undefined,
  limit: number,
  origin?: string,
): RawBuilder<Rows[TName]> => {
  const comesFrom = origin === undefined ? sql`true` : saysOrigin(sourceId, origin);
  const rest = sql`sources @> array[${sourceId}] and ${comesFrom} and ${page(after, limit)}`;
  return select(opened, name, graphId, rest);
};

const saysOrigin = (sourceId: string, origin: string): RawBuilder<unknown> => sql`exists (
  select from json_array_elements(row->'contributions') said
  where said->>'sourceId' = ${sourceId} and said->>'origin' = ${origin})`;
