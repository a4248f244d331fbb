import type { IndexDefinition } from "@elqnt/adapters/postgres";
import type { EntityDefinition } from "@elqnt/contracts/entities";
import type { Field } from "@elqnt/service-kit/filter";
import { type Kysely, type RawBuilder, sql } from "kysely";
import { fieldPlan, type IndexedField } from "../schema/fields.ts";
import type { OrgDatabase } from "./database.ts";
import { foldedOf, jsonOf, keyOf, type Scope } from "./expressions.ts";
import { type IndexKind, indexName, recordTable } from "./names.ts";

/** One index of a definition's partition, and the field it serves. */
export interface FieldIndex {
  kind: IndexKind;
  field: Field;
  name: string;
  definition: IndexDefinition;
}

/** The state of a deleted definition whose revisions are still to be deleted. */
export const FORGETTING = "forgetting";

const ALIVE = sql.raw("deleted_at is null");

/** The indexes that a definition's extensions ask for. */
export function indexesOf(
  scope: Scope,
  { id, schema }: EntityDefinition,
  trigrams: string | undefined,
): FieldIndex[] {
  return fieldPlan(schema).indexed.flatMap((marked) =>
    kindsOf(marked, trigrams !== undefined).map((kind): FieldIndex => {
      const { field } = marked;
      const name = indexName(id, kind, field);
      const shape = shapeOf(scope, kind, field, trigrams);
      return {
        kind,
        field,
        name,
        definition: { schema: scope.schema, table: recordTable(id), name, where: ALIVE, ...shape },
      };
    }),
  );
}

function kindsOf({ field, unique, indexed, searchable }: IndexedField, hasTrigrams: boolean): IndexKind[] {
  return [
    ...(unique ? (["unique"] as const) : []),
    ...(indexed ? ([field.kind === "list" ? "elements" : "sorted"] as const) : []),
    ...(searchable && hasTrigrams ? (["text"] as const) : []),
  ];
}

function shapeOf(
  scope: Scope,
  kind: IndexKind,
  field: Field,
  trigrams: string | undefined,
): Pick<IndexDefinition, "on" | "unique" | "using"> {
  switch (kind) {
    case "unique":
      return { on: sql`(${keyOf(scope, field)})`, unique: true };
    case "sorted":
      return { on: sql`(${keyOf(scope, field)}), id` };
    case "elements":
      return { on: sql`(${jsonOf(field)}) jsonb_path_ops`, using: "gin" };
    case "text":
      return { on: sql`(${foldedOf(field)}) ${sql.id(trigrams ?? "public", "gin_trgm_ops")}`, using: "gin" };
  }
}

/** The schema that holds pg_trgm, undefined where it could not be created. */
export async function trigramSchema(db: Kysely<unknown>): Promise<string | undefined> {
  const { rows } = await sql<{ nspname: string }>`
    select nspname from pg_extension join pg_namespace n on n.oid = extnamespace where extname = 'pg_trgm'`.execute(
    db,
  );
  return rows[0]?.nspname;
}

/** Builds an index inside the transaction that creates its empty table. */
export async function createIndexNow(db: Kysely<unknown>, { definition }: FieldIndex): Promise<void> {
  const { schema, table, name, on, where, unique, using = "btree" } = definition;
  await sql`create ${sql.raw(unique ? "unique" : "")} index ${sql.id(name)} on ${sql.id(schema, table)}
    using ${sql.raw(using)} (${on}) where ${where ?? sql`true`}`.execute(db);
}

/** Writes down, with the deletion of a definition, that its revisions are to follow. */
export async function noteForgetting(
  db: Kysely<unknown>,
  database: OrgDatabase,
  definitionId: string,
): Promise<void> {
  await noteIndexes(db, database, definitionId, [`forget ${definitionId}`], FORGETTING);
}

/** Writes down the state of indexes. */
export async function noteIndexes(
  db: Kysely<unknown>,
  database: OrgDatabase,
  definitionId: string,
  names: readonly string[],
  state: string,
  detail: string | null = null,
): Promise<void> {
  const insert: RawBuilder<unknown> = sql`insert into ${database.table("entity_indexes")} (name, definition_id, state, detail)
    select name, ${definitionId}::uuid, ${state}, ${detail} from unnest(${names}::text[]) as name
    on conflict (name) do update set state = excluded.state, detail = excluded.detail`;
  await insert.execute(db);
}
