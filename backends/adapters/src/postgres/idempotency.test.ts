import { type Kysely, sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { type ExampleOrg, exampleOrg } from "../testing/example-org.ts";
import { type TestPostgres, testPostgres } from "../testing/index.ts";
import {
  deleteExpiredIdempotency,
  findIdempotency,
  IdempotencyConflict,
  type IdempotencyRow,
  insertIdempotency,
} from "./idempotency.ts";
import { withTransaction } from "./transaction.ts";

let test: TestPostgres;
let db: Kysely<unknown>;
let org: ExampleOrg;
beforeAll(async () => {
  test = await testPostgres();
});
beforeEach(async () => {
  org = await exampleOrg(test.postgres);
  db = test.postgres.org(org.orgId);
});
afterAll(() => test.close());

const row = (key: string, body = '{"b":1,"a":1.0}'): IdempotencyRow => ({
  scope: "user-1:createRecord",
  key,
  fingerprint: "f1",
  response: { status: 201, headers: { etag: '"1"' }, body },
});
const insert = (entry: IdempotencyRow) =>
  withTransaction(db, (trx) => insertIdempotency(trx, org.schema, entry));
const find = (key: string, scope = row(key).scope) => findIdempotency(db, org.schema, scope, key);
const age = (key: string, hours: number) =>
  sql`update ${sql.id(org.schema, "idempotency")} set created_at = now() - make_interval(hours => ${hours})
    where key = ${key}`.execute(db);

it("gives the stored answer back, to the byte", async () => {
  await insert(row("k"));
  expect(await find("k")).toEqual(row("k"));
  expect(await find("other")).toBeUndefined();
  expect(await find("k", "user-2:createRecord")).toBeUndefined();
});

it("refuses a second answer under the key and rolls its write back", async () => {
  await insert(row("k"));
  const second = withTransaction(db, async (trx) => {
    await insertIdempotency(trx, org.schema, row("other"));
    await insertIdempotency(trx, org.schema, row("k", "second"));
  });
  await expect(second).rejects.toBeInstanceOf(IdempotencyConflict);
  await expect(second).rejects.toMatchObject({ code: "idempotency_conflict" });
  expect(await find("other")).toBeUndefined();
  expect(await find("k")).toEqual(row("k"));
});

it("lets exactly one of many concurrent requests commit", async () => {
  const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => insert(row("k"))));
  expect(outcomes.filter((outcome) => outcome.status === "fulfilled")).toHaveLength(1);
});

it("forgets a key after 24 hours, also before the clean-up, and lets it be used again", async () => {
  await insert(row("k"));
  await age("k", 23);
  expect(await find("k")).toBeDefined();
  await age("k", 25);
  expect(await find("k")).toBeUndefined();
  await insert(row("k", "new"));
  expect((await find("k"))?.response.body).toBe("new");
});

it("deletes only what is older than 24 hours, in portions", async () => {
  for (const key of ["a", "b", "c", "young"]) await insert(row(key));
  for (const key of ["a", "b", "c"]) await age(key, 25);
  expect(await deleteExpiredIdempotency(db, org.schema, 2)).toBe(2);
  expect(await deleteExpiredIdempotency(db, org.schema, 2)).toBe(1);
  expect(await deleteExpiredIdempotency(db, org.schema)).toBe(0);
  expect(await find("young")).toBeDefined();
});
