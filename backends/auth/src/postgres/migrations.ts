import type { MigrationSet } from "@elqnt/adapters/postgres";

/**
 * The tables of the auth service, in the one schema of the platform. Ids are text, compared byte by byte: users of
 * first-party apps have ids of any form.
 */
export const authMigrations: MigrationSet = {
  component: "auth",
  migrations: [
    {
      version: 1,
      name: "orgs, users, members, keys, sessions, revocations",
      async up({ run, name }) {
        await run`
          create table ${name("orgs")} (
            id text collate "C" primary key,
            name text not null,
            slug text collate "C" not null,
            sort_name text collate "C" not null,
            status text not null check (status in ('active', 'suspended', 'deleted')),
            version integer not null,
            created_at timestamptz not null,
            updated_at timestamptz not null,
            provisioned_at timestamptz
          );
          create unique index orgs_slug on ${name("orgs")} (slug) where status <> 'deleted';

          create table ${name("users")} (
            id text collate "C" primary key,
            email text collate "C",
            email_verified boolean not null,
            name text,
            picture_url text,
            created_at timestamptz not null,
            updated_at timestamptz not null
          );
          create unique index users_verified_email on ${name("users")} (email) where email_verified;
          create index users_email on ${name("users")} (email);

          create table ${name("identities")} (
            issuer text collate "C" not null,
            subject text collate "C" not null,
            user_id text collate "C" not null references ${name("users")},
            created_at timestamptz not null,
            primary key (issuer, subject)
          );

          create table ${name("memberships")} (
            org_id text collate "C" not null references ${name("orgs")},
            user_id text collate "C" not null references ${name("users")},
            role text collate "C" not null,
            version integer not null,
            joined_at timestamptz not null,
            updated_at timestamptz not null,
            removed_at timestamptz,
            primary key (org_id, user_id)
          );
          create index memberships_joined on ${name("memberships")} (org_id, joined_at, user_id)
            where removed_at is null;
          create index memberships_role on ${name("memberships")} (org_id, role, joined_at, user_id)
            where removed_at is null;
          create index memberships_user on ${name("memberships")} (user_id) where removed_at is null;

          create table ${name("invitations")} (
            id text collate "C" primary key,
            org_id text collate "C" not null references ${name("orgs")},
            email text collate "C" not null,
            role text collate "C" not null,
            invited_by text collate "C" not null,
            token_hash text collate "C" not null unique,
            created_at timestamptz not null,
            expires_at timestamptz not null,
            accepted_by text collate "C",
            revoked_at timestamptz
          );
          create index invitations_open on ${name("invitations")} (org_id, created_at, id)
            where accepted_by is null and revoked_at is null;
          create index invitations_email on ${name("invitations")} (org_id, email);

          create table ${name("roles")} (
            org_id text collate "C" not null references ${name("orgs")},
            name text collate "C" not null,
            display_name text not null,
            description text,
            scopes text[] not null,
            version integer not null,
            created_at timestamptz not null,
            updated_at timestamptz not null,
            primary key (org_id, name)
          );

          create table ${name("api_keys")} (
            id text collate "C" primary key,
            org_id text collate "C" not null references ${name("orgs")},
            name text not null,
            prefix text collate "C" not null unique,
            secret_hash text collate "C" not null,
            scopes text[] not null,
            created_at timestamptz not null,
            created_by text collate "C" not null,
            expires_at timestamptz,
            last_used_at timestamptz,
            revoked_at timestamptz
          );
          create index api_keys_org on ${name("api_keys")} (org_id, created_at, id);

          create table ${name("sessions")} (
            id text collate "C" primary key,
            org_id text collate "C" not null references ${name("orgs")},
            user_id text collate "C" not null,
            key text collate "C" not null,
            user_agent text,
            created_at timestamptz not null,
            last_seen_at timestamptz not null,
            expires_at timestamptz not null,
            revoked_at timestamptz
          );
          create index sessions_user on ${name("sessions")} (org_id, user_id, key);
          create index sessions_expiry on ${name("sessions")} (expires_at);

          create table ${name("assertions")} (
            token_id text collate "C" primary key,
            expires_at timestamptz not null
          );
          create index assertions_expiry on ${name("assertions")} (expires_at);

          create table ${name("revocations")} (
            position bigint generated always as identity primary key,
            org_id text collate "C" not null,
            user_id text collate "C",
            session_id text collate "C",
            token_id text collate "C",
            not_before timestamptz not null,
            recorded_at timestamptz not null,
            forgotten_at timestamptz not null
          );
          create index revocations_recorded on ${name("revocations")} (recorded_at);
          create index revocations_subject on ${name("revocations")} (org_id, user_id);

          create table ${name("signing_keys")} (
            generation integer primary key,
            public_key json not null,
            sealed_private_key text not null,
            created_at timestamptz not null,
            active_from timestamptz not null
          );

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
