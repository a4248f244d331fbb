import { errorCode } from "@elqnt/adapters/postgres";
import type { EntityRecord } from "@elqnt/contracts/entities";
import { ProblemError, type WriteContext } from "@elqnt/service-kit";
import type { Field, Scalar } from "@elqnt/service-kit/filter";
import { type Kysely, type RawBuilder, sql, type Transaction } from "kysely";
import type { CompiledDefinition } from "../definitions/compiled.ts";
import { StaleDefinition } from "../definitions/stale.ts";
import { rolledBack } from "../records/outcomes.ts";
import {
  type PlannedRow,
  planWrites,
  uniqueKey,
  type WriteIntent,
  type WriteOutcome,
  type WritePlan,
  type WriteState,
} from "../records/write-plan.ts";
import type { WriteOptions } from "../store.ts";
import { changeRecord, singleChange } from "./change.ts";
import { onlyCreates } from "./create.ts";
import type { CreatedRow } from "./created-revision.ts";
import { type EntityDatabase, type OrgDatabase, translated } from "./database.ts";
import { boundArray, keyOf } from "./expressions.ts";
import { toRecord } from "./rows.ts";
import { insertSql, type LoadedRow, loadSql, revisionsOf, revisionsSql, updateSql } from "./statements.ts";

/** How often a write is planned anew because another one took a unique value in between. */
const ATTEMPTS = 4;

/** Leaves the transaction without a trace; carries what would have been. */
class Undone extends Error {
  readonly outcomes: WriteOutcome[];

  constructor(outcomes: WriteOutcome[]) {
    super("undone");
    this.outcomes = outcomes;
  }
}

/**
 * Plans and stores. The first attempt leaves unique values to the indexes, which is all that most writes need; when an
 * index refuses, the next one looks up who holds the values, so that each intent gets its own answer.
 */
export async function writeRecords(
  database: EntityDatabase,
  opened: OrgDatabase,
  org: string,
  compiled: CompiledDefinition,
  intents: readonly WriteIntent[],
  options: WriteOptions,
  write: WriteContext,
): Promise<WriteOutcome[]> {
  if (intents.length === 0) return [];
  const { atomic, dryRun = false, answer = (outcomes) => outcomes } = options;
  const short = dryRun
    ? undefined
    : await writeShort(database, opened, org, compiled, intents, options, write);
  if (short) return short;
  for (let attempt = 1; ; attempt++) {
    const work = async (trx: Transaction<unknown>) => {
      const writer = new Writer(trx, opened, compiled, database.meta(org, write));
      const { outcomes, rows } = await writer.plan(intents, attempt > 1 || dryRun, atomic);
      if (atomic && outcomes.some(({ status }) => status === "failed"))
        throw new Undone(rolledBack(outcomes));
      if (dryRun) throw new Undone(outcomes);
      await writer.store(rows);
      return { result: outcomes, events: rows.flatMap(({ events }) => events) };
    };
    try {
      return await database.write(opened, write, work, answer);
    } catch (error) {
      if (error instanceof Undone) return error.outcomes;
      if (!isTakenValue(error, opened)) throw translated(error);
      if (attempt >= ATTEMPTS) throw new ProblemError("write_conflict", { retryAfter: 1, cause: error });
    }
  }
}

/** What most writes are takes one statement or two; undefined when this one is not, or met another. */
async function writeShort(
  database: EntityDatabase,
  opened: OrgDatabase,
  org: string,
  compiled: CompiledDefinition,
  intents: readonly WriteIntent[],
  options: WriteOptions,
  write: WriteContext,
): Promise<WriteOutcome[] | undefined> {
  const meta = database.meta(org, write);
  const change = write.idempotency ? undefined : singleChange(intents);
  try {
    if (change) return await changeRecord(opened, compiled, change, meta);
    return onlyCreates(intents)
      ? await database.creator.create(opened, compiled, intents, options, meta, write)
      : undefined;
  } catch (error) {
    throw translated(error);
  }
}

/** A unique index of a partition refused; the primary key does too, for an id that is taken. */
function isTakenValue(error: unknown, { schema }: OrgDatabase): boolean {
  const { table, schema: where } = error as { table?: string; schema?: string };
  return errorCode(error) === "23505" && where === schema && table?.startsWith("entity_records_") === true;
}

class Writer {
  readonly #trx: Kysely<unknown>;
  readonly #database: OrgDatabase;
  readonly #compiled: CompiledDefinition;
  readonly #meta: ReturnType<EntityDatabase["meta"]>;
  /** Rows as they were, locked, by id. */
  readonly #loaded = new Map<string, CreatedRow>();
  readonly #records = new Map<string, EntityRecord>();
  readonly #holders = new Map<string, string>();
  /** Version of the stored definition, as seen with the records. */
  #definitionVersion: number | undefined;
  /** Ids and unique keys that were looked up. */
  readonly #asked = new Set<string>();

  constructor(
    trx: Kysely<unknown>,
    database: OrgDatabase,
    compiled: CompiledDefinition,
    meta: ReturnType<EntityDatabase["meta"]>,
  ) {
    this.#trx = trx;
    this.#database = database;
    this.#compiled = compiled;
    this.#meta = meta;
  }

