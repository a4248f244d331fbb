import { entitiesContract } from "@elqnt/contracts/entities";
import { validators } from "@elqnt/contracts/entities/validators";
import { implementService, type Service } from "@elqnt/service-kit";
import { DefinitionDirectory } from "./definitions/directory.ts";
import { definitionHandlers } from "./handlers/definitions.ts";
import { manyHandlers } from "./handlers/many.ts";
import { queryHandlers } from "./handlers/queries.ts";
import { recordHandlers } from "./handlers/records.ts";
import { relationshipHandlers } from "./handlers/relationships.ts";
import { viewHandlers } from "./handlers/views.ts";
import type { Desk, EntitiesPorts } from "./ports.ts";

/**
 * The entities service: what the contract `entities.yaml` promises, over a store. It imports no driver and no
 * Node built-in, so the same code answers in a browser tab, in one process with everything, or on its own.
 *
 * @example
 * ```ts
 * const entities = createEntitiesService({ store: createMemoryStore(), cursorHmac });
 * const response = await entities.fetch(request, identity);
 * ```
 */
export function createEntitiesService(ports: EntitiesPorts): Service {
  const { store, cache, now = Date.now } = ports;
  const desk: Desk = {
    store,
    definitions: new DefinitionDirectory(store, cache),
    now: () => new Date(now()).toISOString(),
  };
  const handlers = {
    ...definitionHandlers(desk),
    ...viewHandlers(desk),
    ...recordHandlers(desk),
    ...queryHandlers(desk),
    ...manyHandlers(desk),
    ...relationshipHandlers(desk),
  };
  return implementService(entitiesContract, validators, handlers, {
    ...ports,
    idempotency: store,
    ready: () => store.ready(),
    close: () => store.close(),
  });
}
