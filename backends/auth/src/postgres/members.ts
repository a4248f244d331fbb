import type { Member } from "@elqnt/contracts/auth";
import { type Kysely, sql } from "kysely";
import { type MemberTable, UniqueConflict } from "../store.ts";
import type { AuthDatabase, Connect } from "./database.ts";
import { moment, present } from "./values.ts";

/** Members who are not removed, with what is known of their users. */
const membersOf = (db: Kysely<AuthDatabase>, orgId: string) =>
  db
    .selectFrom("memberships")
    .innerJoin("users", "users.id", "memberships.user_id")
    .select([
      "memberships.user_id",
      "memberships.role",
      "memberships.version",
      "memberships.joined_at",
      "memberships.updated_at",
      "users.email",
      "users.name",
    ])
    .where("memberships.org_id", "=", orgId)
    .where("memberships.removed_at", "is", null);

type JoinedRow = Awaited<ReturnType<ReturnType<typeof membersOf>["executeTakeFirstOrThrow"]>>;

const toMember = (row: JoinedRow): Member =>
  present({
    userId: row.user_id,
    email: row.email,
    name: row.name,
    role: row.role,
    version: row.version,
    joinedAt: moment(row.joined_at),
    updatedAt: moment(row.updated_at),
  });

export const postgresMembers = (connect: Connect): MemberTable => ({
  async find(orgId, userId) {
    const query = membersOf(await connect(), orgId).where("memberships.user_id", "=", userId);
    const row = await query.executeTakeFirst();
    return row ? toMember(row) : null;
  },
  async findByEmail(orgId, email) {
    const query = membersOf(await connect(), orgId)
      .where("users.email", "=", email)
      .limit(1);
    const row = await query.executeTakeFirst();
    return row ? toMember(row) : null;
  },
  async insert({ orgId, userId, role, version, joinedAt, updatedAt }) {
    const db = await connect();
    const row = { role, version, joined_at: joinedAt, updated_at: updatedAt, removed_at: null };
    const inserted = await db
      .insertInto("memberships")
      .values({ ...row, org_id: orgId, user_id: userId })
      .onConflict((conflict) =>
        conflict
          .columns(["org_id", "user_id"])
          .doUpdateSet(row)
          .where("memberships.removed_at", "is not", null),
      )
      .returning("user_id")
      .executeTakeFirst();
    if (!inserted) throw new UniqueConflict("member");
  },
  async update({ orgId, userId, role, version, updatedAt }) {
    const db = await connect();
    await db
      .updateTable("memberships")
      .set({ role, version, updated_at: updatedAt })
      .where("org_id", "=", orgId)
      .where("user_id", "=", userId)
      .execute();
  },
  async remove(orgId, userId, at) {
    const db = await connect();
    await db
      .updateTable("memberships")
      .set({ removed_at: at })
      .where("org_id", "=", orgId)
      .where("user_id", "=", userId)
      .execute();
  },
  async wasRemoved(orgId, userId) {
    const db = await connect();
    const row = await db
      .selectFrom("memberships")
      .select("user_id")
      .where("org_id", "=", orgId)
      .where("user_id", "=", userId)
      .where("removed_at", "is not", null)
      .executeTakeFirst();
    return row !== undefined;
  },
  async list(orgId, { limit, after }) {
    const rows = await membersOf(await connect(), orgId)
      .$if(after !== undefined, (query) =>
        query.where(
          sql<boolean>`(memberships.joined_at, memberships.user_id) > (${after?.[0]}::timestamptz, ${after?.[1]})`,
        ),
      )
      .orderBy("memberships.joined_at")
      .orderBy("memberships.user_id")
      .limit(limit)
      .execute();
    return rows.map(toMember);
  },
  async listOfUser(userId) {
    const db = await connect();
    const rows = await db
      .selectFrom("memberships")
      .innerJoin("orgs", "orgs.id", "memberships.org_id")
      .select(["orgs.id", "orgs.name", "memberships.role"])
      .where("memberships.user_id", "=", userId)
      .where("memberships.removed_at", "is", null)
      .where("orgs.status", "<>", "deleted")
      .orderBy("orgs.sort_name")
      .orderBy("orgs.id")
      .execute();
    return rows.map(({ id, name, role }) => ({ orgId: id, orgName: name, role }));
  },
  async usersOfRole(orgId, role, limit) {
    const db = await connect();
    const rows = await db
      .selectFrom("memberships")
      .select("user_id")
      .where("org_id", "=", orgId)
      .where("role", "=", role)
      .where("removed_at", "is", null)
      .orderBy("joined_at")
      .orderBy("user_id")
      .limit(limit)
      .execute();
    return rows.map((row) => row.user_id);
  },
});
