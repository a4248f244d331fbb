import { type Kysely, type RawBuilder, sql, type Transaction } from "kysely";
import { LRUCache } from "lru-cache";
import type { Postgres } from "./postgres.ts";

/** What a migration gets to work with. All of it happens in one transaction. */
export interface MigrationContext {
  readonly schema: string;
  /** Bound to the schema, for the query builder. */
  readonly trx: Transaction<unknown>;
  /** Runs SQL, one statement or several: `` await run`create table ${name("entity_views")} (…)` ``. */
  run(text: TemplateStringsArray, ...values: unknown[]): Promise<void>;
  /** The qualified name of something in the schema. */
  name(identifier: string): RawBuilder<unknown>;
}

export interface Migration {
  /** 1, 2, 3, … Never renumbered or changed once released. */
  readonly version: number;
  readonly name: string;
  up(context: MigrationContext): Promise<void>;
}

/** The migrations of one owner of tables. Several sets live in one schema without knowing each other. */
export interface MigrationSet {
  readonly component: string;
  readonly migrations: readonly Migration[];
}

export interface MigratorOptions {
  readonly postgres: Pick<Postgres, "maintenance">;
  readonly sets: readonly MigrationSet[];
  /** Whether a schema that does not exist is created. Default true. */
  readonly createSchema?: boolean;
}

export interface Migrator {
  /**
   * Brings a schema up to date. Costs a map look-up once the schema is known to be; callers at the same time share
   * one run, and processes take turns per schema.
   *
   * @throws SchemaMissing when the schema does not exist and `createSchema` is off.
   */
  migrate(schema: string): Promise<void>;
  /** Forgets that a schema is up to date, because it was dropped. */
  forget(schema: string): void;
}

/** The schema does not exist: its org was never provisioned. */
export class SchemaMissing extends Error {
  override readonly name = "SchemaMissing";
  readonly code = "schema_missing";
}

const rememberedSchemas = 10_000;

/**
 * Migrates schemas, each on its own: own versions, own lock, one transaction per migration, and one for all of them
 * where the schema is new. One that fails leaves its schema at the version before, other schemas are not touched, and
 * the next call tries again.
 *
 * A schema whose version is ahead of this process is left alone, so that old and new processes can run together.
 *
 * @throws TypeError when versions are not 1, 2, 3, …
 */
export function createMigrator(options: MigratorOptions): Migrator {
  for (const set of options.sets) assertConsecutive(set);
  const runs = new LRUCache<string, Promise<void>>({ max: rememberedSchemas });
  return {
    migrate(schema) {
      const known = runs.get(schema);
      if (known) return known;
      const run = migrate(schema, options).catch((error: unknown) => {
        if (runs.peek(schema) === run) runs.delete(schema);
        throw error;
      });
      runs.set(schema, run);
      return run;
    },
    forget: (schema) => void runs.delete(schema),
  };
}

function assertConsecutive({ component, migrations }: MigrationSet): void {
  if (migrations.some(({ version }, index) => version !== index + 1)) {
    throw new TypeError(`Failed to read the migrations of "${component}": versions must be 1, 2, 3, …`);
  }
}

/** What a schema still lacks. */
interface Step {
  readonly component: string;
  readonly migration: Migration;
}

async function migrate(schema: string, options: MigratorOptions): Promise<void> {
  const { maintenance: db } = options.postgres;
  const versions = await readVersions(db, schema);
  const steps = stepsAfter(versions, options.sets);
  // A new schema is made whole or not at all; one with data keeps every step that succeeded.
  const batches = versions.size === 0 ? [steps] : steps.map((step) => [step]);
  for (const batch of batches) await apply(db, schema, batch, options.createSchema ?? true);
}

const stepsAfter = (versions: ReadonlyMap<string, number>, sets: readonly MigrationSet[]): Step[] =>
  sets.flatMap(({ component, migrations }) =>
    migrations.slice(versions.get(component) ?? 0).map((migration) => ({ component, migration })),
  );

/** One transaction: lock, look again, change, write the versions down. */
async function apply(
  db: Kysely<unknown>,
  schema: string,
  steps: readonly Step[],
  createSchema: boolean,
): Promise<void> {
  if (steps.length === 0) return;
  await db.transaction().execute(async (trx) => {
    await sql`set local lock_timeout = '60s'`.execute(trx);
    await sql`select pg_advisory_xact_lock(hashtextextended(${`elqnt:migrate:${schema}`}, 0))`.execute(trx);
    await ensureVersionTable(trx, schema, createSchema);
    const versions = await readVersions(trx, schema);
    const open = steps.filter(
      ({ component, migration }) => (versions.get(component) ?? 0) < migration.version,
    );
    for (const { migration } of open) await migration.up(migrationContext(trx, schema));
    await writeVersions(trx, schema, open);
  });
}

async function writeVersions(trx: Transaction<unknown>, schema: string, steps: readonly Step[]) {
  if (steps.length === 0) return;
  const rows = steps.map(
    ({ component, migration: { version, name } }) => sql`(${component}, ${version}::integer, ${name})`,
  );
  await sql`insert into ${sql.id(schema, "schema_migrations")} (component, version, name)
    values ${sql.join(rows)}`.execute(trx);
}

function migrationContext(trx: Transaction<unknown>, schema: string): MigrationContext {
  return {
    schema,
    trx: trx.withSchema(schema),
    run: async (text, ...values) => {
      await sql(text, ...values).execute(trx);
    },
    name: (identifier) => sql.id(schema, identifier),
  };
}

async function ensureVersionTable(trx: Transaction<unknown>, schema: string, createSchema: boolean) {
  if (createSchema) await sql`create schema if not exists ${sql.id(schema)}`.execute(trx);
  else if (!(await schemaExists(trx, schema))) {
    throw new SchemaMissing(
      `Failed to migrate "${schema}": the schema does not exist. Provision the org first.`,
    );
  }
  await sql`create table if not exists ${sql.id(schema, "schema_migrations")} (
    component text not null,
    version integer not null,
    name text not null,
    applied_at timestamptz not null default now(),
    primary key (component, version)
  )`.execute(trx);
}

async function schemaExists(db: Kysely<unknown>, schema: string): Promise<boolean> {
  const { rows } = await sql`select 1 from pg_namespace where nspname = ${schema}`.execute(db);
  return rows.length > 0;
}

/** The highest version of each component; empty for a schema that was never migrated. */
async function readVersions(db: Kysely<unknown>, schema: string): Promise<Map<string, number>> {
  const table = sql.id(schema, "schema_migrations");
  const { rows: found } = await sql`select 1 from pg_tables
    where schemaname = ${schema} and tablename = 'schema_migrations'`.execute(db);
  if (found.length === 0) return new Map();
  const { rows } = await sql<{ component: string; version: number }>`
    select component, max(version) as version from ${table} group by component`.execute(db);
  return new Map(rows.map(({ component, version }) => [component, version]));
}