  /** `exact` looks up who holds each value asked for; without it the indexes find out. */
  async plan(intents: readonly WriteIntent[], exact: boolean, atomic: boolean): Promise<WritePlan> {
    await this.#loadTargets(intents);
    let plan = this.#plan(intents);
    if (!exact && isLeftToIndexes(plan, atomic)) return plan;
    // An intent that fails now may make room for another one, which asks for more.
    while (await this.#loadHolders(plan)) plan = this.#plan(intents);
    return plan;
  }

  #plan(intents: readonly WriteIntent[]): WritePlan {
    const state: WriteState = {
      record: (id) => this.#records.get(id),
      holder: (key) => this.#holders.get(key),
    };
    return planWrites(this.#compiled.definition, this.#compiled.unique, intents, state, this.#meta);
  }

  /** Loads and locks, always in the order of ids, so that two writes of the same records wait and never block. */
  async #loadTargets(intents: readonly WriteIntent[]): Promise<void> {
    const ids = new Set<string>();
    const keys = new Map<Field, Scalar[]>();
    for (const intent of intents) {
      if (intent.kind === "upsert" && !intent.key.system)
        keys.set(intent.key, [...(keys.get(intent.key) ?? []), intent.value]);
      else if (intent.kind === "upsert") ids.add(intent.id);
      else if (intent.kind !== "create") ids.add(intent.recordId);
    }
    if (ids.size + keys.size > 0) await this.#load(this.#naming([...ids], keys), true);
  }

  /** Loads the records that hold the values or the ids a plan asks for; false when there is none to ask about. */
  async #loadHolders({ claims, rows }: WritePlan): Promise<boolean> {
    const values = new Map<Field, Scalar[]>();
    for (const [key, { field, value }] of claims) {
      if (!this.#asked.has(key)) values.set(field, [...(values.get(field) ?? []), value]);
      this.#asked.add(key);
    }
    const ids = rows.map(({ after }) => after.id).filter((id) => !this.#asked.has(id));
    for (const id of ids) this.#asked.add(id);
    if (values.size === 0 && ids.length === 0) return false;
    await this.#load(this.#naming(ids, values), false);
    return true;
  }

  /** Records by id, or alive and holding one of the values. */
  #naming(ids: readonly string[], values: ReadonlyMap<Field, readonly Scalar[]>) {
    const held = [...values].map(
      ([field, list]) =>
        sql`(deleted_at is null and ${keyOf(this.#database, field)} = any(${boundArray(field, list)}))`,
    );
    const named = ids.length > 0 ? [sql`id = any(${ids}::uuid[])`] : [];
    return sql.join([...named, ...held], sql` or `);
  }

  async #load(where: ReturnType<typeof sql.join>, lock: boolean): Promise<void> {
    const { definition, unique } = this.#compiled;
    const query = loadSql(this.#database, definition.id, where);
    const { rows } =
      await sql<LoadedRow>`${query} order by id ${lock ? sql`for update of record` : sql``}`.execute(
        this.#trx,
      );
    this.#definitionVersion = rows[0]?.definition_version ?? this.#definitionVersion;
    for (const row of rows) {
      const record = toRecord(definition, row);
      if (lock) this.#loaded.set(row.id, row);
      this.#records.set(row.id, record);
      for (const field of record.deletedAt ? [] : unique) {
        const key = uniqueKey(field, record);
        if (key !== undefined) this.#holders.set(key, row.id);
      }
    }
  }

  /** Deletions first and new rows last, so that a value is free before it is taken. */
  async store(rows: readonly PlannedRow[]): Promise<void> {
    await this.#requireVersion();
    const changed = rows.filter(({ before }) => before);
    await this.#update(changed.filter(({ after }) => after.deletedAt));
    await this.#update(changed.filter(({ after }) => !after.deletedAt));
    await this.#insert(rows.filter(({ before }) => !before));
  }

  /** The definition that the fields were checked against must still be the stored one. */
  async #requireVersion(): Promise<void> {
    const { id, version } = this.#compiled.definition;
    if (this.#definitionVersion === undefined) {
      const { rows } = await sql<{
        version: number;
      }>`select version from ${this.#database.table("entity_definitions")}
        where id = ${id}`.execute(this.#trx);
      this.#definitionVersion = rows[0]?.version;
    }
    if (this.#definitionVersion !== version) throw new StaleDefinition();
  }

  async #insert(rows: readonly PlannedRow[]): Promise<void> {
    if (rows.length === 0) return;
    const { id } = this.#compiled.definition;
    await this.#withRevisions(rows, insertSql(this.#database, id, [{ rows, meta: this.#meta }]));
  }

  async #update(rows: readonly PlannedRow[]): Promise<void> {
    if (rows.length === 0) return;
    const { id } = this.#compiled.definition;
    await this.#withRevisions(rows, updateSql(this.#database, id, rows, this.#meta));
  }

  /** Runs a statement with its rows' revisions. */
  async #withRevisions(rows: readonly PlannedRow[], statement: RawBuilder<unknown>): Promise<void> {
    const { definition } = this.#compiled;
    const revisions = revisionsOf(definition, rows, (id) => this.#loaded.get(id));
    const insert = revisionsSql(this.#database, definition.id, revisions);
    await (revisions.length > 0 ? sql`with revised as (${insert}) ${statement}` : statement).execute(
      this.#trx,
    );
  }
}

/**
 * An index sees only what a record ends as, and only the rows that are written: values held in between, and values
 * that two intents of one list want, must be looked up. So must all when nothing will be written.
 */
function isLeftToIndexes({ rows, outcomes }: WritePlan, atomic: boolean): boolean {
  return (
    rows.every(({ revisions }) => revisions.length === 1) &&
    outcomes.every(
      (outcome) => outcome.status !== "failed" || (!atomic && outcome.problem.code !== "unique_conflict"),
    )
  );
}
