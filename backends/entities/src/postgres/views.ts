import { errorCode } from "@elqnt/adapters/postgres";
import type { EntityView } from "@elqnt/contracts/entities";
import { isUuid } from "@elqnt/service-kit";
import { type Kysely, sql } from "kysely";
import { limitReached, viewExists, viewNotFound } from "../definitions/problems.ts";
import { versionConflict } from "../records/problems.ts";
import type { ViewStore } from "../store.ts";
import { type EntityDatabase, type OrgDatabase, read } from "./database.ts";

interface ViewRow {
  view: EntityView;
  is_default: boolean;
  version: number;
}

const toView = ({ view, is_default: isDefault, version }: ViewRow): EntityView => ({
  ...view,
  isDefault,
  version,
});

export function postgresViews(database: EntityDatabase): ViewStore {
  return {
    async listViews(org, definitionId, { after, limit }) {
      const { db, table } = await database.open(org);
      const { name = null, id = null } = after ?? {};
      const rows = await read(
        db,
        sql<ViewRow>`select view, is_default, version from ${table("entity_views")}
          where definition_id = ${definitionId}
            and (${id}::uuid is null or (name, id) > (${name}::text collate "C", ${id}::uuid))
          order by name, id limit ${limit}`,
      );
      return rows.map(toView);
    },

    async getView(org, definitionId, viewId) {
      if (!isUuid(viewId)) return undefined;
      const { db, table } = await database.open(org);
      const [row] = await read(
        db,
        sql<ViewRow>`select view, is_default, version from ${table("entity_views")}
          where id = ${viewId} and definition_id = ${definitionId}`,
      );
      return row && toView(row);
    },

    async insertView(org, definitionId, view, limit, write) {
      const opened = await database.open(org);
      const views = opened.table("entity_views");
      return database
        .write(opened, write, async (trx) => {
          if (view.isDefault) await clearDefault(trx, opened, definitionId);
          const { numAffectedRows } = await sql`
            insert into ${views} (id, definition_id, name, view, is_default, version)
            select ${view.id}, ${definitionId}, ${view.name}, ${JSON.stringify(view)}::text::json, ${view.isDefault}, 1
            where (select count(*) from ${views} where definition_id = ${definitionId}) < ${limit}
              or exists (select 1 from ${views} where definition_id = ${definitionId} and name = ${view.name})`.execute(
            trx,
          );
          if (numAffectedRows !== 1n) throw limitReached("views", limit);
          return { result: view };
        })
        .catch(nameTaken(view.name));
    },

    async updateView(org, definitionId, view, write) {
      const opened = await database.open(org);
      return database
        .write(opened, write, async (trx) => {
          await requireVersion(trx, opened, definitionId, view.id, view.version - 1);
          if (view.isDefault) await clearDefault(trx, opened, definitionId);
          await sql`update ${opened.table("entity_views")} set name = ${view.name},
              view = ${JSON.stringify(view)}::text::json, is_default = ${view.isDefault}, version = ${view.version}
            where id = ${view.id}`.execute(trx);
          return { result: view };
        })
        .catch(nameTaken(view.name));
    },

    async deleteView(org, definitionId, viewId, version, write) {
      const opened = await database.open(org);
      await database.write(opened, write, async (trx) => {
        await requireVersion(trx, opened, definitionId, viewId, version);
        await sql`delete from ${opened.table("entity_views")} where id = ${viewId}`.execute(trx);
        return { result: undefined };
      });
    },
  };
}

async function clearDefault(
  trx: Kysely<unknown>,
  { table }: OrgDatabase,
  definitionId: string,
): Promise<void> {
  await sql`update ${table("entity_views")} set is_default = false
    where definition_id = ${definitionId} and is_default`.execute(trx);
}

async function requireVersion(
  trx: Kysely<unknown>,
  { table }: OrgDatabase,
  definitionId: string,
  viewId: string,
  version: number | undefined,
): Promise<void> {
  const { rows } = await sql<ViewRow>`select view, is_default, version from ${table("entity_views")}
    where id = ${viewId} and definition_id = ${definitionId} for update`.execute(trx);
  if (!rows[0]) throw viewNotFound(viewId);
  if (version !== undefined && rows[0].version !== version) throw versionConflict(toView(rows[0]), version);
}

function nameTaken(name: string): (error: unknown) => never {
  return (error) => {
    throw errorCode(error) === "23505" ? viewExists(name) : error;
  };
}
