import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ExampleOrg, exampleOrg } from "../testing/example-org.ts";
import { type TestPostgres, testPostgres } from "../testing/index.ts";
import { StoreUnavailable } from "./errors.ts";
import { createPostgres } from "./postgres.ts";

let test: TestPostgres;
let quiet: ExampleOrg;
let noisy: ExampleOrg;
beforeAll(async () => {
  test = await testPostgres({ max: 6, orgConcurrency: 2, orgQueue: 4, statementTimeoutMs: 2_000 });
  quiet = await exampleOrg(test.postgres);
  noisy = await exampleOrg(test.postgres);
});
afterAll(() => test.close());

describe("org", () => {
  it("binds queries to the schema of the org by qualified names; no search_path is involved (S74)", async () => {
    const { postgres } = test;
    const query = postgres.org<{ outbox: { id: string } }>(quiet.orgId).selectFrom("outbox").select("id");
    expect(query.compile().sql).toBe(`select "id" from "${quiet.schema}"."outbox"`);
    expect(await query.execute()).toEqual([]);
    const { rows } = await sql<{ search_path: string }>`show search_path`.execute(postgres.db);
    expect(rows[0]?.search_path).toBe('"$user", public');
  });

  it.each(["public", 'a"; drop schema public; --', "", "0197B2D3-982F-7B79-B2BF-710F6DEF104A"])(
    "refuses %j (S69)",
    (orgId) => expect(() => test.postgres.org(orgId)).toThrow(TypeError),
  );

  it("R11: the slow queries of one org leave connections to the others", async () => {
    const { postgres } = test;
    const slow = Array.from({ length: 6 }, () =>
      sql`select pg_sleep(0.3)`.execute(postgres.org(noisy.orgId)),
    );
    const { rows } = await sql<{ sleeping: number }>`select count(*)::int as sleeping from pg_stat_activity
      where datname = current_database() and query like 'select pg_sleep%'`.execute(
      postgres.org(quiet.orgId),
    );
    expect(rows[0]?.sleeping).toBeLessThanOrEqual(2);
    const refused = sql`select 1`.execute(postgres.org(noisy.orgId));
    await expect(refused).rejects.toMatchObject({ code: "store_unavailable", reason: "busy" });
    await Promise.all(slow);
    await sql`select 1`.execute(postgres.org(noisy.orgId));
  });

  it("gives places back after failures", async () => {
    const db = test.postgres.org(quiet.orgId);
    for (let n = 0; n < 5; n += 1) {
      await expect(sql`select 1/0`.execute(db)).rejects.toMatchObject({ code: "22012" });
      await db
        .transaction()
        .execute(async () => Promise.reject(new Error("no")))
        .catch(() => {});
    }
    const { rows } = await sql`select 1 as one`.execute(db);
    expect(rows).toEqual([{ one: 1 }]);
  });
});

describe("createPostgres", () => {
  it("answers 503 material when a statement takes too long, and the connection lives on", async () => {
    const { postgres } = test;
    const query = sql`select pg_sleep(10)`.execute(postgres.db);
    await expect(query).rejects.toBeInstanceOf(StoreUnavailable);
    await expect(query).rejects.toMatchObject({ reason: "timeout", retryAfterSeconds: 1 });
    await sql`select 1`.execute(postgres.db);
  });

  it("has no statement timeout for maintenance", async () => {
    const { rows } = await sql<{
      timeout: string;
    }>`select current_setting('statement_timeout') as timeout`.execute(test.postgres.maintenance);
    expect(rows[0]?.timeout).toBe("0");
  });

  it("stops a query on the server when its caller is gone", async () => {
    const controller = new AbortController();
    const marker = sql`select pg_sleep(1.5) as cancelled_marker`.execute(test.postgres.db, {
      signal: controller.signal,
      inflightQueryAbortStrategy: "cancel query",
    });
    const settled = expect(marker).rejects.toThrow();
    await expect.poll(() => running("select pg_sleep(1.5)%")).toBe(1);
    controller.abort();
    await settled;
    await expect.poll(() => running("select pg_sleep(1.5)%")).toBe(0);
  });

  it("keeps a date a date", async () => {
    const { rows } = await sql`select '2026-02-28'::date as day`.execute(test.postgres.db);
    expect(rows).toEqual([{ day: "2026-02-28" }]);
  });

  it("reports a connection that was ended while idle and goes on", async () => {
    const errors: Error[] = [];
    const postgres = createPostgres({
      url: test.url,
      max: 1,
      applicationName: "victim",
      onConnectionError: (error) => errors.push(error),
    });
    await sql`select 1`.execute(postgres.db);
    await terminate("victim");
    await expect.poll(() => errors.length).toBe(1);
    await sql`select 1`.execute(postgres.db);
    await postgres.close();
  });

  it("survives a connection that is ended inside a transaction", async () => {
    const postgres = createPostgres({ url: test.url, max: 1, applicationName: "victim2" });
    const lost = postgres.db.transaction().execute(async (trx) => {
      await sql`select 1`.execute(trx);
      await terminate("victim2");
      await sql`select 1`.execute(trx);
    });
    await expect(lost).rejects.toMatchObject({ code: "store_unavailable", reason: "unreachable" });
    await sql`select 1`.execute(postgres.db);
    await postgres.close();
  });

  it("tells whether the server is ready, and why not", async () => {
    expect(await test.postgres.ready()).toEqual({ name: "postgres", ok: true });
    const nowhere = createPostgres({ url: "postgres://postgres@127.0.0.1:1/none" });
    expect(await nowhere.ready()).toEqual({
      name: "postgres",
      ok: false,
      detail: expect.stringContaining("REFUSED"),
    });
    await expect(sql`select 1`.execute(nowhere.db)).rejects.toMatchObject({ reason: "unreachable" });
    await nowhere.close();
  });

  it("says 503, not 500, once closed", async () => {
    const postgres = createPostgres({ url: test.url });
    await postgres.close();
    await expect(sql`select 1`.execute(postgres.db)).rejects.toMatchObject({ code: "store_unavailable" });
  });

  it("never tells a password", async () => {
    const postgres = createPostgres({ url: "postgres://postgres:s3cret@127.0.0.1:1/none" });
    const error = await sql`select 1`.execute(postgres.db).catch((failure: Error) => failure);
    const { inspect } = await import("node:util");
    expect(inspect({ error, ready: await postgres.ready(), pool: postgres.pool.options })).not.toContain(
      "s3cret",
    );
    await postgres.close();
  });

  it("refuses to guess a server", () => {
    expect(() => createPostgres({})).toThrow(TypeError);
  });
});

async function running(pattern: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from pg_stat_activity
    where datname = current_database() and state = 'active' and query like ${pattern}`.execute(
    test.postgres.db,
  );
  return rows[0]?.count ?? 0;
}

async function terminate(applicationName: string): Promise<void> {
  await sql`select pg_terminate_backend(pid) from pg_stat_activity
    where application_name = ${applicationName}`.execute(test.postgres.db);
}
