import type { EntityRecord } from "@elqnt/contracts/entities";
import { newId, type WriteContext } from "@elqnt/service-kit";
import { type CompiledDefinition, compileDefinition } from "../definitions/compiled.ts";
import { definitionLimits } from "../definitions/rules.ts";
import type { WriteIntent } from "../records/write-plan.ts";
import type { EntityStore } from "../store.ts";
import type { DemoSeed } from "./demo.ts";

const BATCH = 1000;

/**
 * Writes a seed through any store, with revisions and events, as a user would have. An entity that already exists
 * is left as it is, its records too, so seeding twice changes nothing.
 *
 * @returns how many records were written.
 */
export async function seedStore(
  store: EntityStore,
  org: string,
  seed: DemoSeed,
  userId = "demo",
): Promise<number> {
  const write: WriteContext = { actor: { userId }, requestId: newId() };
  const definitions = await seedDefinitions(store, org, seed, write);
  let written = 0;
  for (const [id, records] of batches(seed.records)) {
    const definition = definitions.get(id);
    if (definition) written += await seedRecords(store, org, definition, records, write);
  }
  for (const row of seed.relationships) {
    if (definitions.has(row.sourceDefinitionId)) await store.insertRelationship(org, row, write);
  }
  return written;
}

/** The definitions that were missing, with their views. */
async function seedDefinitions(
  store: EntityStore,
  org: string,
  { definitions, views }: DemoSeed,
  write: WriteContext,
) {
  const created = new Map<string, CompiledDefinition>();
  for (const definition of definitions) {
    if (await store.getDefinition(org, definition.name)) continue;
    const compiled = await compileDefinition(org, definition);
    await store.insertDefinition(org, compiled, definitionLimits.definitions, write);
    created.set(definition.id, compiled);
    for (const { definitionId, view } of views) {
      if (definitionId === definition.id)
        await store.insertView(org, definitionId, view, definitionLimits.views, write);
    }
  }
  return created;
}

async function seedRecords(
  store: EntityStore,
  org: string,
  definition: CompiledDefinition,
  records: readonly EntityRecord[],
  write: WriteContext,
): Promise<number> {
  const intents = records.map(
    ({ id, fields }): WriteIntent => ({ kind: "create", id, fields: definition.accept(fields) }),
  );
  const outcomes = await store.writeRecords(org, definition, intents, { atomic: true }, write);
  for (const outcome of outcomes) if (outcome.status === "failed") throw outcome.problem;
  return outcomes.length;
}

/** Runs of records of one definition. */
function* batches(records: Iterable<EntityRecord>): Generator<[string, EntityRecord[]]> {
  let batch: EntityRecord[] = [];
  for (const record of records) {
    const isFull = batch.length >= BATCH || (batch[0] && batch[0].definitionId !== record.definitionId);
    if (isFull) {
      yield [batch[0]!.definitionId, batch];
      batch = [];
    }
    batch.push(record);
  }
  if (batch[0]) yield [batch[0].definitionId, batch];
}
