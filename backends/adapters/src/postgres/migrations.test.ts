import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { orgSchemaName } from "../org.ts";
import { type TestPostgres, testPostgres } from "../testing/index.ts";
import { eventTables } from "./event-tables.ts";
import { createMigrator, type Migration, type MigrationSet } from "./migrations.ts";
import { createPostgres } from "./postgres.ts";

let test: TestPostgres;
beforeAll(async () => {
  test = await testPostgres();
});
afterAll(() => test.close());

const newSchema = () => orgSchemaName(randomUUID());
const createTable = (version: number, table: string): Migration => ({
  version,
  name: `create ${table}`,
  up: async ({ run, name }) =>
    run`create table ${name(table)} (id int); insert into ${name(table)} values (1)`,
});
const failing = (version: number): Migration => ({
  version,
  name: "fails half way",
  up: async ({ run, name }) => {
    await run`create table ${name("half")} (id int)`;
    await run`select * from ${name("nowhere")}`;
  },
});
const set = (...migrations: Migration[]): MigrationSet => ({ component: "entities", migrations });
const tablesOf = async (schema: string) => {
  const { rows } = await sql<{ name: string }>`select tablename as name from pg_tables
    where schemaname = ${schema} and tablename <> 'schema_migrations' order by 1`.execute(test.postgres.db);
  return rows.map((row) => row.name);
};
const migrator = (...sets: MigrationSet[]) => createMigrator({ postgres: test.postgres, sets });

describe("createMigrator", () => {
  it("creates the schema and applies each migration once, also when asked again by another process", async () => {
    const schema = newSchema();
    const sets = [eventTables, set(createTable(1, "records"), createTable(2, "views"))];
    await migrator(...sets).migrate(schema);
    await migrator(...sets).migrate(schema);
    expect(await tablesOf(schema)).toEqual(["idempotency", "outbox", "records", "views"]);
  });

  it("applies only what is new, per component", async () => {
    const schema = newSchema();
    await migrator(set(createTable(1, "records"))).migrate(schema);
    await migrator(eventTables, set(createTable(1, "never"), createTable(2, "views"))).migrate(schema);
    expect(await tablesOf(schema)).toEqual(["idempotency", "outbox", "records", "views"]);
  });

  it("runs once for callers at the same time, in one process and in several", async () => {
    const schema = newSchema();
    let runs = 0;
    const slow: Migration = {
      version: 1,
      name: "counted",
      up: async ({ run, name }) => {
        runs += 1;
        await run`create table ${name("records")} (id int); select pg_sleep(0.05)`;
      },
    };
    const others = createPostgres({ url: test.url });
    const first = migrator(set(slow));
    const second = createMigrator({ postgres: others, sets: [set(slow)] });
    await Promise.all([first.migrate(schema), first.migrate(schema), second.migrate(schema)]);
    await others.close();
    expect(runs).toBe(1);
  });

  it("asks the database no more once a schema is up to date, until told to forget", async () => {
    const schema = newSchema();
    const gone = await testPostgres();
    const closing = createMigrator({ postgres: gone.postgres, sets: [set(createTable(1, "records"))] });
    await closing.migrate(schema);
    await gone.close();
    await closing.migrate(schema);
    closing.forget(schema);
    await expect(closing.migrate(schema)).rejects.toMatchObject({ code: "store_unavailable" });
  });

  it("R14: a migration that fails half way leaves its org at the version before, and no other org is touched", async () => {
    const [broken, fine] = [newSchema(), newSchema()];
    await migrator(set(createTable(1, "records"))).migrate(broken);
    const own = migrator(
      set(createTable(1, "records"), createTable(2, "views"), failing(3), createTable(4, "later")),
    );
    await expect(own.migrate(broken)).rejects.toMatchObject({ code: "42P01" });
    expect(await tablesOf(broken)).toEqual(["records", "views"]);
    await expect(own.migrate(broken)).rejects.toMatchObject({ code: "42P01" });

    const repaired = set(
      createTable(1, "records"),
      createTable(2, "views"),
      createTable(3, "files"),
      createTable(4, "later"),
    );
    await migrator(repaired).migrate(fine);
    await migrator(repaired).migrate(broken);
    expect(await tablesOf(broken)).toEqual(["files", "later", "records", "views"]);
    expect(await tablesOf(fine)).toEqual(["files", "later", "records", "views"]);
  });

  it("R14: a new schema is made whole or not at all", async () => {
    const schema = newSchema();
    const own = migrator(eventTables, set(createTable(1, "records"), failing(2)));
    await expect(own.migrate(schema)).rejects.toMatchObject({ code: "42P01" });
    const { rows } = await sql`select 1 from pg_namespace where nspname = ${schema}`.execute(
      test.postgres.db,
    );
    expect(rows).toEqual([]);
  });

  it("does not make one org wait for the migration of another", async () => {
    const [slow, fast] = [newSchema(), newSchema()];
    let finish = () => {};
    const finished = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const own = migrator(
      set({ version: 1, name: "waits", up: async ({ schema }) => (schema === slow ? finished : undefined) }),
    );
    const waiting = own.migrate(slow);
    await own.migrate(fast);
    finish();
    await waiting;
  });

  it("leaves a schema alone that a newer process has migrated further", async () => {
    const schema = newSchema();
    await migrator(set(createTable(1, "records"), createTable(2, "views"))).migrate(schema);
    await migrator(set(createTable(1, "records"))).migrate(schema);
    expect(await tablesOf(schema)).toEqual(["records", "views"]);
  });

  it("creates no schema for an org that was never provisioned, when told so", async () => {
    const schema = newSchema();
    const strict = createMigrator({ postgres: test.postgres, sets: [eventTables], createSchema: false });
    await expect(strict.migrate(schema)).rejects.toMatchObject({ code: "schema_missing" });
    await sql`create schema ${sql.id(schema)}`.execute(test.postgres.db);
    await strict.migrate(schema);
    expect(await tablesOf(schema)).toEqual(["idempotency", "outbox"]);
  });

  it("refuses versions with a gap", () => {
    expect(() => migrator(set(createTable(1, "a"), createTable(3, "b")))).toThrow(TypeError);
  });
});
