import { errorCode } from "@elqnt/adapters/postgres";
import type { EntityDefinition } from "@elqnt/contracts/entities";
import { type Kysely, sql } from "kysely";
import { duplicateIssue } from "../definitions/plan.ts";
import {
  definitionConflict,
  definitionExists,
  definitionInUse,
  definitionNotFound,
  limitReached,
} from "../definitions/problems.ts";
import { StaleDefinition } from "../definitions/stale.ts";
import { definitionEvent } from "../records/events.ts";
import { versionConflict } from "../records/problems.ts";
import type { DefinitionStore, RecordStore } from "../store.ts";
import { type EntityDatabase, type OrgDatabase, read } from "./database.ts";
import type { IndexKeeper } from "./index-keeper.ts";
import {
  createIndexNow,
  type FieldIndex,
  indexesOf,
  noteForgetting,
  noteIndexes,
  trigramSchema,
} from "./indexes.ts";
import { type DefinitionRow, toDefinition } from "./rows.ts";

const UNIQUE_VIOLATION = "23505";

export function postgresDefinitions(
  database: EntityDatabase,
  keeper: IndexKeeper,
  records: Pick<RecordStore, "findDuplicates">,
): DefinitionStore {
  const find = async ({ db, table }: OrgDatabase, name: string): Promise<EntityDefinition | undefined> => {
    const [row] = await read(
      db,
      sql<DefinitionRow>`select * from ${table("entity_definitions")} where name = ${name}`,
    );
    return row && toDefinition(row);
  };

  return {
    async listDefinitions(org, { isActive, after, limit }) {
      const { db, table } = await database.open(org);
      const rows = await read(
        db,
        sql<DefinitionRow>`select * from ${table("entity_definitions")}
          where (${isActive ?? null}::boolean is null or is_active = ${isActive ?? null}::boolean)
            and (${after ?? null}::text is null or name > ${after ?? null}::text)
          order by name limit ${limit}`,
      );
      return rows.map(toDefinition);
    },

    async getDefinition(org, name) {
      return find(await database.open(org), name);
    },

    async insertDefinition(org, { definition }, limit, write) {
      const opened = await database.open(org);
      return database
        .write(opened, write, async (trx) => {
          await insertRow(trx, opened, definition, limit);
          await createPartition(trx, opened, definition);
          const indexes = indexesOf(opened, definition, await trigramSchema(trx));
          for (const index of indexes) await createIndexNow(trx, index);
          await noteIndexes(
            trx,
            opened,
            definition.id,
            indexes.map(({ name }) => name),
            "ready",
          );
          return {
            result: definition,
            events: [definitionEvent("created", definition, database.meta(org, write))],
          };
        })
        .catch((error: unknown) => {
          throw errorCode(error) === UNIQUE_VIOLATION ? definitionExists(definition.name) : error;
        });
    },

    async updateDefinition(org, current, { definition }, write) {
      const opened = await database.open(org);
      const trigrams = await trigramSchema(opened.db);
      const before = indexesOf(opened, current, trigrams);
      const had = new Set(before.map(({ name }) => name));
      const added = indexesOf(opened, definition, trigrams).filter(({ name }) => !had.has(name));
      const unique = added.filter(({ kind }) => kind === "unique");
      await buildUnique(org, current, unique);
      const stored = await database
        .write(opened, write, async (trx) => {
          await updateRow(trx, opened, current, definition);
          await noteIndexes(
            trx,
            opened,
            definition.id,
            added.map(({ name }) => name),
            "building",
          );
          return {
            result: definition,
            events: [definitionEvent("updated", definition, database.meta(org, write))],
          };
        })
        .catch(async (error: unknown) => {
          await abandon(opened, current, unique);
          if (!(error instanceof StaleDefinition)) throw error;
          const stored = await find(opened, current.name);
          throw stored ? versionConflict(stored, current.version) : definitionNotFound(current.name);
        });
      await lift(opened, before, definition, trigrams);
      if (added.length > 0 || had.size > 0) keeper.settle(opened, stored.id);
      return stored;
    },

    async deleteDefinition(org, definition, force, write) {
      const opened = await database.open(org);
      const { table } = opened;
      const work = async (trx: Kysely<unknown>) => {
        await requireStored(trx, opened, definition);
        await sql`lock table ${opened.records(definition.id)} in access exclusive mode`.execute(trx);
        if (!force && (await hasRecords(trx, opened, definition.id))) throw definitionInUse(definition.name);
        await sql`drop table ${opened.records(definition.id)}`.execute(trx);
        for (const name of ["entity_views", "entity_indexes"]) {
          await sql`delete from ${table(name)} where definition_id = ${definition.id}`.execute(trx);
        }
        await sql`delete from ${table("entity_relationships")}
          where source_definition_id = ${definition.id} or target_definition_id = ${definition.id}`.execute(
          trx,
        );
        await sql`delete from ${table("entity_definitions")} where id = ${definition.id}`.execute(trx);
        await noteForgetting(trx, opened, definition.id);
        return {
          result: undefined,
          events: [definitionEvent("deleted", definition, database.meta(org, write))],
        };
      };
      await database.write(opened, write, work);
      keeper.forget(opened, definition.id);
    },
  };

  /** Unique indexes are complete before the definition that promises uniqueness is stored. */
  async function buildUnique(
    org: string,
    current: EntityDefinition,
    unique: readonly FieldIndex[],
  ): Promise<void> {
    for (const index of unique) {
      try {
        await keeper.build(index);
      } catch (error) {
        if (errorCode(error) !== UNIQUE_VIOLATION) throw error;
        const duplicates = await records.findDuplicates(org, current, index.field, 5);
        const issues = duplicates.map(({ value, count }) => duplicateIssue(index.field, value, count));
        throw definitionConflict(current.name, issues);
      }
    }
  }

  /** A field that is no longer unique takes equal values from the answer on, so its index is gone before. */
  async function lift(
    opened: OrgDatabase,
    before: readonly FieldIndex[],
    definition: EntityDefinition,
    trigrams: string | undefined,
  ): Promise<void> {
    const needed = new Set(indexesOf(opened, definition, trigrams).map(({ name }) => name));
    for (const { kind, name } of before) {
      if (kind === "unique" && !needed.has(name)) await keeper.drop(opened, definition.id, name);
    }
  }

  /** Drops the indexes of a definition that was not stored after all, unless somebody else stored one that needs them. */
  async function abandon(
    opened: OrgDatabase,
    current: EntityDefinition,
    unique: readonly FieldIndex[],
  ): Promise<void> {
    const stored = await find(opened, current.name);
    const needed = stored ? indexesOf(opened, stored, undefined).map(({ name }) => name) : [];
    for (const { name } of unique) {
      if (!needed.includes(name)) await keeper.drop(opened, current.id, name).catch(() => {});
    }
  }
}

