import { createMemoryBus } from "@elqnt/adapters/memory";
import { createOutboxRelay } from "@elqnt/adapters/postgres";
import type { Log } from "./log.ts";
import type { Stores } from "./stores.ts";

/** Publishes what the stores wrote to their outboxes on the bus of this process. */
export function startRelay({ postgres }: Stores, log: Log): { close(): Promise<void> } {
  const bus = createMemoryBus();
  const relay = createOutboxRelay({
    postgres,
    bus,
    onError: (error) => log({ level: "warn", message: "events could not be published", error }),
  });
  relay.start();
  return {
    async close() {
      await relay.close();
      await bus.close();
    },
  };
}
