import { errorCode, idempotencyInsert, outboxInsert, wakeRelays } from "@elqnt/adapters/postgres";
import type { WriteContext } from "@elqnt/service-kit";
import type { RawBuilder } from "kysely";
import type { CompiledDefinition } from "../definitions/compiled.ts";
import { StaleDefinition } from "../definitions/stale.ts";
import { planWrites, type WriteIntent, type WriteMeta, type WriteOutcome } from "../records/write-plan.ts";
import type { WriteOptions } from "../store.ts";
import type { OrgDatabase } from "./database.ts";
import { currentSql, has, insertSql, together } from "./statements.ts";

/** Whether intents only make new records, so that nothing has to be read before. */
export function onlyCreates(intents: readonly WriteIntent[]): boolean {
  return intents.every(({ kind }) => kind === "create");
}

/**
 * Creates records with one statement, which is one round trip and a transaction of its own: the rows, their events,
 * the answer, and the check that the definition is still the one they were validated against.
 *
 * @returns undefined when a unique value, an id or a key is taken: then the general way finds out what happens.
 */
export async function createRecords(
  opened: OrgDatabase,
  compiled: CompiledDefinition,
  intents: readonly WriteIntent[],
  { answer = (outcomes) => outcomes }: WriteOptions,
  meta: WriteMeta,
  { idempotency }: WriteContext,
): Promise<WriteOutcome[] | undefined> {
  const { definition, unique } = compiled;
  const nothing = { record: () => undefined, holder: () => undefined };
  const { outcomes, rows } = planWrites(definition, unique, intents, nothing, meta);
  if (rows.length < intents.length) return undefined;
  const events = rows.flatMap((row) => row.events);
  const parts: Record<string, RawBuilder<unknown>> = {
    current: currentSql(opened, definition),
    stored: insertSql(opened, definition.id, rows, meta, has("current")),
    told: outboxInsert(opened.schema, events, has("current")),
  };
  if (idempotency) {
    const { scope, key, fingerprint } = idempotency;
    const response = idempotency.respond(answer(outcomes));
    parts.answered = idempotencyInsert(opened.schema, { scope, key, fingerprint, response }, has("current"));
  }
  try {
    const { rows: found } = await together(parts, ["current"]).execute(opened.db);
    if (!found[0]?.current) throw new StaleDefinition();
  } catch (error) {
    if (errorCode(error) === "23505") return undefined;
    throw error;
  }
  wakeRelays(opened.db, opened.schema);
  return outcomes;
}
