import type { EntityEvent } from "@elqnt/service-entities";
import type { Service, ServicePorts } from "@elqnt/service-kit";
import type { Scenario } from "./scenario.ts";

export type MockServicePorts = Omit<ServicePorts, "idempotency" | "ready" | "close">;

/** What the graphs have not taken in of the entities yet; what the bus is to a platform. */
export interface EntityInbox {
  /** Events before all others, made when somebody first asks for graphs: until then they cost nothing. */
  readonly later: (() => Iterable<EntityEvent>)[];
  /** Events in order. */
  readonly heard: EntityEvent[];
  /** Called when there are new ones, once graphs are open: somebody may follow their changes. */
  wake?: () => void;
}

/** The kg service, whose code is loaded by the first request for it. */
export function createLazyGraphs(ports: MockServicePorts, scenario: Scenario, inbox: EntityInbox): Service {
  let opened: Promise<Service> | undefined;
  const open = () => {
    opened ??= import("./graphs.ts").then(({ createGraphs }) => createGraphs(ports, scenario, inbox));
    return opened;
  };
  return {
    name: "kg",
    fetch: async (request, identity) => (await open()).fetch(request, identity),
    handle: async (call, identity) => (await open()).handle!(call, identity),
    ready: async () => (await opened)?.ready() ?? [],
    close: async () => (await opened)?.close(),
  };
}
