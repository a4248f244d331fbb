import type { MigrationSet } from "./migrations.ts";

/**
 * The tables every org schema has: `outbox`, where a write leaves the event that commits with it, and
 * `idempotency`, where it leaves its answer. Pass the set to `createMigrator` before a service's own.
 */
export const eventTables: MigrationSet = {
  component: "events",
  migrations: [
    {
      version: 1,
      name: "outbox and idempotency",
      async up({ run, name }) {
        await run`
          create table ${name("outbox")} (
            position bigint generated always as identity primary key,
            id text not null,
            event json not null,
            created_at timestamptz not null default now(),
            published_at timestamptz,
            rejected text
          );
          create index outbox_unpublished on ${name("outbox")} (position) where published_at is null;
          create table ${name("idempotency")} (
            scope text not null,
            key text not null,
            fingerprint text not null,
            response json not null,
            created_at timestamptz not null default now(),
            primary key (scope, key)
          );
          create index idempotency_created_at on ${name("idempotency")} (created_at);
        `;
      },
    },
  ],
};
