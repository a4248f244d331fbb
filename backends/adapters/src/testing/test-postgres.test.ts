import { sql } from "kysely";
import { expect, it, vi } from "vitest";
import { testPostgres } from "./test-postgres.ts";

// The first one to ask starts the server.
vi.setConfig({ testTimeout: 60_000 });

it("gives every caller an empty database of its own and drops it", async () => {
  const [one, two] = await Promise.all([testPostgres(), testPostgres()]);
  await sql`create table public.only_here (id int)`.execute(one.postgres.db);
  const { rows } = await sql`select 1 from pg_tables where tablename = 'only_here'`.execute(two.postgres.db);
  expect(rows).toEqual([]);

  await one.close();
  const name = new URL(one.url).pathname.slice(1);
  const { rows: left } = await sql`select 1 from pg_database where datname = ${name}`.execute(
    two.postgres.db,
  );
  expect(left).toEqual([]);
  await two.close();
});
