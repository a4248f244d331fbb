import type { Selectable } from "kysely";
import type { RoleTable, StoredRole } from "../store.ts";
import type { AuthDatabase, Connect } from "./database.ts";
import { moment, present, toPortError } from "./values.ts";

const toRole = (row: Selectable<AuthDatabase["roles"]>): StoredRole =>
  present({
    orgId: row.org_id,
    name: row.name,
    displayName: row.display_name,
    description: row.description,
    scopes: row.scopes,
    version: row.version,
    createdAt: moment(row.created_at),
    updatedAt: moment(row.updated_at),
  });

const changingOf = (role: StoredRole) => ({
  display_name: role.displayName,
  description: role.description ?? null,
  scopes: role.scopes,
  version: role.version,
  updated_at: role.updatedAt,
});

export const postgresRoles = (connect: Connect): RoleTable => ({
  async find(orgId, name) {
    const db = await connect();
    const row = await db
      .selectFrom("roles")
      .selectAll()
      .where("org_id", "=", orgId)
      .where("name", "=", name)
      .executeTakeFirst();
    return row ? toRole(row) : null;
  },
  async insert(role) {
    const db = await connect();
    const row = {
      ...changingOf(role),
      org_id: role.orgId,
      name: role.name,
      created_at: role.createdAt,
    };
    await db
      .insertInto("roles")
      .values(row)
      .execute()
      .catch((error: unknown) => Promise.reject(toPortError(error)));
  },
  async update(role) {
    const db = await connect();
    await db
      .updateTable("roles")
      .set(changingOf(role))
      .where("org_id", "=", role.orgId)
      .where("name", "=", role.name)
      .execute();
  },
  async delete(orgId, name) {
    const db = await connect();
    await db.deleteFrom("roles").where("org_id", "=", orgId).where("name", "=", name).execute();
  },
  async list(orgId) {
    const db = await connect();
    const query = db.selectFrom("roles").selectAll().where("org_id", "=", orgId).orderBy("name");
    return (await query.execute()).map(toRole);
  },
});
