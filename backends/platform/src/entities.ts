import { createEntitiesService, definitionChanges, type EntityStore } from "@elqnt/service-entities";
import { createPostgresStore } from "@elqnt/service-entities/postgres";
import type { Service, ServicePorts } from "@elqnt/service-kit";
import type { Config } from "./config.ts";
import { startConsumers } from "./consumers.ts";
import type { Engines } from "./engines.ts";
import type { Stores } from "./stores.ts";

/** What the entities service of this process is made of. */
export interface EntitiesSetup {
  readonly config: Config;
  readonly engines: Engines;
}

/** The entities' store of this process. */
export const createEntityStore = ({ postgres, migrator }: Stores): EntityStore =>
  createPostgresStore({ postgres, migrator });

/**
 * The entities service. Its processes share definitions through the cache at `REDIS_URL`; a cache of this process
 * alone would only hide from it what the others change.
 */
export function openEntities({ config, engines }: EntitiesSetup, ports: ServicePorts): Service {
  const store = createEntityStore(engines);
  if (!config.redisUrl) return createEntitiesService({ ...ports, store });
  const { cache } = engines;
  const entities = createEntitiesService({ ...ports, store, cache });
  const consumers = startConsumers(engines.bus, [definitionChanges(cache)]);
  return {
    ...entities,
    async close() {
      await consumers.close();
      await entities.close();
    },
  };
}
