import { createOutboxRelay } from "@elqnt/adapters/postgres";
import type { Engines } from "./engines.ts";
import type { Log } from "./log.ts";

/** Publishes what the stores wrote to their outboxes. Any number of processes may do so at once. */
export function startRelay({ postgres, bus }: Engines, log: Log): { close(): Promise<void> } {
  const relay = createOutboxRelay({
    postgres,
    bus,
    onError: (error) => log({ level: "warn", message: "events could not be published", error }),
  });
  relay.start();
  return relay;
}
