import { errorCode, findIdempotency, insertIdempotency } from "@elqnt/adapters/postgres";
import { IdempotencyConflict } from "@elqnt/service-kit";
import type { Transaction } from "kysely";
import type { IdempotencyTable } from "../store.ts";
import type { AuthDatabase, Connect } from "./database.ts";

/** One table serves all organizations, so the scope names the organization too. */
const scopeIn = (orgId: string, scope: string): string => `${orgId}\n${scope}`;

/** Adds the replays to a schema whose migrations made the table. */
export const postgresIdempotency = (connect: Connect, schema: string): IdempotencyTable => ({
  async find(orgId, scope, key) {
    const row = await findIdempotency(await connect(), schema, scopeIn(orgId, scope), key);
    return row ? { ...row, scope } : null;
  },
  async insert(orgId, record) {
    const row = { ...record, scope: scopeIn(orgId, record.scope) };
    const db = (await connect()) as Transaction<AuthDatabase>;
    try {
      await insertIdempotency(db, schema, row);
    } catch (error) {
      if (errorCode(error) !== "idempotency_conflict") throw error;
      throw new IdempotencyConflict("The key is taken.", { cause: error });
    }
  },
});
