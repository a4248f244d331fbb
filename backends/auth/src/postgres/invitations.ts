import { type Kysely, type Selectable, sql } from "kysely";
import type { InvitationTable, StoredInvitation } from "../store.ts";
import type { AuthDatabase, Connect } from "./database.ts";
import { moment, present } from "./values.ts";

const toInvitation = (row: Selectable<AuthDatabase["invitations"]>): StoredInvitation =>
  present({
    id: row.id,
    orgId: row.org_id,
    email: row.email,
    role: row.role,
    invitedBy: row.invited_by,
    tokenHash: row.token_hash,
    createdAt: moment(row.created_at),
    expiresAt: moment(row.expires_at),
    acceptedBy: row.accepted_by,
    revokedAt: moment(row.revoked_at),
  });

const openOnes = (db: Kysely<AuthDatabase>, orgId: string, now: string) =>
  db
    .selectFrom("invitations")
    .selectAll()
    .where("org_id", "=", orgId)
    .where("accepted_by", "is", null)
    .where("revoked_at", "is", null)
    .where("expires_at", ">", sql<Date>`${now}::timestamptz`);

export const postgresInvitations = (connect: Connect): InvitationTable => ({
  async insert(invitation) {
    const db = await connect();
    await db
      .insertInto("invitations")
      .values({
        id: invitation.id,
        org_id: invitation.orgId,
        email: invitation.email,
        role: invitation.role,
        invited_by: invitation.invitedBy,
        token_hash: invitation.tokenHash,
        created_at: invitation.createdAt,
        expires_at: invitation.expiresAt,
        accepted_by: invitation.acceptedBy ?? null,
        revoked_at: invitation.revokedAt ?? null,
      })
      .execute();
  },
  async update({ id, acceptedBy = null, revokedAt = null }) {
    const db = await connect();
    const changing = { accepted_by: acceptedBy, revoked_at: revokedAt };
    await db.updateTable("invitations").set(changing).where("id", "=", id).execute();
  },
  async find(orgId, invitationId) {
    const db = await connect();
    const row = await db
      .selectFrom("invitations")
      .selectAll()
      .where("id", "=", invitationId)
      .where("org_id", "=", orgId)
      .executeTakeFirst();
    return row ? toInvitation(row) : null;
  },
  async findByTokenHash(tokenHash) {
    const db = await connect();
    const query = db.selectFrom("invitations").selectAll().where("token_hash", "=", tokenHash);
    const row = await query.executeTakeFirst();
    return row ? toInvitation(row) : null;
  },
  async findOpenByEmail(orgId, email, now) {
    const row = await openOnes(await connect(), orgId, now)
      .where("email", "=", email)
      .limit(1)
      .executeTakeFirst();
    return row ? toInvitation(row) : null;
  },
  async listOpen(orgId, now, { limit, after }) {
    const rows = await openOnes(await connect(), orgId, now)
      .$if(after !== undefined, (query) =>
        query.where(sql<boolean>`(created_at, id) < (${after?.[0]}::timestamptz, ${after?.[1]})`),
      )
      .orderBy("created_at", "desc")
      .orderBy("id", "desc")
      .limit(limit)
      .execute();
    return rows.map(toInvitation);
  },
  async countOpen(orgId, now, limit, role) {
    const rows = await openOnes(await connect(), orgId, now)
      .clearSelect()
      .select("id")
      .$if(role !== undefined, (query) => query.where("role", "=", role ?? ""))
      .limit(limit)
      .execute();
    return rows.length;
  },
});
