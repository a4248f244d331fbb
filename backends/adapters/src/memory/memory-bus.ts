import { LRUCache } from "lru-cache";
import { assertCloudEvent, type CloudEvent } from "../bus/cloud-event.ts";
import { BusUnavailable, type DeadLetter, type EventBus, type SubscribeOptions } from "../bus/event-bus.ts";
import { DurableConsumer } from "./durable-consumer.ts";

export interface MemoryBusOptions {
  /** How long an event id is remembered, in milliseconds. Default 2 minutes, as JetStream's. */
  readonly duplicateWindowMs?: number;
  /** Most unacknowledged events one durable consumer keeps; above it `publish` rejects. Default 10 000. */
  readonly maxPending?: number;
  /** Hears of every event that was given up, whether or not someone reads the dead letters. */
  readonly onDeadLetter?: (letter: DeadLetter) => void;
}

const maxRememberedIds = 100_000;

/**
 * The {@link EventBus} port inside this process, for development, tests and the mock in the browser.
 *
 * It keeps the same promises as JetStream while the process lives; what it holds is lost with the process, and
 * the outbox is what makes events durable.
 */
export function createMemoryBus(options: MemoryBusOptions = {}): EventBus {
  const { duplicateWindowMs = 120_000, maxPending = 10_000, onDeadLetter } = options;
  const seen = new LRUCache<string, true>({ max: maxRememberedIds, ttl: duplicateWindowMs });
  const consumers = new Map<string, DurableConsumer>();
  let closed = false;

  const keep = (event: CloudEvent) => {
    const hearing = [...consumers.values()].filter((consumer) => consumer.hears(event.type));
    if (hearing.some((consumer) => consumer.pending >= maxPending)) {
      throw new BusUnavailable("Failed to publish an event: a consumer is too far behind. Try again later.");
    }
    const json = JSON.stringify(event);
    for (const consumer of hearing) consumer.keep(json);
  };

  const giveUp = (durable: string, event: CloudEvent, deadreason: string, deadattempts: number) => {
    const id = `${durable}.${event.id}`;
    const letter: DeadLetter = {
      ...event,
      id,
      type: `dead.${durable}.${event.type}`,
      deadreason,
      deadattempts,
    };
    onDeadLetter?.(letter);
    // The dead letters of a reader of dead letters would breed without end.
    if (event.type.startsWith("dead.")) return;
    try {
      keep(letter);
    } catch {
      // No reader has room for it: `onDeadLetter` has told.
    }
  };

  return {
    async publish(event) {
      assertCloudEvent(event);
      if (closed) throw new BusUnavailable("Failed to publish an event: the bus is closed.");
      if (seen.has(event.id)) return { duplicate: true };
      keep(event);
      seen.set(event.id, true);
      return { duplicate: false };
    },
    async subscribe(subscription) {
      assertSubscription(subscription);
      if (closed) throw new BusUnavailable("Failed to subscribe: the bus is closed.");
      const { durable, subjects } = subscription;
      const consumer =
        consumers.get(durable) ??
        new DurableConsumer(subjects, (event, reason, attempts) => giveUp(durable, event, reason, attempts));
      if (consumer.subjects.join() !== subjects.join()) {
        throw new TypeError(`Failed to subscribe as "${durable}": it listens to other subjects already.`);
      }
      consumers.set(durable, consumer);
      return consumer.join(subscription);
    },
    async close() {
      closed = true;
      await Promise.all([...consumers.values()].map((consumer) => consumer.close()));
    },
  };
}

function assertSubscription({ durable, subjects }: SubscribeOptions): void {
  if (!/^[A-Za-z0-9_-]+$/.test(durable)) {
    throw new TypeError(`Failed to subscribe as "${durable}": the durable name must be one subject token.`);
  }
  if (subjects.length === 0) throw new TypeError(`Failed to subscribe as "${durable}": no subject is given.`);
}
