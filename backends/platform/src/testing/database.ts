import { orgSchemaName } from "@elqnt/adapters/org";
import { createPostgres } from "@elqnt/adapters/postgres";
import { expect } from "vitest";

/** The database behind a platform, looked at and held up from outside. */
export interface Outside {
  /** Titles of the tickets that are stored, sorted. */
  titles(orgId: string): Promise<string[]>;
  /** How many events about records the organization's outbox has. */
  events(orgId: string): Promise<number>;
  /** Takes a lock and keeps it until it is released; whoever needs what it covers waits. */
  hold(statement: string): Promise<{ release(): Promise<void> }>;
  /** Resolves once so many statements, or more, wait for a lock. */
  untilWaiting(count: number): Promise<void>;
  untilNobodyWaits(): Promise<void>;
  close(): Promise<void>;
}

/** What inserts an answer under an idempotency key waits for; reads and other writes go on. */
export const answersOf = (orgId: string): string =>
  `lock table ${orgSchemaName(orgId)}.idempotency in share mode`;

/** What touches the organization's tickets waits for, reads too. */
export const recordsOf = (orgId: string): string =>
  `lock table ${orgSchemaName(orgId)}.entity_records in access exclusive mode`;

const patience = { timeout: 10_000, interval: 20 };
const waiters = `select pid from pg_stat_activity
  where wait_event_type = 'Lock' and datname = current_database() and application_name <> 'outside'`;

export function lookFromOutside(url: string): Outside {
  const postgres = createPostgres({ url, max: 4, applicationName: "outside" });
  const held = new Set<() => Promise<void>>();
  const query = async (text: string) => (await postgres.pool.query(text)).rows as Record<string, unknown>[];
  const waiting = async () => (await query(waiters)).length;
  return {
    async titles(orgId) {
      const rows = await query(
        `select fields->>'title' as title from ${orgSchemaName(orgId)}.entity_records`,
      );
      return rows.map(({ title }) => String(title)).sort();
    },
    async events(orgId) {
      const rows = await query(
        `select id from ${orgSchemaName(orgId)}.outbox where event->>'type' not like '%.definition.%'`,
      );
      return rows.length;
    },
    async hold(statement) {
      const client = await postgres.pool.connect();
      const release = async () => {
        if (!held.delete(release)) return;
        await client.query("rollback");
        client.release();
      };
      held.add(release);
      await client.query("begin");
      await client.query(statement);
      return { release };
    },
    untilWaiting: (count) => expect.poll(waiting, patience).toBeGreaterThanOrEqual(count),
    untilNobodyWaits: () => expect.poll(waiting, patience).toBe(0),
    async close() {
      for (const release of held) await release().catch(() => undefined);
      await postgres.close();
    },
  };
}
