import type { EntityDefinition, EntityRecord, RecordRevision } from "@elqnt/contracts/entities";
import { isUuid } from "@elqnt/service-kit";
import { type Field, type Filter, type SortKey, sortValue, systemFields } from "@elqnt/service-kit/filter";
import { type RawBuilder, sql } from "kysely";
import type { RecordPage, RecordQuery, RecordStore } from "../store.ts";
import { aggregateSql } from "./aggregate-sql.ts";
import { countRows } from "./count.ts";
import { type CreatedRow, createdRevision } from "./created-revision.ts";
import { type EntityDatabase, type OrgDatabase, read } from "./database.ts";
import { keyOf } from "./expressions.ts";
import { filterSql } from "./filter-sql.ts";
import { effectiveKeys, orderSql, type Stretch, stretchesAfter } from "./page-sql.ts";
import { RecordReader } from "./read-record.ts";
import { type RecordRow, recordColumns, toRecord } from "./rows.ts";
import { writeRecords } from "./write.ts";

/** The rows a query is about: alive unless asked otherwise, and matching. */
export function matchingSql(
  database: OrgDatabase,
  filter: Filter,
  includeDeleted: boolean,
): RawBuilder<boolean> {
  const condition = filterSql(database, filter);
  return includeDeleted ? condition : sql`deleted_at is null and ${condition}`;
}

export function postgresRecords(database: EntityDatabase): RecordStore {
  const reader = new RecordReader();
  const getRecords = async (org: string, definition: EntityDefinition, ids: readonly string[]) => {
    const opened = await database.open(org);
    const query = sql<RecordRow>`select ${recordColumns} from ${opened.records(definition.id)} where id = any(${ids}::uuid[])`;
    return (await read(opened.db, query)).map((row) => toRecord(definition, row));
  };

  return {
    getRecords,

    async getRecord(org, definition, id) {
      if (!isUuid(id)) return undefined;
      const row = await reader.read(await database.open(org), definition.id, id);
      return row && toRecord(definition, row);
    },

    async queryRecords(org, definition, query) {
      return queryRecords(await database.open(org), definition, query);
    },

    async countRecords(org, definition, { filter, includeDeleted, count }) {
      const opened = await database.open(org);
      const rows = sql`from ${opened.records(definition.id)} where ${matchingSql(opened, filter, includeDeleted)}`;
      return countRows(opened.db, rows, count);
    },

    async aggregateRecords(org, definition, aggregation) {
      const opened = await database.open(org);
      const { filter, includeDeleted } = aggregation;
      const rows = sql`from ${opened.records(definition.id)} where ${matchingSql(opened, filter, includeDeleted)}`;
      return aggregateSql(opened, rows, aggregation);
    },

    async *scanRecords(org, definition, { filter, sort, includeDeleted, batchSize }) {
      const opened = await database.open(org);
      const order = sort.length > 0 ? sort : OLDEST_FIRST;
      const query: RecordQuery = { filter, sort: order, includeDeleted, limit: batchSize };
      for (let more = true; more; ) {
        const { items, next } = await queryRecords(opened, definition, query);
        if (items.length > 0) yield items;
        query.after = next;
        more = next !== undefined;
      }
    },

    async findDuplicates(org, definition, field, limit) {
      const opened = await database.open(org);
      const key = keyOf(opened, field);
      const rows = await read(
        opened.db,
        sql<{ value: string; ids: string[]; count: string }>`
          select (${key})::text as value, (array_agg(id::text))[1:${sql.lit(limit)}] as ids, count(*) as count
          from ${opened.records(definition.id)} where deleted_at is null and ${key} is not null
          group by ${key} having count(*) > 1 order by count(*) desc limit ${limit}`,
      );
      return rows.map(({ value, ids, count }) => ({ value, recordIds: ids, count: Number(count) }));
    },

    async writeRecords(org, definition, intents, options, write) {
      return writeRecords(database, await database.open(org), org, definition, intents, options, write);
    },

    async listRevisions(org, definition, recordId, { before, limit }) {
      if (!isUuid(recordId)) return [];
      const opened = await database.open(org);
      const [created] = await read(
        opened.db,
        sql<CreatedRow>`select ${recordColumns}, origin from ${opened.records(definition.id)} where id = ${recordId}`,
      );
      if (!created) return [];
      if (created.version === 1)
        return before === undefined || before > 1 ? [createdRevision(definition, created)] : [];
      const rows = await read(
        opened.db,
        sql<RevisionRow>`select * from ${opened.table("entity_revisions")}
          where definition_id = ${definition.id} and record_id = ${recordId}
            and (${before ?? null}::int is null or version < ${before ?? null}::int)
          order by version desc limit ${limit}`,
      );
      return rows.map(toRevision);
    },
  };
}

const OLDEST_FIRST: readonly SortKey[] = [
  { field: systemFields.find(({ name }) => name === "$id") as Field, direction: "asc" },
];

/** One row more than asked for tells whether there is a next page. Stretches are read only as far as needed. */
async function queryRecords(
  opened: OrgDatabase,
  definition: EntityDefinition,
  query: RecordQuery,
): Promise<RecordPage> {
  const { sort, limit } = query;
  const found: EntityRecord[] = [];
  for (const stretch of stretchesAfter(opened, sort, query.after)) {
    const statement = pageSql(opened, definition, query, stretch, limit + 1 - found.length);
    found.push(...(await read(opened.db, statement)).map((row) => toRecord(definition, row)));
    if (found.length > limit) break;
  }
  const items = found.slice(0, limit);
  const last = items.at(-1);
  if (!last || found.length <= limit) return { items };
  const values = effectiveKeys(sort).map(({ field }) => sortValue(field, last));
  return { items, next: { values, id: last.id } };
}

/** The statement that reads one stretch of a page. */
export function pageSql(
  opened: OrgDatabase,
  definition: EntityDefinition,
  { filter, sort, includeDeleted, after, offset = 0 }: RecordQuery,
  stretch: Stretch,
  limit: number,
): RawBuilder<RecordRow> {
  const matching = matchingSql(opened, filter, includeDeleted);
  const where = stretch ? sql`${matching} and ${stretch}` : matching;
  const skipped = after || offset === 0 ? sql`` : sql`offset ${offset}`;
  return sql<RecordRow>`select ${recordColumns} from ${opened.records(definition.id)} where ${where}
    order by ${orderSql(opened, sort)} limit ${limit} ${skipped}`;
}

interface RevisionRow {
  record_id: string;
  version: number;
  action: RecordRevision["action"];
  actor: RecordRevision["actor"];
  request_id: string | null;
  created_at: Date;
  changes: RecordRevision["changes"];
}

function toRevision(row: RevisionRow): RecordRevision {
  return {
    recordId: row.record_id,
    version: row.version,
    action: row.action,
    actor: row.actor,
    ...(row.request_id === null ? {} : { requestId: row.request_id }),
    createdAt: row.created_at.toISOString(),
    changes: row.changes,
  };
}
