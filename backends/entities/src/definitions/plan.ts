import type {
  Backfill,
  DefinitionPlan,
  EntityDefinition,
  EntityRecord,
  IncompatibleRecord,
} from "@elqnt/contracts/entities";
import { everything, type Field } from "@elqnt/service-kit/filter";
import { fieldPlan } from "../schema/fields.ts";
import { type Issue, isObject, type Json } from "../schema/pointer.ts";
import type { EntityStore } from "../store.ts";
import { type CompiledDefinition, compile } from "./compiled.ts";
import { definitionConflict } from "./problems.ts";
import { mayBreak, schemaChanges } from "./schema-changes.ts";

const BATCH = 1000;

export interface PlanRequest {
  store: EntityStore;
  org: string;
  current: EntityDefinition;
  /** An acceptable schema. */
  schema: Json;
  samples: number;
  signal: AbortSignal;
}

/** Finds out what a schema change would break, by reading every record once. Writes nothing. */
export async function planDefinition(request: PlanRequest): Promise<DefinitionPlan> {
  const { current, schema } = request;
  const next = compile({ ...current, schema });
  const tally = new Tally(next, request.samples);
  for await (const record of liveRecords(request)) tally.add(record, next.check(record.fields));
  for (const { field, duplicates } of await newDuplicates(request, next))
    tally.addDuplicates(field, duplicates);
  return tally.plan(schemaChanges(current.schema, schema));
}

/**
 * Throws `definition_conflict` with the first faults when stored records do not fit a new schema. Records that are
 * written while it reads are checked against one of the two schemas, whichever is stored at their write.
 */
export async function requireCompatible(request: PlanRequest): Promise<void> {
  const next = compile({ ...request.current, schema: request.schema });
  const errors: Issue[] = [];
  if (
    boundsText(request.current.schema, next) ||
    mayBreak(schemaChanges(request.current.schema, request.schema))
  ) {
    for await (const record of liveRecords(request)) {
      const [issue] = next.check(record.fields);
      if (issue) errors.push(conflictOf(record, issue));
      if (errors.length >= request.samples) break;
    }
  }
  for (const { field, duplicates } of await newDuplicates(request, next)) {
    errors.push(...duplicates.map(({ value, count }) => duplicateIssue(field, value, count)));
  }
  if (errors.length > 0) throw definitionConflict(request.current.name, errors);
}

/** Whether a field becomes indexed, which bounds the length of its text. */
function boundsText(before: Json, next: CompiledDefinition): boolean {
  const bounded = ({ indexed }: Pick<CompiledDefinition, "indexed">) =>
    indexed.filter(({ unique, indexed }) => unique || indexed).map(({ field }) => field.name);
  const was = new Set(bounded(fieldPlan(before)));
  return bounded(next).some((name) => !was.has(name));
}

function conflictOf(record: EntityRecord, { pointer, code, message }: Issue): Issue {
  return { pointer: "/schema", code, message: `record ${record.id}: ${pointer} ${message}` };
}

/** What a value that several records hold looks like where a field becomes unique. */
export function duplicateIssue(field: Field, value: unknown, count: number): Issue {
  const pointer = `/schema/properties/${field.path.join("/properties/")}/x-unique`;
  return { pointer, code: "unique", message: `${count} records hold ${JSON.stringify(value)}` };
}

async function* liveRecords({ store, org, current, signal }: PlanRequest): AsyncGenerator<EntityRecord> {
  const scan = { filter: everything, sort: [], includeDeleted: false, batchSize: BATCH };
  for await (const batch of store.scanRecords(org, current, scan)) {
    signal.throwIfAborted();
    yield* batch;
  }
}

/** Values several records hold in fields that were not unique before. */
async function newDuplicates({ store, org, current, samples }: PlanRequest, next: CompiledDefinition) {
  const was = new Set(
    fieldPlan(current.schema)
      .indexed.filter(({ unique }) => unique)
      .map(({ field }) => field.name),
  );
  const fresh = next.unique.filter(({ name }) => !was.has(name));
  return Promise.all(
    fresh.map(async (field) => ({
      field,
      duplicates: await store.findDuplicates(org, current, field, Math.max(samples, 1)),
    })),
  );
}

/** Counts while records stream by; keeps only samples. */
class Tally {
  readonly #next: CompiledDefinition;
  readonly #limit: number;
  readonly #samples: IncompatibleRecord[] = [];
  readonly #lacking: Map<string, number>;
  #records = 0;
  #incompatible = 0;

  constructor(next: CompiledDefinition, limit: number) {
    this.#next = next;
    this.#limit = limit;
    const { required } = next.definition.schema;
    this.#lacking = new Map(Array.isArray(required) ? required.map((name) => [String(name), 0]) : []);
  }

  add({ id, fields }: EntityRecord, issues: Issue[]): void {
    this.#records++;
    for (const [name, count] of this.#lacking)
      if (!Object.hasOwn(fields, name)) this.#lacking.set(name, count + 1);
    if (issues.length === 0) return;
    this.#incompatible++;
    if (this.#samples.length < this.#limit) this.#samples.push({ recordId: id, errors: issues });
  }

  addDuplicates(field: Field, duplicates: readonly { recordIds: string[]; count: number }[]): void {
    const pointer = `/fields/${field.path.join("/")}`;
    for (const { recordIds, count } of duplicates) {
      this.#incompatible += count;
      const errors = [{ pointer, code: "unique", message: `${count} records hold the same value` }];
      for (const recordId of recordIds)
        if (this.#samples.length < this.#limit) this.#samples.push({ recordId, errors });
    }
  }

  plan(changes: DefinitionPlan["changes"]): DefinitionPlan {
    return {
      compatible: this.#incompatible === 0,
      changes,
      recordCount: this.#records,
      incompatibleCount: Math.min(this.#incompatible, this.#records),
      samples: this.#samples,
      backfills: [...this.#lacking]
        .filter(([, count]) => count > 0)
        .map(([name, count]) => this.#backfill(name, count)),
    };
  }

  #backfill(field: string, recordCount: number): Backfill {
    const { properties } = this.#next.definition.schema;
    const property = isObject(properties) && Object.hasOwn(properties, field) ? properties[field] : undefined;
    const suggestion =
      isObject(property) && "default" in property ? { suggestedValue: property.default } : {};
    return { field, recordCount, ...suggestion };
  }
}
