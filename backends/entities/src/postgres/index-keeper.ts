import { dropIndex, ensureIndex, errorCode } from "@elqnt/adapters/postgres";
import { sql } from "kysely";
import { LRUCache } from "lru-cache";
import type { EntityDatabase, OrgDatabase } from "./database.ts";
import type { Scope } from "./expressions.ts";
import { type FieldIndex, FORGETTING, indexesOf, noteIndexes, trigramSchema } from "./indexes.ts";
import { recordTable } from "./names.ts";
import { type DefinitionRow, toDefinition } from "./rows.ts";

const FORGOTTEN_AT_ONCE = 5000;

/**
 * Builds and drops the indexes of partitions that already hold records: outside of transactions, without blocking
 * writes, in the background, with their state written down so that another process finishes what one left.
 */
export class IndexKeeper {
  readonly #database: EntityDatabase;
  readonly #running = new Set<Promise<void>>();
  /** The last change of each definition, so that changes follow one another. */
  readonly #settling = new LRUCache<string, Promise<void>>({ max: 1000 });

  constructor(database: EntityDatabase) {
    this.#database = database;
  }

  /** Builds now what must exist before a definition is stored. Throws 23505 when records share a value. */
  async build(index: FieldIndex): Promise<void> {
    await ensureIndex(this.#database.postgres, index.definition);
  }

  async drop(scope: Scope, definitionId: string, name: string): Promise<void> {
    await dropIndex(this.#database.postgres, {
      schema: scope.schema,
      table: recordTable(definitionId),
      name,
    });
  }

  /** Makes the indexes what the stored definition asks for, in the background, one change after the other. */
  settle(database: OrgDatabase, definitionId: string): void {
    const before = this.#settling.get(definitionId) ?? Promise.resolve();
    const settled = before.then(() => this.#settle(database, definitionId)).catch(() => {});
    this.#settling.set(definitionId, settled);
    this.#track(settled);
  }

  /** Deletes what a deleted definition leaves that is too much for one request, in the background. */
  forget(database: OrgDatabase, definitionId: string): void {
    this.#track(this.#forget(database, definitionId));
  }

  /** Takes up what a process left unfinished. */
  resume(database: OrgDatabase): void {
    this.#track(this.#resume(database));
  }

  /** Resolves when nothing is being built. */
  async idle(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running);
  }

  #track(work: Promise<void>): void {
    // What fails is written down as state; queries work without the index, and the next settling tries again.
    const tracked = work.catch(() => {}).finally(() => this.#running.delete(tracked));
    this.#running.add(tracked);
  }

  async #resume(database: OrgDatabase): Promise<void> {
    const { rows } = await sql<{ id: string }>`select id from ${database.table("entity_definitions")}
      where id in (select definition_id from ${database.table("entity_indexes")} where state <> 'ready')`.execute(
      database.db,
    );
    for (const { id } of rows) await this.#settle(database, id);
    const { rows: chores } = await sql<{ definition_id: string }>`
      select definition_id from ${database.table("entity_indexes")} where state = ${FORGETTING}`.execute(
      database.db,
    );
    for (const chore of chores) await this.#forget(database, chore.definition_id);
  }

  async #forget({ db, table }: OrgDatabase, definitionId: string): Promise<void> {
    const revisions = table("entity_revisions");
    for (let deleted = FORGOTTEN_AT_ONCE; deleted === FORGOTTEN_AT_ONCE; ) {
      const { numAffectedRows } = await sql`delete from ${revisions} where ctid in (
        select ctid from ${revisions} where definition_id = ${definitionId} limit ${FORGOTTEN_AT_ONCE})`.execute(
        db,
      );
      deleted = Number(numAffectedRows ?? 0n);
    }
    await sql`delete from ${table("entity_indexes")} where definition_id = ${definitionId} and state = ${FORGETTING}`.execute(
      db,
    );
  }

  async #settle(database: OrgDatabase, definitionId: string): Promise<void> {
    for (const index of await this.#wanted(database, definitionId)) {
      await this.build(index).then(
        () => this.#note(database, definitionId, index.name, "ready"),
        (error: unknown) =>
          this.#note(database, definitionId, index.name, "failed", errorCode(error) ?? "unknown"),
      );
    }
    // Asked again: what another process stored meanwhile may want what looked obsolete before.
    for (const name of await this.#obsolete(database, definitionId)) {
      await this.drop(database, definitionId, name);
      await sql`delete from ${database.table("entity_indexes")} where name = ${name}`.execute(database.db);
    }
  }

  async #wanted(database: OrgDatabase, definitionId: string): Promise<FieldIndex[]> {
    const { rows } = await sql<DefinitionRow>`select * from ${database.table("entity_definitions")}
      where id = ${definitionId}`.execute(database.db);
    const trigrams = await trigramSchema(database.db);
    return rows.flatMap((row) => indexesOf(database, toDefinition(row), trigrams));
  }

  async #obsolete(database: OrgDatabase, definitionId: string): Promise<string[]> {
    const names = (await this.#wanted(database, definitionId)).map(({ name }) => name);
    const { rows } = await sql<{ name: string }>`select name from ${database.table("entity_indexes")}
      where definition_id = ${definitionId} and state <> ${FORGETTING} and name <> all(${names}::text[])`.execute(
      database.db,
    );
    return rows.map(({ name }) => name);
  }

  async #note(
    database: OrgDatabase,
    definitionId: string,
    name: string,
    state: string,
    detail?: string,
  ): Promise<void> {
    await noteIndexes(database.db, database, definitionId, [name], state, detail);
  }
}
