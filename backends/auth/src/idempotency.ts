import type { IdempotencyPort, WriteContext } from "@elqnt/service-kit";
import type { Sealer } from "./seal.ts";
import type { AuthTables } from "./store.ts";

/** Stores the answer of a write for replay, in its transaction. */
export async function recordAnswer(
  tables: AuthTables,
  orgId: string,
  { idempotency }: WriteContext,
  output: unknown,
): Promise<void> {
  if (!idempotency) return;
  const { scope, key, fingerprint } = idempotency;
  await tables.idempotency.insert(orgId, { scope, key, fingerprint, response: idempotency.respond(output) });
}

const purposeOf = (orgId: string, scope: string, key: string): string => `replay ${orgId} ${scope} ${key}`;

/**
 * The write of an answer that holds a secret: what is stored for replay is sealed, so that the store alone never
 * gives a secret away.
 */
export async function sealAnswer(
  sealer: Sealer,
  orgId: string,
  write: WriteContext,
  output: unknown,
): Promise<WriteContext> {
  const { idempotency } = write;
  if (!idempotency) return write;
  const answer = idempotency.respond(output);
  const purpose = purposeOf(orgId, idempotency.scope, idempotency.key);
  const response = { ...answer, body: answer.body && (await sealer.seal(answer.body, purpose)) };
  return { ...write, idempotency: { ...idempotency, respond: () => response } };
}

/**
 * Stored answers as the service replays them. Of one that no longer opens, because the secret has changed, only the
 * key counts: it is refused as one that was used for something else.
 */
export const createReplays = (tables: Pick<AuthTables, "idempotency">, sealer: Sealer): IdempotencyPort => ({
  async find(orgId, scope, key) {
    const record = await tables.idempotency.find(orgId, scope, key);
    const body = record?.response.body;
    if (!record || !body || body.startsWith("{")) return record;
    const opened = await sealer.open(body, purposeOf(orgId, scope, key));
    if (opened === null) return { ...record, fingerprint: "" };
    return { ...record, response: { ...record.response, body: opened } };
  },
});
