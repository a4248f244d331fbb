import type { EntityDefinition, EntityRecord } from "@elqnt/contracts/entities";
import { comparator, evaluator, type Filter, type SortKey, sortValue } from "@elqnt/service-kit/filter";
import { relationshipExists } from "../definitions/problems.ts";
import { StaleDefinition } from "../definitions/stale.ts";
import type { Memory } from "../memory-store.ts";
import { aggregate } from "../records/aggregate.ts";
import { relationshipEvent } from "../records/events.ts";
import { rolledBack } from "../records/outcomes.ts";
import { planWrites } from "../records/write-plan.ts";
import type { RecordPosition, RecordStore, RelationshipStore } from "../store.ts";
import { duplicatesOf } from "./definitions.ts";

/** Ids are UUIDv7: ascending is the order of creation. */
const byId = (left: { id: string }, right: { id: string }): number =>
  left.id < right.id ? -1 : left.id > right.id ? 1 : 0;

export function memoryRecords(memory: Memory): RecordStore {
  const matching = (
    org: string,
    { id }: EntityDefinition,
    filter: Filter,
    includeDeleted: boolean,
  ): EntityRecord[] => {
    const matches = evaluator(filter);
    const all = [...memory.org(org).recordsOf(id).values()];
    return all.filter((record) => (includeDeleted || !record.deletedAt) && matches(record));
  };
  return {
    async getRecord(org, definition, id) {
      return memory.org(org).recordsOf(definition.id).get(id);
    },
    async getRecords(org, definition, ids) {
      const records = memory.org(org).recordsOf(definition.id);
      return ids.flatMap((id) => records.get(id) ?? []);
    },
    async queryRecords(org, definition, { filter, sort, includeDeleted, limit, after, offset = 0 }) {
      const compare = comparator(sort);
      const found = matching(org, definition, filter, includeDeleted).sort(compare);
      const start = after ? firstAfter(found, sort, after) : offset;
      const items = found.slice(start, start + limit);
      const last = items.at(-1);
      return last && start + limit < found.length ? { items, next: positionOf(last, sort) } : { items };
    },
    async countRecords(org, definition, { filter, includeDeleted, count }) {
      return { total: matching(org, definition, filter, includeDeleted).length, totalKind: count };
    },
    async aggregateRecords(org, definition, aggregation) {
      return aggregate(
        aggregation,
        matching(org, definition, aggregation.filter, aggregation.includeDeleted),
      );
    },
    async *scanRecords(org, definition, { filter, sort, includeDeleted, batchSize }) {
      const found = matching(org, definition, filter, includeDeleted).sort(
        sort.length > 0 ? comparator(sort) : byId,
      );
      for (let start = 0; start < found.length; start += batchSize)
        yield found.slice(start, start + batchSize);
    },
    async findDuplicates(org, definition, field, limit) {
      return duplicatesOf(memory.org(org), definition, field, limit);
    },
    async writeRecords(org, compiled, intents, { atomic, dryRun, answer }, write) {
      const data = memory.org(org);
      const { definition, unique } = compiled;
      if (data.definitions.get(definition.name)?.version !== definition.version) throw new StaleDefinition();
      const records = data.recordsOf(definition.id);
      const holders = data.holdersOf(compiled);
      const state = { record: (id: string) => records.get(id), holder: (key: string) => holders.get(key) };
      const { outcomes, rows } = planWrites(definition, unique, intents, state, memory.meta(org, write));
      if (atomic && outcomes.some(({ status }) => status === "failed")) return rolledBack(outcomes);
      if (dryRun || rows.length === 0) return outcomes;
      memory.commit(org, write, answer ? answer(outcomes) : outcomes, () => {
        for (const row of rows) data.put(compiled, row);
        return rows.flatMap(({ events }) => events);
      });
      return outcomes;
    },
    async listRevisions(org, definition, recordId, { before = Number.POSITIVE_INFINITY, limit }) {
      const data = memory.org(org);
      const record = data.recordsOf(definition.id).get(recordId);
      const revisions = record ? data.revisionsOf(record) : [];
      return revisions
        .filter(({ version }) => version < before)
        .reverse()
        .slice(0, limit);
    },
  };
}

function positionOf(record: EntityRecord, sort: readonly SortKey[]): RecordPosition {
  return { values: sort.map(({ field }) => sortValue(field, record)), id: record.id };
}

/** Where the records after a position begin, also when the record at the position is gone. */
function firstAfter(
  records: readonly EntityRecord[],
  sort: readonly SortKey[],
  after: RecordPosition,
): number {
  const compare = comparator(sort);
  const at = atPosition(sort, after);
  const index = records.findIndex((record) => compare(record, at) > 0);
  return index < 0 ? records.length : index;
}

/** A row that sorts exactly at a position. */
function atPosition(sort: readonly SortKey[], { values, id }: RecordPosition): EntityRecord {
  const row: Record<string, unknown> = { id, fields: {} };
  for (const [index, { field }] of sort.entries()) {
    let target = field.system ? row : (row.fields as Record<string, unknown>);
    for (const key of field.path.slice(0, -1)) {
      const inner = (target[key] ?? {}) as Record<string, unknown>;
      target[key] = inner;
      target = inner;
    }
    target[field.path.at(-1)!] = values[index] ?? undefined;
  }
  return row as unknown as EntityRecord;
}

export function memoryRelationships(memory: Memory): RelationshipStore {
  return {
    async listRelationships(org, recordId, { name, direction, after, limit }) {
      const data = memory.org(org);
      const isAlive = (id: string) => data.findRecord(id)?.deletedAt === undefined;
      return [...data.relationships.values()]
        .map(({ relationship }) => relationship)
        .filter((relationship) => {
          const isSource = relationship.sourceRecordId === recordId && direction !== "in";
          const isTarget = relationship.targetRecordId === recordId && direction !== "out";
          return (
            (isSource && isAlive(relationship.targetRecordId)) ||
            (isTarget && isAlive(relationship.sourceRecordId))
          );
        })
        .filter((relationship) => name === undefined || relationship.name === name)
        .filter(({ id }) => after === undefined || id < after)
        .sort((left, right) => byId(right, left))
        .slice(0, limit);
    },
    async insertRelationship(org, row, write) {
      const data = memory.org(org);
      const { relationship } = row;
      for (const { relationship: other } of data.relationships.values()) {
        const same =
          other.name === relationship.name &&
          other.sourceRecordId === relationship.sourceRecordId &&
          other.targetRecordId === relationship.targetRecordId;
        if (same) throw relationshipExists(relationship.name);
      }
      return memory.commit(org, write, relationship, (meta) => {
        data.relationships.set(relationship.id, row);
        return [relationshipEvent("created", relationship, meta)];
      });
    },
    async deleteRelationship(org, recordId, id, write) {
      const data = memory.org(org);
      const found = data.relationships.get(id)?.relationship;
      if (!found || (found.sourceRecordId !== recordId && found.targetRecordId !== recordId)) return false;
      return memory.commit(org, write, true, (meta) => {
        data.relationships.delete(id);
        return [relationshipEvent("deleted", found, meta)];
      });
    },
  };
}
