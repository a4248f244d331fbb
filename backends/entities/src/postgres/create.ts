import { errorCode, idempotencyInsert, outboxInsert, wakeRelays } from "@elqnt/adapters/postgres";
import type { EntityDefinition } from "@elqnt/contracts/entities";
import type { IdempotencyRecord, PendingIdempotency, WriteContext } from "@elqnt/service-kit";
import { LRUCache } from "lru-cache";
import type { CompiledDefinition } from "../definitions/compiled.ts";
import { StaleDefinition } from "../definitions/stale.ts";
import { planWrites, type WriteIntent, type WriteMeta, type WriteOutcome } from "../records/write-plan.ts";
import type { WriteOptions } from "../store.ts";
import type { OrgDatabase } from "./database.ts";
import { Gatherer } from "./gather.ts";
import { currentSql, has, insertSql, type NewRows, together } from "./statements.ts";

/** Whether intents only make new records, so that nothing has to be read before. */
export function onlyCreates(intents: readonly WriteIntent[]): boolean {
  return intents.every(({ kind }) => kind === "create");
}

/** What one write stores: its rows with their events, and its answer when it has a key. */
interface Creation extends NewRows {
  readonly answer: IdempotencyRecord | undefined;
}

/** False when a unique value, an id or a key is taken. */
type Stored = boolean | Promise<boolean>;

/** Statements under way per definition: enough that one is sent while others are flushed to disk. */
const options = { concurrency: 4, maxWeight: 100, weigh: () => 1 };

/**
 * Creates records with one statement, which is one round trip and a transaction of its own: the rows, their events,
 * the answer, and the check that the definition is still the one they were validated against. Single creates that wait
 * at once share a statement and so a commit.
 */
export class RecordCreator {
  readonly #gatherers = new LRUCache<string, Gatherer<Creation, boolean>>({ max: 2000 });

  /** @returns undefined when a unique value, an id or a key is taken: then the general way finds out what happens. */
  async create(
    opened: OrgDatabase,
    { definition, unique }: CompiledDefinition,
    intents: readonly WriteIntent[],
    { answer = (outcomes) => outcomes }: WriteOptions,
    meta: WriteMeta,
    { idempotency }: WriteContext,
  ): Promise<WriteOutcome[] | undefined> {
    const nothing = { record: () => undefined, holder: () => undefined };
    const { outcomes, rows } = planWrites(definition, unique, intents, nothing, meta);
    if (rows.length < intents.length) return undefined;
    const creation = { rows, meta, answer: idempotency && answered(idempotency, answer(outcomes)) };
    // A unique value that a transaction under way has taken would hold up all that wait with it.
    const isAlone = rows.length > 1 || unique.length > 0;
    const stored = isAlone
      ? await store(opened, definition, [creation])
      : await this.#gatherer(opened, definition).add(creation);
    return stored ? outcomes : undefined;
  }

  #gatherer(opened: OrgDatabase, definition: EntityDefinition): Gatherer<Creation, boolean> {
    const key = `${opened.schema}/${definition.id}/${definition.version}`;
    let gatherer = this.#gatherers.get(key);
    if (!gatherer) {
      gatherer = new Gatherer<Creation, boolean>(
        (creations) => storeTogether(opened, definition, creations),
        options,
      );
      this.#gatherers.set(key, gatherer);
    }
    return gatherer;
  }
}

const answered = (
  { scope, key, fingerprint, respond }: PendingIdempotency,
  output: unknown,
): IdempotencyRecord => ({ scope, key, fingerprint, response: respond(output) });

/** When one of several cannot be stored, each is on its own. */
async function storeTogether(
  opened: OrgDatabase,
  definition: EntityDefinition,
  creations: readonly Creation[],
): Promise<readonly Stored[]> {
  const stored = await store(opened, definition, creations);
  if (stored || creations.length === 1) return creations.map(() => stored);
  return creations.map((creation) => store(opened, definition, [creation]));
}

async function store(
  opened: OrgDatabase,
  definition: EntityDefinition,
  creations: readonly Creation[],
): Promise<boolean> {
  const events = creations.flatMap(({ rows }) => rows.flatMap((row) => row.events));
  const answers = creations.flatMap(({ answer }) => (answer ? [answer] : []));
  const statement = together(
    {
      current: currentSql(opened, definition),
      stored: insertSql(opened, definition.id, creations, has("current")),
      told: outboxInsert(opened.schema, events, has("current")),
      ...(answers.length > 0 && { answered: idempotencyInsert(opened.schema, answers, has("current")) }),
    },
    ["current"],
  );
  try {
    const [found] = (await statement.execute(opened.db)).rows;
    if (!found?.current) throw new StaleDefinition();
  } catch (error) {
    if (errorCode(error) === "23505") return false;
    throw error;
  }
  wakeRelays(opened.db, opened.schema);
  return true;
}
