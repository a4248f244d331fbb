import { errorCode, outboxInsert, prepared, wakeRelays } from "@elqnt/adapters/postgres";
import { isUuid } from "@elqnt/service-kit";
import { sql } from "kysely";
import type { CompiledDefinition } from "../definitions/compiled.ts";
import { StaleDefinition } from "../definitions/stale.ts";
import {
  type PlannedRow,
  planWrites,
  type WriteIntent,
  type WriteMeta,
  type WriteOutcome,
} from "../records/write-plan.ts";
import type { OrgDatabase } from "./database.ts";
import { toRecord } from "./rows.ts";
import {
  currentSql,
  has,
  type LoadedRow,
  loadSql,
  revisionsOf,
  revisionsSql,
  together,
  updateSql,
} from "./statements.ts";

/** How often a record is read again because somebody else changed it first. */
const ATTEMPTS = 3;

type SingleIntent = Extract<WriteIntent, { recordId: string }>;

/** The intent of a list of one that is about one known record. */
export function singleChange(intents: readonly WriteIntent[]): SingleIntent | undefined {
  const [intent] = intents;
  return intents.length === 1 && intent && "recordId" in intent && isUuid(intent.recordId)
    ? intent
    : undefined;
}

/**
 * Changes one record in two round trips and holds its lock in neither: reads it, then writes it if it still is what
 * was read, with its revisions and its event in the same statement.
 *
 * @returns undefined when others keep changing it or a unique value is taken: then the general way, which locks,
 * finds out what happens.
 */
export async function changeRecord(
  opened: OrgDatabase,
  { definition, unique }: CompiledDefinition,
  intent: SingleIntent,
  meta: WriteMeta,
): Promise<WriteOutcome[] | undefined> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const load = prepared(loadSql(opened, definition.id, sql`id = ${intent.recordId}::uuid`));
    const [row] = (await load.execute(opened.db)).rows;
    if (row && row.definition_version !== definition.version) throw new StaleDefinition();
    const record = row && toRecord(definition, row);
    const state = { record: () => record, holder: () => undefined };
    const { outcomes, rows } = planWrites(definition, unique, [intent], state, meta);
    const [planned] = rows;
    if (!row || !planned) return outcomes;
    const changed = await store(opened, definition, row, planned, meta);
    if (changed === "taken") return undefined;
    if (changed) return outcomes;
  }
  return undefined;
}

/** True when the row was written, false when it is no longer what it was. */
async function store(
  opened: OrgDatabase,
  definition: CompiledDefinition["definition"],
  row: LoadedRow,
  planned: PlannedRow,
  meta: WriteMeta,
): Promise<boolean | "taken"> {
  const revisions = revisionsOf(definition, [planned], () => row);
  const statement = together(
    {
      current: currentSql(opened, definition),
      changed: updateSql(opened, definition.id, [planned], meta, has("current")),
      revised: revisionsSql(opened, definition.id, revisions, has("changed")),
      told: outboxInsert(opened.schema, planned.events, has("changed")),
    },
    ["current", "changed"],
  );
  try {
    const [found] = (await statement.execute(opened.db)).rows;
    if (!found?.current) throw new StaleDefinition();
    if (found.changed) wakeRelays(opened.db, opened.schema);
    return found.changed;
  } catch (error) {
    if (errorCode(error) === "23505") return "taken";
    throw error;
  }
}
