export { type DefinitionCache, definitionChanges } from "./definitions/shared.ts";
export type { EntitiesPorts } from "./ports.ts";
export type { EntityEvent } from "./records/events.ts";
export { createEntitiesService } from "./service.ts";
export type { EntityStore } from "./store.ts";
