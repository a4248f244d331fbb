import { createAuthService } from "@elqnt/service-auth";
import { createMemoryStore as createAuthStore } from "@elqnt/service-auth/memory";
import { createEntitiesService, type EntityEvent } from "@elqnt/service-entities";
import { createMemoryStore as createEntityStore } from "@elqnt/service-entities/memory";
import { type DemoSeed, demoSeed, largeSeed, seedEvents } from "@elqnt/service-entities/seed";
import type { Service } from "@elqnt/service-kit";
import { createLazyGraphs, type EntityInbox, type MockServicePorts } from "./lazy-graphs.ts";
import { demoOrgId, type Scenario, secondOrgId } from "./scenario.ts";

/** The services of a mock by name. A service that is not here answers 501. */
export interface MockServices extends Readonly<Record<string, Service>> {
  readonly auth: Service;
  readonly entities: Service;
  readonly kg: Service;
}

function createEntities(ports: MockServicePorts, scenario: Scenario, inbox: EntityInbox): Service {
  const publish = (events: readonly EntityEvent[]) => {
    inbox.heard.push(...events);
    inbox.wake?.();
  };
  const store = createEntityStore({ publish });
  const load = (org: string, seed: DemoSeed) => {
    store.load(org, seed);
    inbox.later.push(() => seedEvents(org, seed));
  };
  if (scenario === "typical" || scenario === "twoOrgs") load(demoOrgId, demoSeed());
  if (scenario === "twoOrgs") load(secondOrgId, demoSeed({ seed: 2 }));
  // Its graph has 20,000 elements of its own; 100,000 records more would make it slow to open.
  if (scenario === "large") store.load(demoOrgId, largeSeed());
  return createEntitiesService({ ...ports, store });
}

/** Creates every service on its memory store, filled as the scenario says. A new service adds one entry. */
export function createMockServices(
  ports: MockServicePorts,
  { scenario, jwtSecret }: { scenario: Scenario; jwtSecret: string },
): MockServices {
  const inbox: EntityInbox = { later: [], heard: [] };
  return {
    auth: createAuthService({ ...ports, store: createAuthStore(), secret: jwtSecret, autoProvision: true }),
    entities: createEntities(ports, scenario, inbox),
    kg: createLazyGraphs(ports, scenario, inbox),
  };
}
