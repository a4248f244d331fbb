import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type TestPostgres, testPostgres } from "../testing/index.ts";
import { json } from "./json.ts";

let test: TestPostgres;
beforeAll(async () => {
  test = await testPostgres();
});
afterAll(() => test.close());

it.each([
  [{ a: 1 }, "object"],
  [[1, "two"], "array"],
  ["text", "string"],
  ['{"looks":"like an object"}', "string"],
  [1.5, "number"],
  [true, "boolean"],
  [null, "null"],
])("binds %j as a jsonb %s", async (value, type) => {
  const query = sql<{ type: string; value: unknown }>`select jsonb_typeof(v) as type, v as value
    from (select ${json(value)} as v) bound`;
  const { rows } = await query.execute(test.postgres.db);
  expect(rows[0]).toEqual({ type, value });
});
