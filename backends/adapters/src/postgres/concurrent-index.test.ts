import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { type TestPostgres, testPostgres } from "../testing/index.ts";
import { dropIndex, ensureIndex, type IndexDefinition } from "./concurrent-index.ts";
import { createPostgres, type Postgres } from "./postgres.ts";

let test: TestPostgres;
let other: Postgres;
beforeAll(async () => {
  test = await testPostgres();
  other = createPostgres({ url: test.url });
});
beforeEach(async () => {
  await sql`drop schema if exists org_x cascade; create schema org_x;
    create table org_x.records (id int primary key, fields jsonb not null);
    create table org_x.views (id int primary key, fields jsonb not null);
    insert into org_x.records select n, jsonb_build_object('status', n % 3) from generate_series(1, 2000) n;
    insert into org_x.views select id, fields from org_x.records`.execute(test.postgres.db);
});
afterAll(async () => {
  await other.close();
  await test.close();
});

const index = (name: string, rest: Partial<IndexDefinition> = {}): IndexDefinition => ({
  schema: "org_x",
  table: "records",
  name,
  on: sql`(fields ->> 'status'), id`,
  ...rest,
});
const states = async () => {
  const { rows } = await sql<{ name: string; valid: boolean }>`
    select indexrelid::regclass::text as name, indisvalid as valid from pg_index
    where indrelid in ('org_x.records'::regclass, 'org_x.views'::regclass) and not indisprimary order by 1`.execute(
    test.postgres.db,
  );
  return Object.fromEntries(rows.map((row) => [row.name.replace("org_x.", ""), row.valid]));
};

it("builds an index once and finds it after that", async () => {
  expect(await ensureIndex(test.postgres, index("by_status"))).toBe(true);
  expect(await ensureIndex(test.postgres, index("by_status"))).toBe(false);
  expect(await states()).toEqual({ by_status: true });
  await dropIndex(test.postgres, index("by_status"));
  await dropIndex(test.postgres, index("by_status"));
  expect(await states()).toEqual({});
});

it("builds partial and other indexes", async () => {
  await ensureIndex(test.postgres, index("partial", { where: sql`(fields ->> 'status') = '1'` }));
  await ensureIndex(test.postgres, index("fields_gin", { using: "gin", on: sql`fields jsonb_path_ops` }));
  expect(await states()).toEqual({ partial: true, fields_gin: true });
});

it("lets builders of several processes ask for the same and for other indexes at once", async () => {
  const names = ["one", "two", "three"];
  const tables = ["records", "views"];
  const wanted = tables.flatMap((table) => names.map((name) => index(`${table}_${name}`, { table })));
  const built = await Promise.all(
    [test.postgres, other].flatMap((postgres) =>
      wanted.map((definition) => ensureIndex(postgres, definition)),
    ),
  );
  expect(built.filter(Boolean)).toHaveLength(wanted.length);
  expect(Object.values(await states())).toEqual(wanted.map(() => true));
});

it("leaves nothing behind when a unique index meets duplicates", async () => {
  const unique = index("by_status", { unique: true, on: sql`(fields ->> 'status')` });
  await expect(ensureIndex(test.postgres, unique)).rejects.toMatchObject({ code: "23505" });
  expect(await states()).toEqual({});
});

it("replaces the invalid index of a build that was killed", async () => {
  await sql`create unique index concurrently by_status on org_x.records ((fields ->> 'status'))`
    .execute(test.postgres.db)
    .catch(() => {});
  expect(await states()).toEqual({ by_status: false });
  expect(await ensureIndex(test.postgres, index("by_status"))).toBe(true);
  expect(await states()).toEqual({ by_status: true });
});

it("does not wait for ever for another builder", async () => {
  await other.db.connection().execute(async (db) => {
    await sql`select pg_advisory_lock(hashtextextended('elqnt:index:org_x.records', 0))`.execute(db);
    const waiting = ensureIndex(test.postgres, index("by_status"), { waitMs: 60 });
    await expect(waiting).rejects.toMatchObject({ code: "store_unavailable", reason: "busy" });
    await sql`select pg_advisory_unlock_all()`.execute(db);
  });
  expect(await ensureIndex(test.postgres, index("by_status"))).toBe(true);
});
