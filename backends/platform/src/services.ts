import { createNodeHmac } from "@elqnt/gateway/node";
import { createAuthService } from "@elqnt/service-auth";
import { createPostgresStore as createAuthStore } from "@elqnt/service-auth/postgres";
import { createEntitiesService, type EntityStore } from "@elqnt/service-entities";
import { createPostgresStore as createEntityPostgresStore } from "@elqnt/service-entities/postgres";
import { cursorPurpose, proofPurpose, type Service } from "@elqnt/service-kit";
import type { Config } from "./config.ts";
import type { Log } from "./log.ts";
import type { Stores } from "./stores.ts";

/** What every service of this platform is made of. */
export interface ServiceSetup {
  readonly config: Config;
  readonly secret: string;
  readonly log: Log;
  readonly stores: Stores;
}

const common = ({ secret, log }: ServiceSetup) => ({
  cursorHmac: createNodeHmac(secret, cursorPurpose),
  proofHmac: createNodeHmac(secret, proofPurpose),
  log,
});

/** The entities' store of this process. */
export const createEntityStore = ({ stores }: ServiceSetup): EntityStore =>
  createEntityPostgresStore({ postgres: stores.postgres, migrator: stores.migrator });

/** Every service by name and how it is made. A new service adds one entry. */
export const services: Readonly<Record<string, (setup: ServiceSetup) => Service>> = {
  auth: (setup) =>
    createAuthService({
      ...common(setup),
      store: createAuthStore({ postgres: setup.stores.postgres }),
      secret: setup.secret,
      issuer: setup.config.issuer,
      audience: setup.config.audience,
      autoProvision: setup.config.autoProvision,
    }),
  entities: (setup) => createEntitiesService({ ...common(setup), store: createEntityStore(setup) }),
};

/** Creates the named services, or all of them. */
export function createServices(setup: ServiceSetup, names = Object.keys(services)): Record<string, Service> {
  return Object.fromEntries(names.map((name) => [name, services[name]!(setup)]));
}
