import type { MemorySeed } from "../memory-store.ts";
import { definitionEvent, type EntityEvent, recordEvent, relationshipEvent } from "../records/events.ts";

/** The events that writing a seed would have left, for those who live on events: rows that are loaded leave none. */
export function* seedEvents(
  org: string,
  { definitions, records = [], relationships = [] }: MemorySeed,
): Generator<EntityEvent> {
  const meta = (now: string, userId: string) => ({ org, actor: { userId }, requestId: "seed", now });
  for (const definition of definitions)
    yield definitionEvent("created", definition, meta(definition.createdAt, "seed"));
  for (const record of records)
    yield recordEvent("created", record, undefined, meta(record.createdAt, record.createdBy));
  for (const { relationship } of relationships)
    yield relationshipEvent("created", relationship, meta(relationship.createdAt, relationship.createdBy));
}
