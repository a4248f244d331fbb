import type { EntityDefinition, EntityRecord, RecordFields, RecordRevision } from "@elqnt/contracts/entities";
import { type Actor, ProblemError } from "@elqnt/service-kit";
import { comparable, type Field, type Scalar } from "@elqnt/service-kit/filter";
import { valueAt } from "../schema/fields.ts";
import { type EntityEvent, recordEvent } from "./events.ts";
import { recordNotFound, uniqueConflict, versionConflict } from "./problems.ts";
import { revisionOf } from "./revision.ts";

/** One thing to do with one record. Functions get the record as it is inside the transaction; they may throw a problem. */
export type WriteIntent =
  | { kind: "create"; id: string; fields: RecordFields }
  | {
      kind: "change";
      recordId: string;
      version?: number | undefined;
      fields(current: EntityRecord): RecordFields;
    }
  | {
      kind: "upsert";
      id: string;
      /** A unique field, or `$id`. */
      key: Field;
      value: Scalar;
      create(): RecordFields;
      fields(current: EntityRecord): RecordFields;
    }
  | { kind: "delete"; recordId: string; version?: number | undefined }
  | { kind: "restore"; recordId: string; check(current: EntityRecord): void };

/** How one intent ended. */
export type WriteOutcome =
  | { status: "created" | "updated" | "deleted" | "unchanged"; record: EntityRecord }
  | { status: "failed"; problem: ProblemError };

/** Who writes, when and for which org. */
export interface WriteMeta {
  org: string;
  actor: Actor;
  requestId: string;
  traceparent?: string | undefined;
  /** RFC 3339 UTC in milliseconds. */
  now: string;
}

/** The state a plan starts from, as far as the intents touch it. */
export interface WriteState {
  /** The record of an id, deleted ones included. */
  record(id: string): EntityRecord | undefined;
  /** The id of the record, not deleted, that holds a {@link uniqueKey}. */
  holder(key: string): string | undefined;
}

/** One row to write: its state before (absent for a new one) and after, and what it leaves behind. */
export interface PlannedRow {
  before: EntityRecord | undefined;
  after: EntityRecord;
  /** Worked out when asked for: most records are created and nobody asks. */
  revisions: (() => RecordRevision)[];
  events: EntityEvent[];
}

export interface WritePlan {
  outcomes: WriteOutcome[];
  rows: PlannedRow[];
  /** Every unique value that an intent asked for, kept or not, by {@link uniqueKey}. */
  claims: ReadonlyMap<string, Claim>;
}

export interface Claim {
  field: Field;
  value: Scalar;
}

/**
 * Decides what a list of intents does, one after the other, to the state given: which succeed, what each leaves
 * behind, and the rows to write in the end. Pure, so that every store decides alike.
 */
export function planWrites(
  definition: EntityDefinition,
  unique: readonly Field[],
  intents: readonly WriteIntent[],
  state: WriteState,
  meta: WriteMeta,
): WritePlan {
  return new Planner(definition, unique, state, meta).run(intents);
}

/** What two records may not share: the field and its value as it compares. Undefined when the record has none. */
export function uniqueKey(field: Field, record: Pick<EntityRecord, "fields">): string | undefined {
  const value = comparable(field.kind, valueAt(record.fields, field));
  return value === undefined ? undefined : keyOf(field, value);
}

/** As {@link uniqueKey}, of a value that was looked up. */
export function keyOf(field: Field, value: Scalar): string {
  return `${field.name}\n${typeof value}\n${value}`;
}

