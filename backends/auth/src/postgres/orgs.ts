import { type Selectable, sql } from "kysely";
import type { OrgTable, StoredOrg } from "../store.ts";
import type { AuthDatabase, Connect } from "./database.ts";
import { moment, present, toPortError } from "./values.ts";

const toOrg = (row: Selectable<AuthDatabase["orgs"]>): StoredOrg =>
  present({
    id: row.id,
    name: row.name,
    slug: row.slug,
    sortName: row.sort_name,
    status: row.status,
    version: row.version,
    createdAt: moment(row.created_at),
    updatedAt: moment(row.updated_at),
    provisionedAt: moment(row.provisioned_at),
  });

const toRow = (org: StoredOrg) => ({
  id: org.id,
  name: org.name,
  slug: org.slug,
  sort_name: org.sortName,
  status: org.status,
  version: org.version,
  created_at: org.createdAt,
  updated_at: org.updatedAt,
});

export const postgresOrgs = (connect: Connect): OrgTable => ({
  async find(orgId) {
    const db = await connect();
    const row = await db.selectFrom("orgs").selectAll().where("id", "=", orgId).executeTakeFirst();
    return row ? toOrg(row) : null;
  },
  async insert(org) {
    const db = await connect();
    const row = { ...toRow(org), provisioned_at: org.provisionedAt ?? null };
    await db
      .insertInto("orgs")
      .values(row)
      .execute()
      .catch((error: unknown) => Promise.reject(toPortError(error)));
  },
  async markProvisioned(orgId, at) {
    const db = await connect();
    await db.updateTable("orgs").set({ provisioned_at: at }).where("id", "=", orgId).execute();
  },
  async update(org) {
    const db = await connect();
    await db
      .updateTable("orgs")
      .set(toRow(org))
      .where("id", "=", org.id)
      .execute()
      .catch((error: unknown) => Promise.reject(toPortError(error)));
  },
  async listOfUser(userId, alsoOrgId, { limit, after }) {
    const db = await connect();
    const rows = await db
      .selectFrom("orgs")
      .selectAll()
      .where("status", "<>", "deleted")
      .where("id", "in", (where) =>
        where
          .selectFrom("memberships")
          .select("org_id")
          .where("user_id", "=", userId)
          .where("removed_at", "is", null)
          // Not an `or` beside it: that one would read every organization of the platform.
          .unionAll(db.selectNoFrom(sql<string>`${alsoOrgId}::text`.as("org_id"))),
      )
      .$if(after !== undefined, (query) =>
        query.where(sql<boolean>`(sort_name, id) > (${after?.[0]}, ${after?.[1]})`),
      )
      .orderBy("sort_name")
      .orderBy("id")
      .limit(limit)
      .execute();
    return rows.map(toOrg);
  },
});
