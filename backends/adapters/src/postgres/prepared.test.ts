import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type TestPostgres, testPostgres } from "../testing/index.ts";
import { prepared } from "./prepared.ts";

let test: TestPostgres;
beforeAll(async () => {
  test = await testPostgres({ max: 1 });
});
afterAll(() => test.close());

const count = async () => {
  const { rows } = await sql<{ count: string }>`select count(*) from pg_prepared_statements`.execute(
    test.postgres.db,
  );
  return Number(rows[0]?.count);
};

it("prepares a text once and gives way beyond its bound", async () => {
  const ask = (value: number, text: string) =>
    prepared(sql<{ sum: number }>`select ${value}::int + ${sql.lit(text.length)} as sum`);
  for (let value = 0; value < 20; value++) {
    const { rows } = await ask(value, "abc").execute(test.postgres.db);
    expect(rows).toEqual([{ sum: value + 3 }]);
  }
  expect(await count()).toBe(1);
  for (let length = 0; length < 300; length++) await ask(1, "x".repeat(length)).execute(test.postgres.db);
  expect(await count()).toBe(200);
  expect((await ask(5, "abc").execute(test.postgres.db)).rows).toEqual([{ sum: 8 }]);
});

it("keeps a connection usable after a statement that fails", async () => {
  const divide = (by: number) =>
    prepared(sql<{ result: number }>`select 6 / ${by}::int as result`).execute(test.postgres.db);
  await expect(divide(0)).rejects.toMatchObject({ code: "22012" });
  expect((await divide(2)).rows).toEqual([{ result: 3 }]);
});