function once<TValue>(make: () => TValue): () => TValue {
  let made: { value: TValue } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

class Planner {
  readonly #rows = new Map<string, PlannedRow>();
  /** Claims that the plan itself moved; null for one that was given up. */
  readonly #claims = new Map<string, string | null>();
  readonly #asked = new Map<string, Claim>();
  readonly #definition: EntityDefinition;
  readonly #unique: readonly Field[];
  readonly #state: WriteState;
  readonly #meta: WriteMeta;

  constructor(definition: EntityDefinition, unique: readonly Field[], state: WriteState, meta: WriteMeta) {
    this.#definition = definition;
    this.#unique = unique;
    this.#meta = meta;
    this.#state = state;
  }

  run(intents: readonly WriteIntent[]): WritePlan {
    const outcomes = intents.map((intent): WriteOutcome => {
      try {
        return this.#apply(intent);
      } catch (error) {
        if (error instanceof ProblemError) return { status: "failed", problem: error };
        throw error;
      }
    });
    return { outcomes, rows: [...this.#rows.values()], claims: this.#asked };
  }

  #record(id: string): EntityRecord | undefined {
    return this.#rows.get(id)?.after ?? this.#state.record(id);
  }

  #holder(key: string): string | undefined {
    const moved = this.#claims.get(key);
    return moved === undefined ? this.#state.holder(key) : (moved ?? undefined);
  }

  #apply(intent: WriteIntent): WriteOutcome {
    switch (intent.kind) {
      case "create":
        return this.#create(intent.id, intent.fields);
      case "change":
        return this.#change(this.#require(intent.recordId, intent.version), intent.fields);
      case "upsert":
        return this.#upsert(intent);
      case "delete":
        return this.#delete(this.#require(intent.recordId, intent.version));
      case "restore":
        return this.#restore(intent);
    }
  }

  #require(recordId: string, version: number | undefined): EntityRecord {
    const record = this.#record(recordId);
    if (!record || record.deletedAt) throw recordNotFound(this.#definition.name, recordId);
    if (version !== undefined && version !== record.version) throw versionConflict(record, version);
    return record;
  }

  #create(id: string, fields: RecordFields): WriteOutcome {
    const { now, actor } = this.#meta;
    const record: EntityRecord = {
      id,
      definitionId: this.#definition.id,
      definitionName: this.#definition.name,
      fields,
      version: 1,
      createdAt: now,
      createdBy: actor.userId,
      updatedAt: now,
      updatedBy: actor.userId,
    };
    this.#write("created", undefined, record);
    return { status: "created", record };
  }

  #change(current: EntityRecord, fieldsOf: (current: EntityRecord) => RecordFields): WriteOutcome {
    const record = { ...this.#next(current), fields: fieldsOf(current) };
    this.#write("updated", current, record);
    return { status: "updated", record };
  }

  #upsert(intent: Extract<WriteIntent, { kind: "upsert" }>): WriteOutcome {
    const { key, value } = intent;
    const id = key.system ? String(value) : this.#holder(keyOf(key, value));
    const current = id === undefined ? undefined : this.#record(id);
    if (current?.deletedAt) throw recordNotFound(this.#definition.name, current.id);
    return current ? this.#change(current, intent.fields) : this.#create(intent.id, intent.create());
  }

  #delete(current: EntityRecord): WriteOutcome {
    const record = { ...this.#next(current), deletedAt: this.#meta.now };
    this.#write("deleted", current, record);
    return { status: "deleted", record };
  }

  #restore({ recordId, check }: Extract<WriteIntent, { kind: "restore" }>): WriteOutcome {
    const current = this.#record(recordId);
    if (!current) throw recordNotFound(this.#definition.name, recordId);
    if (!current.deletedAt) return { status: "unchanged", record: current };
    check(current);
    const { deletedAt: _, ...record } = this.#next(current);
    this.#write("restored", current, record);
    return { status: "updated", record };
  }

  #next(current: EntityRecord): EntityRecord {
    return {
      ...current,
      version: current.version + 1,
      updatedAt: this.#meta.now,
      updatedBy: this.#meta.actor.userId,
    };
  }

  #write(action: RecordRevision["action"], before: EntityRecord | undefined, after: EntityRecord): void {
    this.#claim(before, after);
    const revision = once(() => revisionOf(action, before, after, this.#meta));
    const changes = action === "updated" ? revision().changes : undefined;
    const row = this.#rows.get(after.id) ?? { before, after, revisions: [], events: [] };
    row.after = after;
    row.revisions.push(revision);
    row.events.push(recordEvent(action, after, changes, this.#meta));
    this.#rows.set(after.id, row);
  }

  /** Moves the record's claims on unique values; throws before anything moved when another record holds one. */
  #claim(before: EntityRecord | undefined, after: EntityRecord): void {
    const wanted = after.deletedAt ? [] : this.#unique.flatMap((field) => this.#ask(field, after));
    const taken = wanted.filter(({ key }) => (this.#holder(key) ?? after.id) !== after.id);
    if (taken.length > 0) {
      throw uniqueConflict(
        after,
        taken.map(({ field }) => field),
      );
    }
    for (const field of this.#unique) {
      const key = before && uniqueKey(field, before);
      if (key !== undefined && this.#holder(key) === after.id) this.#claims.set(key, null);
    }
    for (const { key } of wanted) this.#claims.set(key, after.id);
  }

  #ask(field: Field, record: EntityRecord): { field: Field; key: string }[] {
    const value = comparable(field.kind, valueAt(record.fields, field));
    if (value === undefined) return [];
    const key = keyOf(field, value);
    this.#asked.set(key, { field, value });
    return [{ field, key }];
  }
}
