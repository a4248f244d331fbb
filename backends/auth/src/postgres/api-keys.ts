import { type Selectable, sql } from "kysely";
import type { ApiKeyTable, StoredApiKey } from "../store.ts";
import type { AuthDatabase, Connect } from "./database.ts";
import { moment, present } from "./values.ts";

const toApiKey = (row: Selectable<AuthDatabase["api_keys"]>): StoredApiKey =>
  present({
    id: row.id,
    orgId: row.org_id,
    name: row.name,
    prefix: row.prefix,
    secretHash: row.secret_hash,
    scopes: row.scopes,
    createdAt: moment(row.created_at),
    createdBy: row.created_by,
    expiresAt: moment(row.expires_at),
    lastUsedAt: moment(row.last_used_at),
    revokedAt: moment(row.revoked_at),
  });

export const postgresApiKeys = (connect: Connect): ApiKeyTable => ({
  async insert(key) {
    const db = await connect();
    await db
      .insertInto("api_keys")
      .values({
        id: key.id,
        org_id: key.orgId,
        name: key.name,
        prefix: key.prefix,
        secret_hash: key.secretHash,
        scopes: key.scopes,
        created_at: key.createdAt,
        created_by: key.createdBy,
        expires_at: key.expiresAt ?? null,
        last_used_at: key.lastUsedAt ?? null,
        revoked_at: key.revokedAt ?? null,
      })
      .execute();
  },
  async find(orgId, apiKeyId) {
    const db = await connect();
    const row = await db
      .selectFrom("api_keys")
      .selectAll()
      .where("id", "=", apiKeyId)
      .where("org_id", "=", orgId)
      .executeTakeFirst();
    return row ? toApiKey(row) : null;
  },
  async findByPrefix(prefix) {
    const db = await connect();
    const row = await db.selectFrom("api_keys").selectAll().where("prefix", "=", prefix).executeTakeFirst();
    return row ? toApiKey(row) : null;
  },
  async revoke(orgId, apiKeyId, at) {
    const db = await connect();
    await db
      .updateTable("api_keys")
      .set({ revoked_at: at })
      .where("id", "=", apiKeyId)
      .where("org_id", "=", orgId)
      .where("revoked_at", "is", null)
      .execute();
  },
  async touch(orgId, apiKeyId, at, unlessAfter) {
    const db = await connect();
    await db
      .updateTable("api_keys")
      .set({ last_used_at: at })
      .where("id", "=", apiKeyId)
      .where("org_id", "=", orgId)
      .where(sql<boolean>`coalesce(last_used_at <= ${unlessAfter}::timestamptz, true)`)
      .execute();
  },
  async list(orgId, { limit, after }) {
    const db = await connect();
    const rows = await db
      .selectFrom("api_keys")
      .selectAll()
      .where("org_id", "=", orgId)
      .$if(after !== undefined, (query) =>
        query.where(sql<boolean>`(created_at, id) < (${after?.[0]}::timestamptz, ${after?.[1]})`),
      )
      .orderBy("created_at", "desc")
      .orderBy("id", "desc")
      .limit(limit)
      .execute();
    return rows.map(toApiKey);
  },
  async countUsable(orgId, now) {
    const db = await connect();
    const { count } = await db
      .selectFrom("api_keys")
      .select(({ fn }) => fn.countAll<string>().as("count"))
      .where("org_id", "=", orgId)
      .where("revoked_at", "is", null)
      .where(sql<boolean>`coalesce(expires_at > ${now}::timestamptz, true)`)
      .executeTakeFirstOrThrow();
    return Number(count);
  },
});
