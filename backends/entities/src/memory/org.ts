import type { EntityDefinition, EntityRecord, EntityView, RecordRevision } from "@elqnt/contracts/entities";
import { IdempotencyConflict, type IdempotencyRecord, type WriteContext } from "@elqnt/service-kit";
import type { Field } from "@elqnt/service-kit/filter";
import type { CompiledDefinition } from "../definitions/compiled.ts";
import type { EntityEvent } from "../records/events.ts";
import { revisionOf } from "../records/revision.ts";
import { type PlannedRow, uniqueKey } from "../records/write-plan.ts";
import type { RelationshipRow } from "../store.ts";

/** Everything the memory store keeps for one org. */
export class MemoryOrg {
  readonly definitions = new Map<string, EntityDefinition>();
  readonly views = new Map<string, Map<string, EntityView>>();
  /** Records by definition id, then id. */
  readonly records = new Map<string, Map<string, EntityRecord>>();
  /** Revisions by record id, oldest first; none for a record that was loaded and never written. */
  readonly revisions = new Map<string, RecordRevision[]>();
  readonly relationships = new Map<string, RelationshipRow>();
  readonly idempotency = new Map<string, { record: IdempotencyRecord; expires: number }>();

  readonly #pending: Iterator<EntityRecord>[] = [];
  readonly #holders = new Map<string, { version: number; ids: Map<string, string> }>();

  /** Ids by unique key of the records that are not deleted; built once per version of the definition. */
  holdersOf({ definition, unique }: CompiledDefinition): Map<string, string> {
    const known = this.#holders.get(definition.id);
    if (known?.version === definition.version) return known.ids;
    const ids = new Map<string, string>();
    for (const record of unique.length > 0 ? this.recordsOf(definition.id).values() : [])
      claim(ids, unique, record);
    this.#holders.set(definition.id, { version: definition.version, ids });
    return ids;
  }

  /** Puts a row in place of its state before, and moves its claims on unique values. */
  put(compiled: CompiledDefinition, { before, after, revisions }: PlannedRow): void {
    const { definition, unique } = compiled;
    const ids = this.holdersOf(compiled);
    for (const field of before ? unique : []) {
      const key = uniqueKey(field, before!);
      if (key !== undefined && ids.get(key) === after.id) ids.delete(key);
    }
    claim(ids, unique, after);
    this.recordsOf(definition.id).set(after.id, after);
    const known = this.revisions.get(after.id) ?? (before ? [createdRevision(before)] : []);
    this.revisions.set(after.id, [...known, ...revisions.map((revision) => revision())]);
  }

  /** Revisions of a record, oldest first. A record that was loaded has only that of its creation. */
  revisionsOf(record: EntityRecord): readonly RecordRevision[] {
    return this.revisions.get(record.id) ?? [createdRevision(record)];
  }

  /** Takes records in when the first one is asked for: a large scenario costs nothing until then. */
  loadLater(records: Iterable<EntityRecord>): void {
    this.#pending.push(records[Symbol.iterator]());
  }

  #load(): void {
    for (let source = this.#pending.shift(); source; source = this.#pending.shift()) {
      for (let next = source.next(); !next.done; next = source.next()) {
        this.#recordsOf(next.value.definitionId).set(next.value.id, next.value);
      }
    }
  }

  forget(definitionId: string): void {
    this.#load();
    this.records.delete(definitionId);
    this.views.delete(definitionId);
    this.#holders.delete(definitionId);
  }

  recordsOf(definitionId: string): Map<string, EntityRecord> {
    this.#load();
    return this.#recordsOf(definitionId);
  }

  #recordsOf(definitionId: string): Map<string, EntityRecord> {
    const known = this.records.get(definitionId);
    if (known) return known;
    const fresh = new Map<string, EntityRecord>();
    this.records.set(definitionId, fresh);
    return fresh;
  }

  viewsOf(definitionId: string): Map<string, EntityView> {
    const known = this.views.get(definitionId);
    if (known) return known;
    const fresh = new Map<string, EntityView>();
    this.views.set(definitionId, fresh);
    return fresh;
  }

  findRecord(id: string): EntityRecord | undefined {
    this.#load();
    for (const records of this.records.values()) {
      const found = records.get(id);
      if (found) return found;
    }
    return undefined;
  }
}

function createdRevision(record: EntityRecord): RecordRevision {
  const { createdBy, createdAt } = record;
  return revisionOf("created", undefined, record, {
    org: "",
    actor: { userId: createdBy },
    requestId: "",
    now: createdAt,
  });
}

function claim(ids: Map<string, string>, unique: readonly Field[], record: EntityRecord): void {
  for (const field of record.deletedAt ? [] : unique) {
    const key = uniqueKey(field, record);
    if (key !== undefined) ids.set(key, record.id);
  }
}

/** How long an idempotency record is replayed. */
const REPLAY_MS = 24 * 60 * 60 * 1000;

/**
 * Commits in memory: the answer is recorded first, so that a taken key stops the write before anything moved.
 * JavaScript runs it without interruption, which is all a transaction needs here.
 */
export function commit<TResult>(
  org: MemoryOrg,
  write: WriteContext,
  now: number,
  result: TResult,
  apply: () => readonly EntityEvent[],
  publish: (events: readonly EntityEvent[]) => void,
): TResult {
  const { idempotency } = write;
  if (idempotency) {
    const { scope, key, fingerprint } = idempotency;
    const stored = org.idempotency.get(`${scope}\n${key}`);
    if (stored && stored.expires > now)
      throw new IdempotencyConflict(`Failed to store an answer: "${key}" is taken.`);
    const record = { scope, key, fingerprint, response: idempotency.respond(result) };
    org.idempotency.set(`${scope}\n${key}`, { record, expires: now + REPLAY_MS });
  }
  const events = apply();
  if (events.length > 0) publish(events);
  return result;
}
