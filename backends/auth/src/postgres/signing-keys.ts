import { sql } from "kysely";
import type { SigningKeyTable } from "../store.ts";
import type { Connect } from "./database.ts";
import { moment } from "./values.ts";

export const postgresSigningKeys = (connect: Connect): SigningKeyTable => ({
  async list() {
    const db = await connect();
    const rows = await db.selectFrom("signing_keys").selectAll().orderBy("generation").execute();
    return rows.map((row) => ({
      generation: row.generation,
      publicKey: row.public_key,
      sealedPrivateKey: row.sealed_private_key,
      createdAt: moment(row.created_at),
      activeFrom: moment(row.active_from),
    }));
  },
  async insert({ generation, publicKey, sealedPrivateKey, createdAt, activeFrom }) {
    const db = await connect();
    const inserted = await db
      .insertInto("signing_keys")
      .values({
        generation,
        public_key: sql<string>`${JSON.stringify(publicKey)}::text::json`,
        sealed_private_key: sealedPrivateKey,
        created_at: createdAt,
        active_from: activeFrom,
      })
      .onConflict((conflict) => conflict.column("generation").doNothing())
      .returning("generation")
      .executeTakeFirst();
    return inserted !== undefined;
  },
  async deleteThrough(generation) {
    const db = await connect();
    await db.deleteFrom("signing_keys").where("generation", "<=", generation).execute();
  },
});
