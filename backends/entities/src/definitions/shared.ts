import type { Cache, CloudEvent, SubscribeOptions } from "@elqnt/adapters/memory";
import type { EntityDefinition } from "@elqnt/contracts/entities";
import type { DefinitionUpdatedEvent } from "@elqnt/contracts/events";

/** Where the processes of the service keep definitions for each other. */
export type DefinitionCache = Pick<Cache, "get" | "set" | "add">;

/** How long a definition is shared, should every sign of its change get lost. */
const sharedMs = 60_000;

/**
 * How long after a change nobody shares what it was: longer than a reader takes between reading the store and
 * sharing what it read.
 */
const changedMs = 5_000;
const changed = null;

const keyOf = (name: string) => `definition:${name}`;

/**
 * Finds a definition in the cache or in the store. Only what the cache knows nothing of is put there, so that a
 * reader who was slow never puts an old version over the sign of a change.
 */
export async function findShared(
  cache: DefinitionCache | undefined,
  org: string,
  name: string,
  read: () => Promise<EntityDefinition | undefined>,
): Promise<EntityDefinition | undefined> {
  const shared = await cache?.get<EntityDefinition | typeof changed>(org, keyOf(name));
  if (shared) return shared;
  const stored = await read();
  if (stored && shared !== changed) await cache?.add(org, keyOf(name), stored, sharedMs);
  return stored;
}

/** Tells the other processes that a definition changed. */
export async function markChanged(
  cache: DefinitionCache | undefined,
  org: string,
  name: string,
): Promise<void> {
  await cache?.set(org, keyOf(name), changed, changedMs);
}

/**
 * The subscription that clears the shared definitions of what changed, for the case that the process that changed it
 * could not. One for all processes of the service.
 *
 * @example
 * ```ts
 * await bus.subscribe(definitionChanges(cache));
 * ```
 */
export function definitionChanges(cache: DefinitionCache): SubscribeOptions {
  return {
    durable: "entities-definitions",
    subjects: ["entity.events.definition.>"],
    handle: async (event) => {
      const { orgid, data } = event as CloudEvent<DefinitionUpdatedEvent["data"]>;
      await markChanged(cache, orgid, data.definition.name);
    },
  };
}
