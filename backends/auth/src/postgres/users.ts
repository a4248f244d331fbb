import type { Selectable } from "kysely";
import type { IdentityTable, StoredUser, UserTable } from "../store.ts";
import type { AuthDatabase, Connect } from "./database.ts";
import { moment, present, toPortError } from "./values.ts";

const toUser = (row: Selectable<AuthDatabase["users"]>): StoredUser =>
  present({
    id: row.id,
    email: row.email,
    emailVerified: row.email_verified,
    name: row.name,
    pictureUrl: row.picture_url,
    createdAt: moment(row.created_at),
    updatedAt: moment(row.updated_at),
  });

export const postgresUsers = (connect: Connect): UserTable => ({
  async find(userId) {
    const db = await connect();
    const row = await db.selectFrom("users").selectAll().where("id", "=", userId).executeTakeFirst();
    return row ? toUser(row) : null;
  },
  async findByVerifiedEmail(email) {
    const db = await connect();
    const row = await db
      .selectFrom("users")
      .selectAll()
      .where("email", "=", email)
      .where("email_verified", "=", true)
      .executeTakeFirst();
    return row ? toUser(row) : null;
  },
  async save(user) {
    const db = await connect();
    const changing = {
      email: user.email ?? null,
      email_verified: user.emailVerified,
      name: user.name ?? null,
      picture_url: user.pictureUrl ?? null,
      updated_at: user.updatedAt,
    };
    await db
      .insertInto("users")
      .values({ ...changing, id: user.id, created_at: user.createdAt })
      .onConflict((conflict) => conflict.column("id").doUpdateSet(changing))
      .execute()
      .catch((error: unknown) => Promise.reject(toPortError(error)));
  },
});

export const postgresIdentities = (connect: Connect): IdentityTable => ({
  async find(issuer, subject) {
    const db = await connect();
    const row = await db
      .selectFrom("identities")
      .selectAll()
      .where("issuer", "=", issuer)
      .where("subject", "=", subject)
      .executeTakeFirst();
    return row ? { issuer, subject, userId: row.user_id, createdAt: moment(row.created_at) } : null;
  },
  async insert({ issuer, subject, userId, createdAt }) {
    const db = await connect();
    await db
      .insertInto("identities")
      .values({ issuer, subject, user_id: userId, created_at: createdAt })
      .execute()
      .catch((error: unknown) => Promise.reject(toPortError(error)));
  },
});
