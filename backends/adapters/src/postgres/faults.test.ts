import { setImmediate as nextTurn } from "node:timers/promises";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { type TestCluster, testCluster } from "../testing/index.ts";
import { createPostgres, type Postgres } from "./postgres.ts";
import { withTransaction } from "./transaction.ts";

// Real servers start, stop and crash here, on machines that may be busy.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

let cluster: TestCluster;
let postgres: Postgres;
beforeAll(async () => {
  cluster = await testCluster();
  postgres = createPostgres({
    url: cluster.url,
    max: 4,
    connectTimeoutMs: 500,
    statementTimeoutMs: 500,
    breaker: { openMs: 200 },
  });
});
beforeEach(() =>
  sql`drop table if exists public.acked; create table public.acked (id int primary key)`.execute(postgres.db),
);
afterAll(async () => {
  await postgres.close();
  await cluster.close();
});

const write = (id: number) =>
  withTransaction(postgres.db, (trx) => sql`insert into public.acked values (${id})`.execute(trx));
const stored = async () => {
  const { rows } = await sql<{ id: number }>`select id from public.acked`.execute(postgres.db);
  return new Set(rows.map((row) => row.id));
};

describe("a real server that", () => {
  it("R08: crashes under load: every failure is typed, the pool heals, no acknowledged row is missing", async () => {
    const acked: number[] = [];
    const failures: unknown[] = [];
    let next = 0;
    let writing = true;
    const writer = async () => {
      while (writing) {
        const id = ++next;
        await nextTurn();
        await write(id).then(
          () => acked.push(id),
          (error: unknown) => failures.push(error),
        );
      }
    };
    const writers = [writer(), writer(), writer()];
    await expect.poll(() => acked.length).toBeGreaterThan(20);
    await cluster.crash();
    await expect.poll(() => failures.length).toBeGreaterThan(0);
    expect(await postgres.ready()).toMatchObject({ ok: false });
    const before = acked.length;
    await cluster.start();
    await expect.poll(() => acked.length, { timeout: 5_000 }).toBeGreaterThan(before);
    writing = false;
    await Promise.all(writers);

    for (const error of failures) expect(error).toMatchObject({ code: "store_unavailable" });
    const rows = await stored();
    expect(acked.filter((id) => !rows.has(id))).toEqual([]);
    expect(await postgres.ready()).toMatchObject({ ok: true });
  });

  it("R09: freezes: callers are told in bounded time, then at once; it recovers without a restart", async () => {
    await Promise.all([1, 2, 3, 4].map(write));
    await cluster.pause();
    const first = await Promise.allSettled([5, 6, 7, 8].map(write));
    for (const outcome of first) {
      expect(outcome).toMatchObject({ status: "rejected", reason: { code: "store_unavailable" } });
    }
    const start = performance.now();
    await expect(write(9)).rejects.toMatchObject({ reason: "unreachable" });
    expect(performance.now() - start).toBeLessThan(100);
    expect(await postgres.ready()).toMatchObject({ ok: false });

    cluster.resume();
    await expect
      .poll(
        () =>
          write(10).then(
            () => true,
            () => false,
          ),
        { timeout: 5_000 },
      )
      .toBe(true);
    expect([...(await stored())]).toEqual(expect.arrayContaining([1, 2, 3, 4, 10]));
  });
});
