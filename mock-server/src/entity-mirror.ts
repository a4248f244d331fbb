import type { EntityEvent } from "@elqnt/service-entities";
import {
  createMemoryGraphStore,
  createMemoryLedger,
  type MemoryGraphStore,
  type MemoryLedger,
} from "@elqnt/service-kg/memory";
import { createMirror } from "@elqnt/service-kg/mirror";
import type { Service, ServicePorts } from "@elqnt/service-kit";

/** The graphs of a mock, with the records of its entities among them: what the bus does for a platform. */
export interface EntityMirror {
  readonly ledger: MemoryLedger;
  readonly store: MemoryGraphStore;
  /** Takes in events of the entities service, in order. */
  readonly hear: (events: readonly EntityEvent[]) => void;
  /** Takes in events before all others, when somebody first asks for graphs: until then they cost nothing. */
  readonly hearLater: (events: () => Iterable<EntityEvent>) => void;
  /** The service, whose answers know every record written before. */
  readonly upToDate: (service: Service) => Service;
}

export function createEntityMirror(log: ServicePorts["log"]): EntityMirror {
  const ledger = createMemoryLedger();
  const store = createMemoryGraphStore();
  const mirror = createMirror({ ledger, store });
  const later: (() => Iterable<EntityEvent>)[] = [];
  const heard: EntityEvent[] = [];
  let working: Promise<void> | undefined;

  async function work(): Promise<void> {
    for (const events of later.splice(0)) await Promise.all([...events()].map(take));
    while (heard.length > 0) await Promise.all(heard.splice(0).map(take));
    working = undefined;
  }

  const take = (event: EntityEvent): Promise<void> =>
    mirror.handle(event).catch((error: unknown) => {
      log?.({ level: "error", message: "a record was not mirrored", error });
    });

  const caughtUp = (): Promise<void> => {
    if (later.length > 0 || heard.length > 0) working ??= work();
    return working ?? Promise.resolve();
  };

  return {
    ledger,
    store,
    hear: (events) => void heard.push(...events),
    hearLater: (events) => void later.push(events),
    upToDate: (service) => ({
      ...service,
      async fetch(request, identity) {
        await caughtUp();
        return service.fetch(request, identity);
      },
      ...(service.handle && {
        async handle(call, identity) {
          await caughtUp();
          return service.handle!(call, identity);
        },
      }),
    }),
  };
}
