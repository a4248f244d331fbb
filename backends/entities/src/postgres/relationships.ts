import { errorCode } from "@elqnt/adapters/postgres";
import type { EntityRelationship } from "@elqnt/contracts/entities";
import { sql } from "kysely";
import { relationshipExists } from "../definitions/problems.ts";
import { StaleDefinition } from "../definitions/stale.ts";
import { relationshipEvent } from "../records/events.ts";
import type { RelationshipPage, RelationshipStore } from "../store.ts";
import { type EntityDatabase, type OrgDatabase, read } from "./database.ts";

interface LinkRow {
  id: string;
  relationship: EntityRelationship;
  source_definition_id: string;
  target_definition_id: string;
}

/** The end of a relationship that is not the record it is listed for. */
interface Other {
  definitionId: string;
  id: string;
}

function otherEnd(recordId: string, { relationship, ...row }: LinkRow): Other {
  const { sourceRecordId, targetRecordId } = relationship;
  return sourceRecordId === recordId
    ? { definitionId: row.target_definition_id, id: targetRecordId }
    : { definitionId: row.source_definition_id, id: sourceRecordId };
}

/** The ids among the others of records that are not deleted, asked partition by partition. */
async function aliveAmong({ db, records }: OrgDatabase, others: readonly Other[]): Promise<Set<string>> {
  const byDefinition = Map.groupBy(others, ({ definitionId }) => definitionId);
  const found = [...byDefinition].map(async ([definitionId, ends]) => {
    const ids = ends.map(({ id }) => id);
    const query = sql<{ id: string }>`select id from ${records(definitionId)}
      where id = any(${ids}::uuid[]) and deleted_at is null`;
    // A partition that was dropped meanwhile has nobody alive.
    return read(db, query).catch((error: unknown) => {
      if (error instanceof StaleDefinition) return [];
      throw error;
    });
  });
  return new Set((await Promise.all(found)).flat().map(({ id }) => id));
}

async function readLinks(
  { db, table }: OrgDatabase,
  recordId: string,
  { name, direction, after, limit }: RelationshipPage,
): Promise<LinkRow[]> {
  const ends = [
    ...(direction === "in" ? [] : [sql`source_record_id = ${recordId}`]),
    ...(direction === "out" ? [] : [sql`target_record_id = ${recordId}`]),
  ];
  return read(
    db,
    sql<LinkRow>`select id, relationship, source_definition_id, target_definition_id
      from ${table("entity_relationships")}
      where (${sql.join(ends, sql` or `)}) and (${name ?? null}::text is null or name = ${name ?? null}::text)
        and (${after ?? null}::uuid is null or id < ${after ?? null}::uuid)
      order by id desc limit ${limit}`,
  );
}

export function postgresRelationships(database: EntityDatabase): RelationshipStore {
  return {
    async listRelationships(org, recordId, page) {
      const opened = await database.open(org);
      const found: EntityRelationship[] = [];
      for (let after = page.after; ; ) {
        const rows = await readLinks(opened, recordId, { ...page, after });
        const others = rows.map((row) => otherEnd(recordId, row));
        const alive = await aliveAmong(opened, others);
        found.push(
          ...rows.flatMap(({ relationship }, index) => (alive.has(others[index]!.id) ? [relationship] : [])),
        );
        after = rows.at(-1)?.id;
        if (rows.length < page.limit || found.length >= page.limit) return found.slice(0, page.limit);
      }
    },

    async insertRelationship(org, { relationship, sourceDefinitionId, targetDefinitionId }, write) {
      const opened = await database.open(org);
      const { id, name, sourceRecordId, targetRecordId } = relationship;
      return database
        .write(opened, write, async (trx) => {
          await sql`insert into ${opened.table("entity_relationships")} (id, name, source_definition_id, source_record_id,
              target_definition_id, target_record_id, relationship)
            values (${id}, ${name}, ${sourceDefinitionId}, ${sourceRecordId}, ${targetDefinitionId}, ${targetRecordId},
              ${JSON.stringify(relationship)}::text::json)`.execute(trx);
          const created = relationshipEvent("created", relationship, database.meta(org, write));
          return { result: relationship, events: [created] };
        })
        .catch((error: unknown) => {
          throw errorCode(error) === "23505" ? relationshipExists(name) : error;
        });
    },

    async deleteRelationship(org, recordId, id, write) {
      const opened = await database.open(org);
      return database.write(opened, write, async (trx) => {
        const { rows } = await sql<
          Pick<LinkRow, "relationship">
        >`delete from ${opened.table("entity_relationships")}
          where id = ${id} and ${recordId} in (source_record_id, target_record_id)
          returning relationship`.execute(trx);
        const meta = database.meta(org, write);
        const events = rows.map(({ relationship }) => relationshipEvent("deleted", relationship, meta));
        return { result: events.length === 1, events };
      });
    },
  };
}
