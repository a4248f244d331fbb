import { type Selectable, sql } from "kysely";
import type { RevocationTable, StoredRevocation } from "../store.ts";
import type { AuthDatabase, Connect } from "./database.ts";
import { moment, present } from "./values.ts";

const toRevocation = (row: Selectable<AuthDatabase["revocations"]>): StoredRevocation =>
  present({
    orgId: row.org_id,
    userId: row.user_id,
    sessionId: row.session_id,
    tokenId: row.token_id,
    notBefore: moment(row.not_before),
    recordedAt: moment(row.recorded_at),
    forgottenAt: moment(row.forgotten_at),
  });

export const postgresRevocations = (connect: Connect): RevocationTable => ({
  async insert(revocation) {
    const db = await connect();
    await db
      .insertInto("revocations")
      .values({
        org_id: revocation.orgId,
        user_id: revocation.userId ?? null,
        session_id: revocation.sessionId ?? null,
        token_id: revocation.tokenId ?? null,
        not_before: revocation.notBefore,
        recorded_at: revocation.recordedAt,
        forgotten_at: revocation.forgottenAt,
      })
      .execute();
  },
  async list(since, now) {
    const db = await connect();
    const rows = await db
      .selectFrom("revocations")
      .selectAll()
      .where("forgotten_at", ">", sql<Date>`${now}::timestamptz`)
      .$if(since !== undefined, (query) => query.where("recorded_at", ">=", sql<Date>`${since}::timestamptz`))
      .orderBy("recorded_at")
      .orderBy("position")
      .execute();
    return rows.map(toRevocation);
  },
  async latest(orgId, userId) {
    const db = await connect();
    const row = await db
      .selectFrom("revocations")
      .select("not_before")
      .where("org_id", "=", orgId)
      .where("token_id", "is", null)
      .$if(userId !== undefined, (query) =>
        query.where((where) => where.or([where("user_id", "is", null), where("user_id", "=", userId ?? "")])),
      )
      .orderBy("not_before", "desc")
      .limit(1)
      .executeTakeFirst();
    return row ? moment(row.not_before) : null;
  },
});
