import { createAuthService } from "@elqnt/service-auth";
import { createMemoryStore as createAuthStore } from "@elqnt/service-auth/memory";
import { createEntitiesService } from "@elqnt/service-entities";
import { createMemoryStore as createEntityStore } from "@elqnt/service-entities/memory";
import { type DemoSeed, demoSeed, largeSeed, seedEvents } from "@elqnt/service-entities/seed";
import { createKgService } from "@elqnt/service-kg";
import { demoGraph, type GraphSeed, largeGraph, seededRevision, seedRows } from "@elqnt/service-kg/seed";
import type { Service, ServicePorts } from "@elqnt/service-kit";
import { createEntityMirror, type EntityMirror } from "./entity-mirror.ts";
import { demoOrgId, type Scenario, secondOrgId } from "./scenario.ts";

/** The services of a mock by name. A service that is not here answers 501. */
export interface MockServices extends Readonly<Record<string, Service>> {
  readonly auth: Service;
  readonly entities: Service;
  readonly kg: Service;
}

function createEntities(ports: MockServicePorts, scenario: Scenario, mirror: EntityMirror): Service {
  const store = createEntityStore({ publish: mirror.hear });
  const load = (org: string, seed: DemoSeed) => {
    store.load(org, seed);
    mirror.hearLater(() => seedEvents(org, seed));
  };
  if (scenario === "typical" || scenario === "twoOrgs") load(demoOrgId, demoSeed());
  if (scenario === "twoOrgs") load(secondOrgId, demoSeed({ seed: 2 }));
  // Its graph has 20,000 elements of its own; 100,000 records more would make it slow to open.
  if (scenario === "large") store.load(demoOrgId, largeSeed());
  return createEntitiesService({ ...ports, store });
}

function createKg(
  ports: MockServicePorts,
  scenario: Scenario,
  { ledger, store, upToDate }: EntityMirror,
): Service {
  const load = (org: string, seed: GraphSeed) => {
    ledger.load(org, seed.graph, seededRevision);
    store.load(org, seed.graph.id, () => seedRows(seed));
  };
  if (scenario === "typical" || scenario === "twoOrgs") load(demoOrgId, demoGraph());
  if (scenario === "twoOrgs") load(secondOrgId, demoGraph({ seed: 2 }));
  if (scenario === "large") load(demoOrgId, largeGraph());
  return upToDate(createKgService({ ...ports, ledger, store }));
}

type MockServicePorts = Omit<ServicePorts, "idempotency" | "ready" | "close">;

/** Creates every service on its memory store, filled as the scenario says. A new service adds one entry. */
export function createMockServices(
  ports: MockServicePorts,
  { scenario, jwtSecret }: { scenario: Scenario; jwtSecret: string },
): MockServices {
  const mirror = createEntityMirror(ports.log);
  return {
    auth: createAuthService({ ...ports, store: createAuthStore(), secret: jwtSecret, autoProvision: true }),
    entities: createEntities(ports, scenario, mirror),
    kg: createKg(ports, scenario, mirror),
  };
}
