import type { MigrationSet } from "@elqnt/adapters/postgres";
import { sql } from "kysely";

/**
 * RFC 3339 as the filter language understands it (`instantKey` of the service kit): the pattern leaves nothing that
 * the cast could refuse, so no exception block is needed and parallel plans stay possible.
 */
const INSTANT =
  "^(?!0000)\\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|02-(?:0[1-9]|1\\d|2[0-9]))" +
  "[Tt](?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d{1,9})?(?:[Zz]|[+-](?:0\\d|1[0-5]):[0-5]\\d)$";

/** The tables of the entities service in every org schema. Pass it to `createMigrator` after `eventTables`. */
export const entityTables: MigrationSet = {
  component: "entities",
  migrations: [
    {
      version: 1,
      name: "definitions, records, views, revisions, relationships",
      async up({ run, name }) {
        await run`
          create table ${name("entity_definitions")} (
            id uuid primary key,
            name text collate "C" not null unique,
            display_name text not null,
            description text,
            schema json not null,
            is_active boolean not null,
            version integer not null,
            created_at timestamptz(3) not null,
            updated_at timestamptz(3) not null
          );
          create table ${name("entity_views")} (
            id uuid primary key,
            definition_id uuid not null,
            name text collate "C" not null,
            view json not null,
            is_default boolean not null,
            version integer not null,
            unique (definition_id, name)
          );
          create table ${name("entity_records")} (
            id uuid not null,
            definition_id uuid not null,
            fields jsonb not null,
            version integer not null,
            created_at timestamptz(3) not null,
            created_by text collate "C" not null,
            updated_at timestamptz(3) not null,
            updated_by text collate "C" not null,
            deleted_at timestamptz(3),
            origin json
          ) partition by list (definition_id);
          create table ${name("entity_revisions")} (
            definition_id uuid not null,
            record_id uuid not null,
            version integer not null,
            action text not null,
            actor json not null,
            request_id text,
            created_at timestamptz(3) not null,
            changes json not null,
            primary key (definition_id, record_id, version)
          );
          create table ${name("entity_relationships")} (
            id uuid primary key,
            name text not null,
            source_definition_id uuid not null,
            source_record_id uuid not null,
            target_definition_id uuid not null,
            target_record_id uuid not null,
            relationship json not null,
            unique (source_record_id, target_record_id, name)
          );
          create index entity_relationships_target on ${name("entity_relationships")} (target_record_id);
          create table ${name("entity_indexes")} (
            name text primary key,
            definition_id uuid not null,
            state text not null,
            detail text
          );
        `;
        await run`
          create function ${name("elqnt_instant")}(value text) returns timestamptz
          language plpgsql immutable strict parallel safe as $$
          declare instant timestamptz; year int;
          begin
            if value !~ ${sql.lit(INSTANT)} then return null; end if;
            if substr(value, 6, 5) = '02-29' then
              year := substr(value, 1, 4)::int;
              if year % 4 <> 0 or (year % 100 = 0 and year % 400 <> 0) then return null; end if;
            end if;
            instant := regexp_replace(value, '(\\.\\d{6})\\d+', '\\1')::timestamptz;
            if instant < '0001-01-01T00:00:00Z' or instant >= '10000-01-01T00:00:00Z' then return null; end if;
            return instant;
          end $$;
        `;
        // Without the right to create it, searches work all the same, only without an index.
        await run`
          do $$ begin create extension if not exists pg_trgm; exception when others then null; end $$;
        `;
      },
    },
  ],
};
