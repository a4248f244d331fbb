import { type Kysely, sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { type TestPostgres, testPostgres } from "../testing/index.ts";
import { TransactionConflict } from "./errors.ts";
import { afterCommit, withTransaction } from "./transaction.ts";

interface Tables {
  counter: { id: number; value: number };
}

let test: TestPostgres;
let db: Kysely<Tables>;
beforeAll(async () => {
  test = await testPostgres();
  db = test.postgres.db.withSchema("public") as unknown as Kysely<Tables>;
  await sql`create table public.counter (id int primary key, value int not null)`.execute(db);
});
beforeEach(async () => {
  await db.deleteFrom("counter").execute();
  await db
    .insertInto("counter")
    .values([
      { id: 1, value: 0 },
      { id: 2, value: 0 },
    ])
    .execute();
});
afterAll(() => test.close());

const values = async () =>
  (await db.selectFrom("counter").select("value").orderBy("id").execute()).map((row) => row.value);
const increment = (trx: Kysely<Tables>, id: number) =>
  trx.updateTable("counter").set({ value: sql`value + 1` }).where("id", "=", id).execute();

it("commits all or nothing", async () => {
  await withTransaction(db, (trx) => increment(trx, 1));
  const failing = withTransaction(db, async (trx) => {
    await increment(trx, 2);
    throw new Error("no");
  });
  await expect(failing).rejects.toThrow("no");
  expect(await values()).toEqual([1, 0]);
});

it("repeats the victim of a deadlock, and both sides commit once", async () => {
  const met = meeting(2);
  const cross = (first: number, second: number) =>
    withTransaction(db, async (trx) => {
      await increment(trx, first);
      await met();
      await increment(trx, second);
    });
  await Promise.all([cross(1, 2), cross(2, 1)]);
  expect(await values()).toEqual([2, 2]);
});

it("repeats serialization failures: no update gets lost", async () => {
  const add = () =>
    withTransaction(
      db,
      async (trx) => {
        const row = await trx
          .selectFrom("counter")
          .select("value")
          .where("id", "=", 1)
          .executeTakeFirstOrThrow();
        await trx
          .updateTable("counter")
          .set({ value: row.value + 1 })
          .where("id", "=", 1)
          .execute();
      },
      { isolationLevel: "serializable", retries: 30 },
    );
  await Promise.all(Array.from({ length: 8 }, add));
  expect(await values()).toEqual([8, 0]);
});

it("gives up after three repetitions with a typed error and leaves nothing behind", async () => {
  let runs = 0;
  const unlucky = withTransaction(
    db,
    async (trx) => {
      runs += 1;
      await increment(trx, 1);
      await sql`do $$ begin raise exception using errcode = '40001'; end $$`.execute(trx);
    },
    { random: () => 0 },
  );
  await expect(unlucky).rejects.toBeInstanceOf(TransactionConflict);
  await expect(unlucky).rejects.toMatchObject({ code: "transaction_conflict" });
  expect(runs).toBe(4);
  expect(await values()).toEqual([0, 0]);
});

it("does not repeat other failures", async () => {
  let runs = 0;
  const failing = withTransaction(db, async (trx) => {
    runs += 1;
    await trx.insertInto("counter").values({ id: 1, value: 0 }).execute();
  });
  await expect(failing).rejects.toMatchObject({ code: "23505", constraint: "counter_pkey" });
  expect(runs).toBe(1);
});

it("runs what waits for the commit once, and only after a commit", async () => {
  const done: string[] = [];
  let runs = 0;
  await withTransaction(
    db,
    async (trx) => {
      runs += 1;
      afterCommit(() => done.push(`run ${runs}`));
      expect(done).toEqual([]);
      if (runs === 1) await sql`do $$ begin raise exception using errcode = '40P01'; end $$`.execute(trx);
    },
    { random: () => 0 },
  );
  await withTransaction(db, async () => {
    afterCommit(() => done.push("rolled back"));
    throw new Error("no");
  }).catch(() => {});
  afterCommit(() => done.push("no transaction"));
  expect(done).toEqual(["run 2"]);
});

/** Answers a function that resolves once `count` callers have called it; later callers pass. */
function meeting(count: number): () => Promise<void> {
  let arrived = 0;
  let open = () => {};
  const everyone = new Promise<void>((resolve) => {
    open = resolve;
  });
  return () => {
    arrived += 1;
    if (arrived === count) open();
    return everyone;
  };
}
