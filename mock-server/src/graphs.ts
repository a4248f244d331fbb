import { createKgService } from "@elqnt/service-kg";
import { createMemoryGraphStore, createMemoryLedger } from "@elqnt/service-kg/memory";
import { createMirror } from "@elqnt/service-kg/mirror";
import { demoGraph, type GraphSeed, largeGraph, seededRevision, seedRows } from "@elqnt/service-kg/seed";
import type { Service } from "@elqnt/service-kit";
import { upToDate } from "./entity-mirror.ts";
import type { EntityInbox, MockServicePorts } from "./lazy-graphs.ts";
import { demoOrgId, type Scenario, secondOrgId } from "./scenario.ts";

/** The kg service of a mock, filled as the scenario says, with the records of its entities among its graphs. */
export function createGraphs(ports: MockServicePorts, scenario: Scenario, inbox: EntityInbox): Service {
  const ledger = createMemoryLedger({ onEvent: (event) => kg.hear(event) });
  const store = createMemoryGraphStore();
  const load = (org: string, seed: GraphSeed) => {
    ledger.load(org, seed.graph, seededRevision);
    store.load(org, seed.graph.id, () => seedRows(seed));
  };
  if (scenario === "typical" || scenario === "twoOrgs") load(demoOrgId, demoGraph());
  if (scenario === "twoOrgs") load(secondOrgId, demoGraph({ seed: 2 }));
  if (scenario === "large") load(demoOrgId, largeGraph());
  const kg = createKgService({ ...ports, ledger, store });
  return upToDate(kg, createMirror({ ledger, store }), inbox, ports.log);
}
