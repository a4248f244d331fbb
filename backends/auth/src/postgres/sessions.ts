import { type Selectable, sql } from "kysely";
import type { AssertionTable, SessionTable, StoredSession } from "../store.ts";
import type { AuthDatabase, Connect } from "./database.ts";
import { moment, present } from "./values.ts";

const toSession = (row: Selectable<AuthDatabase["sessions"]>): StoredSession =>
  present({
    id: row.id,
    orgId: row.org_id,
    userId: row.user_id,
    key: row.key,
    userAgent: row.user_agent,
    createdAt: moment(row.created_at),
    lastSeenAt: moment(row.last_seen_at),
    expiresAt: moment(row.expires_at),
    revokedAt: moment(row.revoked_at),
  });

export const postgresSessions = (connect: Connect): SessionTable => ({
  async find(orgId, sessionId) {
    const db = await connect();
    const row = await db
      .selectFrom("sessions")
      .selectAll()
      .where("id", "=", sessionId)
      .where("org_id", "=", orgId)
      .executeTakeFirst();
    return row ? toSession(row) : null;
  },
  async findByKey(orgId, userId, key) {
    const db = await connect();
    const row = await db
      .selectFrom("sessions")
      .selectAll()
      .where("org_id", "=", orgId)
      .where("user_id", "=", userId)
      .where("key", "=", key)
      .orderBy("created_at", "desc")
      .orderBy("id", "desc")
      .limit(1)
      .executeTakeFirst();
    return row ? toSession(row) : null;
  },
  async save(session) {
    const db = await connect();
    const changing = {
      user_agent: session.userAgent ?? null,
      last_seen_at: session.lastSeenAt,
      expires_at: session.expiresAt,
      revoked_at: session.revokedAt ?? null,
    };
    await db
      .insertInto("sessions")
      .values({
        ...changing,
        id: session.id,
        org_id: session.orgId,
        user_id: session.userId,
        key: session.key,
        created_at: session.createdAt,
      })
      .onConflict((conflict) => conflict.column("id").doUpdateSet(changing))
      .execute();
  },
  async listLive(orgId, userId, now, { limit, after }) {
    const db = await connect();
    const rows = await db
      .selectFrom("sessions")
      .selectAll()
      .where("org_id", "=", orgId)
      .where("user_id", "=", userId)
      .where("revoked_at", "is", null)
      .where("expires_at", ">", sql<Date>`${now}::timestamptz`)
      .$if(after !== undefined, (query) =>
        query.where(sql<boolean>`(last_seen_at, id) < (${after?.[0]}::timestamptz, ${after?.[1]})`),
      )
      .orderBy("last_seen_at", "desc")
      .orderBy("id", "desc")
      .limit(limit)
      .execute();
    return rows.map(toSession);
  },
  async knows(orgId, userId) {
    const db = await connect();
    const row = await db
      .selectFrom("sessions")
      .select("id")
      .where("org_id", "=", orgId)
      .where("user_id", "=", userId)
      .limit(1)
      .executeTakeFirst();
    return row !== undefined;
  },
  async revokeAll(orgId, userId, at) {
    const db = await connect();
    await db
      .updateTable("sessions")
      .set({ revoked_at: at })
      .where("org_id", "=", orgId)
      .where("revoked_at", "is", null)
      .$if(userId !== undefined, (query) => query.where("user_id", "=", userId ?? ""))
      .execute();
  },
});

export const postgresAssertions = (connect: Connect): AssertionTable => ({
  async use(tokenId, expiresAt) {
    const db = await connect();
    const used = await db
      .insertInto("assertions")
      .values({ token_id: tokenId, expires_at: expiresAt })
      .onConflict((conflict) => conflict.column("token_id").doNothing())
      .returning("token_id")
      .executeTakeFirst();
    return used !== undefined;
  },
});
