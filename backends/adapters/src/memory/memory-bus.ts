import { LRUCache } from "lru-cache";
import { deadLetterOf, isDeadLetter, unref } from "../bus/attempt.ts";
import { assertCloudEvent, type CloudEvent } from "../bus/cloud-event.ts";
import { BusUnavailable, type DeadLetter, type EventBus, EventInHand } from "../bus/event-bus.ts";
import { assertSameSubjects, subscriptionMatcher } from "../bus/subscription.ts";
import { DurableConsumer, type GiveUp } from "./durable-consumer.ts";
import { Listeners } from "./listeners.ts";

export interface MemoryBusOptions {
  /** How long an event id is remembered, in milliseconds. Default 2 minutes, as JetStream's. */
  readonly duplicateWindowMs?: number;
  /** Most unacknowledged events one durable consumer keeps; above it `publish` rejects. Default 10 000. */
  readonly maxPending?: number;
  /**
   * When `publish` resolves. `"kept"`, the default: as soon as the consumers' queues hold the event. `"handled"`:
   * once every durable consumer that hears it has acknowledged it or made it a dead letter. An outbox relay on a
   * `"handled"` bus loses nothing when the process dies, because an event leaves the outbox only after it took
   * effect. Later events of its record do not wait for one whose handler fails or takes its time.
   */
  readonly acknowledge?: "kept" | "handled";
  /**
   * Longest wait of a `publish` for the consumers in milliseconds, default 1 000; then it rejects with `EventInHand`,
   * and publishing the event again waits on. So who publishes may do other work, and a slow consumer is no error.
   */
  readonly waitMs?: number;
  /** Hears of every event that was given up, whether or not someone reads the dead letters. */
  readonly onDeadLetter?: (letter: DeadLetter) => void;
}

const maxRememberedIds = 100_000;

/**
 * The {@link EventBus} port inside this process, for one-process servers, development, tests and the mock in the
 * browser.
 *
 * It keeps the same promises as JetStream while the process lives; what it holds is lost with the process, and
 * the outbox is what makes events durable (see {@link MemoryBusOptions.acknowledge}). Close the bus before the
 * relay: what is still being handled then stays in the outbox.
 */
export function createMemoryBus(options: MemoryBusOptions = {}): EventBus {
  const { duplicateWindowMs = 120_000, maxPending = 10_000, acknowledge = "kept", onDeadLetter } = options;
  const { waitMs = 1_000 } = options;
  const seen = new LRUCache<string, true>({ max: maxRememberedIds, ttl: duplicateWindowMs });
  const consumers = new Map<string, DurableConsumer>();
  const listeners = new Listeners();
  const inHand = new Map<string, Promise<unknown>>();
  const waiting = new Set<(error: BusUnavailable | EventInHand) => void>();
  let closed = false;

  /** Resolves when everyone who hears the event has settled it. */
  const keep = (event: CloudEvent): Promise<unknown> => {
    const hearing = [...consumers.values()].filter((consumer) => consumer.hears(event.type));
    if (hearing.some((consumer) => consumer.pending >= maxPending)) {
      throw new BusUnavailable("Failed to publish an event: a consumer is too far behind. Try again later.");
    }
    const json = JSON.stringify(event);
    return Promise.all(hearing.map((consumer) => consumer.keep(json)));
  };

  const giveUp =
    (durable: string): GiveUp =>
    async (event, reason, attempts) => {
      const letter = deadLetterOf(durable, event, reason, attempts);
      onDeadLetter?.(letter);
      if (isDeadLetter(event)) return;
      try {
        await keep(letter);
      } catch {
        // No reader has room for it: `onDeadLetter` has told.
      }
    };

  const handled = async (id: string) => {
    const settled = inHand.get(id);
    if (acknowledge !== "handled" || !settled) return;
    const { promise: ended, reject } = Promise.withResolvers<never>();
    const late = new EventInHand("The consumers of the event are not done with it yet.");
    const timer = setTimeout(reject, waitMs, late);
    unref(timer);
    waiting.add(reject);
    await Promise.race([settled, ended]).finally(() => {
      clearTimeout(timer);
      waiting.delete(reject);
    });
  };

  return {
    keepsOrder: true,
    async publish(event) {
      assertCloudEvent(event);
      if (closed) throw new BusUnavailable("Failed to publish an event: the bus is closed.");
      const { id } = event;
      const duplicate = seen.has(id) || inHand.has(id);
      if (!duplicate) {
        const settled = keep(event);
        seen.set(id, true);
        inHand.set(id, settled);
        void settled.then(() => inHand.delete(id));
        listeners.tell(event);
      }
      await handled(id);
      return { duplicate };
    },
    async subscribe(subscription) {
      subscriptionMatcher(subscription);
      if (closed) throw new BusUnavailable("Failed to subscribe: the bus is closed.");
      const { durable, subjects } = subscription;
      const consumer = consumers.get(durable) ?? new DurableConsumer(subscription, giveUp(durable));
      assertSameSubjects(durable, consumer.subjects, subjects);
      consumers.set(durable, consumer);
      return consumer.join(subscription);
    },
    listen: (options) => listeners.add(options),
    async close() {
      closed = true;
      listeners.clear();
      const error = new BusUnavailable("Failed to see an event handled: the bus was closed.");
      for (const stop of waiting) stop(error);
      await Promise.all([...consumers.values()].map((consumer) => consumer.close()));
    },
  };
}
