import { setTimeout as pause } from "node:timers/promises";
import { BusUnavailable, type EventBus, type SubscribeOptions, type Subscription } from "@elqnt/adapters/bus";

/**
 * An event is tried for as long as an engine may be away, for giving it up would lose it. What a killed process had
 * in hand comes to another one once the time to acknowledge is over.
 */
const patience = { backoffMs: [200, 1_000, 5_000, 15_000], maxDeliveries: 10_000, ackWaitMs: 10_000 };
const retryMs = 250;

/** Consumers of a service that hear the bus as soon as it is there. */
export interface Consumers {
  /** Takes no further event and waits for those being handled. */
  close(): Promise<void>;
}

/**
 * Subscribes in the background: a bus that is away keeps no service from starting, and what is published meanwhile
 * waits in the outboxes.
 */
export function startConsumers(
  bus: EventBus,
  consumers: readonly Pick<
    SubscribeOptions,
    "durable" | "subjects" | "concurrency" | "ackWaitMs" | "handle"
  >[],
): Consumers {
  const stop = new AbortController();
  const open: Subscription[] = [];
  const subscribe = async (options: SubscribeOptions): Promise<void> => {
    while (!stop.signal.aborted) {
      try {
        const subscription = await bus.subscribe(options);
        if (stop.signal.aborted) await subscription.close();
        else open.push(subscription);
        return;
      } catch (error) {
        if (!(error instanceof BusUnavailable)) throw error;
        await pause(retryMs, undefined, { signal: stop.signal }).catch(() => {});
      }
    }
  };
  for (const consumer of consumers) void subscribe({ ...patience, ...consumer });
  return {
    async close() {
      stop.abort();
      await Promise.all(open.map((subscription) => subscription.close()));
    },
  };
}
