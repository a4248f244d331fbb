import type { EntityEvent } from "@elqnt/service-entities";
import type { Mirror } from "@elqnt/service-kg/mirror";
import type { Service, ServicePorts } from "@elqnt/service-kit";
import type { EntityInbox } from "./lazy-graphs.ts";

/** The service, whose answers know every record written before. */
export function upToDate(
  service: Service,
  mirror: Mirror,
  inbox: EntityInbox,
  log: ServicePorts["log"],
): Service {
  const { later, heard } = inbox;
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

  inbox.wake = () => void caughtUp();

  return {
    ...service,
    async fetch(request, identity) {
      await caughtUp();
      return service.fetch(request, identity);
    },
    async handle(call, identity) {
      await caughtUp();
      return service.handle!(call, identity);
    },
  };
}
