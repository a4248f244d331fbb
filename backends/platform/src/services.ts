import { createNodeHmac } from "@elqnt/gateway/node";
import { createAuthService } from "@elqnt/service-auth";
import { createPostgresStore as createAuthStore } from "@elqnt/service-auth/postgres";
import { cursorPurpose, proofPurpose, type Service, type ServicePorts } from "@elqnt/service-kit";
import type { Config } from "./config.ts";
import type { Engines } from "./engines.ts";
import { openEntities } from "./entities.ts";
import type { Log } from "./log.ts";
import type { Observers } from "./telemetry/observers.ts";

/** What every service of this platform is made of. */
export interface ServiceSetup {
  readonly config: Config;
  readonly secret: string;
  readonly log: Log;
  readonly engines: Engines;
  readonly observers: Observers;
}

const common = ({ secret, log, observers: { tracer, metrics } }: ServiceSetup): ServicePorts => ({
  cursorHmac: createNodeHmac(secret, cursorPurpose),
  proofHmac: createNodeHmac(secret, proofPurpose),
  log,
  ...(tracer ? { tracer } : {}),
  ...(metrics
    ? { observe: (operation, status, seconds) => metrics.observe(operation, status, seconds) }
    : {}),
});

/** Every service by name and how it is made. A new service adds one entry. */
export const services: Readonly<Record<string, (setup: ServiceSetup) => Promise<Service>>> = {
  auth: async (setup) =>
    createAuthService({
      ...common(setup),
      store: createAuthStore({ postgres: setup.engines.postgres }),
      secret: setup.secret,
      issuer: setup.config.issuer,
      audience: setup.config.audience,
      autoProvision: setup.config.autoProvision,
    }),
  entities: async (setup) => withOptional(openEntities(setup, common(setup)), setup.engines),
  kg: async (setup) => {
    // With its engines it is the largest of them: the other processes start without it.
    const { openKg } = await import("./kg.ts");
    return withOptional(await openKg(setup, common(setup)), setup.engines);
  },
};

/** Tells of the parts a service can do without for a while beside those it cannot. */
const withOptional = (service: Service, { optional }: Engines): Service => ({
  ...service,
  ready: async () => [...(await service.ready()), ...optional()],
});

/** Creates the named services, or all of them. */
export async function createServices(
  setup: ServiceSetup,
  names = Object.keys(services),
): Promise<Record<string, Service>> {
  const created: Record<string, Service> = {};
  for (const name of names) created[name] = await services[name]!(setup);
  return created;
}
