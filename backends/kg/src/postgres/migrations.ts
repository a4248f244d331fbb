import type { MigrationSet } from "@elqnt/adapters/postgres";

/** The tables of the kg service in every org schema. Pass it to `createMigrator` after `eventTables`. */
export const kgTables: MigrationSet = {
  component: "kg",
  migrations: [
    {
      version: 1,
      name: "graphs, merges, inbox, relation fields",
      async up({ run, name }) {
        await run`
          create table ${name("kg_graphs")} (
            id text collate "C" primary key,
            number bigint generated always as identity,
            name text collate "C" not null unique,
            version bigint not null,
            graph json not null,
            revision bigint not null default 0,
            settled bigint not null default 0,
            lost json not null default '[]'
          );
          create table ${name("kg_merges")} (
            graph_id text collate "C" not null,
            id text collate "C" not null,
            merge json not null,
            primary key (graph_id, id)
          );
          create table ${name("kg_inbox")} (
            graph_id text collate "C" not null,
            subject text collate "C" not null,
            version bigint not null,
            primary key (graph_id, subject)
          );
          create table ${name("kg_relation_fields")} (
            definition_id text collate "C" primary key,
            version bigint not null,
            fields json not null
          );
        `;
      },
    },
    {
      version: 2,
      name: "nodes and edges",
      async up({ run, name }) {
        await run`
          create table ${name("kg_nodes")} (
            graph_id text collate "C" not null,
            id text collate "C" not null,
            revision bigint not null,
            root text collate "C" not null,
            visible boolean not null,
            label text collate "C" not null,
            valid_from text collate "C",
            valid_to text collate "C",
            updated_at text collate "C" not null,
            sources text[] not null,
            face_sources text[] not null,
            terms text[] not null,
            row json not null,
            embedded_text json,
            embedding real[],
            embedding_norm double precision,
            primary key (graph_id, id)
          );
          alter table ${name("kg_nodes")} alter column embedding set storage external;
          create index kg_nodes_root on ${name("kg_nodes")} (graph_id, root) where not visible;
          create index kg_nodes_label on ${name("kg_nodes")} (graph_id, label, id) where visible;
          create index kg_nodes_sources on ${name("kg_nodes")} using gin (sources);
          create index kg_nodes_terms on ${name("kg_nodes")} using gin (terms) where visible;
          create table ${name("kg_edges")} (
            graph_id text collate "C" not null,
            id text collate "C" not null,
            revision bigint not null,
            source text collate "C" not null,
            target text collate "C" not null,
            said_source text collate "C" not null,
            said_target text collate "C" not null,
            label text collate "C" not null,
            visible boolean not null,
            valid_from text collate "C",
            valid_to text collate "C",
            updated_at text collate "C" not null,
            sources text[] not null,
            row json not null,
            primary key (graph_id, id)
          );
          create index kg_edges_source on ${name("kg_edges")} (graph_id, source, id) where visible;
          create index kg_edges_target on ${name("kg_edges")} (graph_id, target, id) where visible;
          create index kg_edges_said_source on ${name("kg_edges")} (graph_id, said_source);
          create index kg_edges_said_target on ${name("kg_edges")} (graph_id, said_target);
          create index kg_edges_label on ${name("kg_edges")} (graph_id, label, id) where visible;
          create index kg_edges_sources on ${name("kg_edges")} using gin (sources);
        `;
      },
    },
    {
      version: 3,
      name: "notes of changes",
      async up({ run, name }) {
        await run`
          create table ${name("kg_notes")} (
            graph_id text collate "C" not null,
            id bigint generated always as identity,
            note json not null,
            primary key (graph_id, id)
          );
        `;
      },
    },
  ],
};