async function insertRow(
  trx: Kysely<unknown>,
  { table }: OrgDatabase,
  definition: EntityDefinition,
  limit: number,
): Promise<void> {
  const {
    id,
    name,
    displayName,
    description = null,
    schema,
    isActive,
    version,
    createdAt,
    updatedAt,
  } = definition;
  const definitions = table("entity_definitions");
  const { numAffectedRows } = await sql`
    insert into ${definitions} (id, name, display_name, description, schema, is_active, version, created_at, updated_at)
    select ${id}, ${name}, ${displayName}, ${description ?? null}, ${JSON.stringify(schema)}::text::json, ${isActive}, ${version},
      ${createdAt}::timestamptz, ${updatedAt}::timestamptz
    where (select count(*) from ${definitions}) < ${limit}
      or exists (select 1 from ${definitions} where name = ${name})`.execute(trx);
  if (numAffectedRows !== 1n) throw limitReached("definitions", limit);
}

/** A table of its own for each definition's records: its indexes cost the other definitions nothing. */
async function createPartition(
  trx: Kysely<unknown>,
  opened: OrgDatabase,
  { id }: EntityDefinition,
): Promise<void> {
  const partition = opened.records(id);
  const parent = opened.table("entity_records");
  const own = sql.lit(id);
  await sql`create table ${partition} (like ${parent}, primary key (id), check (definition_id = ${own}::uuid))`.execute(
    trx,
  );
  // Attaching does not block readers and writers of the other partitions, as creating inside the parent would.
  await sql`alter table ${parent} attach partition ${partition} for values in (${own})`.execute(trx);
  for (const column of ["created_at", "updated_at"]) {
    await sql`create index on ${partition} (${sql.id(column)}, id) where deleted_at is null`.execute(trx);
  }
}

async function updateRow(
  trx: Kysely<unknown>,
  { table }: OrgDatabase,
  current: EntityDefinition,
  { displayName, description, schema, isActive, version, updatedAt }: EntityDefinition,
): Promise<void> {
  const { numAffectedRows } = await sql`update ${table("entity_definitions")} set
      display_name = ${displayName}, description = ${description ?? null}, schema = ${JSON.stringify(schema)}::text::json,
      is_active = ${isActive}, version = ${version}, updated_at = ${updatedAt}::timestamptz
    where id = ${current.id} and version = ${current.version}`.execute(trx);
  if (numAffectedRows !== 1n) throw new StaleDefinition();
}

async function requireStored(
  trx: Kysely<unknown>,
  { table }: OrgDatabase,
  seen: EntityDefinition,
): Promise<void> {
  const { rows } = await sql<DefinitionRow>`
    select * from ${table("entity_definitions")} where id = ${seen.id} for update`.execute(trx);
  if (!rows[0]) throw definitionNotFound(seen.name);
  if (rows[0].version !== seen.version) throw versionConflict(toDefinition(rows[0]), seen.version);
}

async function hasRecords(trx: Kysely<unknown>, { records }: OrgDatabase, id: string): Promise<boolean> {
  const { rows } = await sql`select 1 from ${records(id)} where deleted_at is null limit 1`.execute(trx);
  return rows.length > 0;
}
