import { type CloudEvent, type EventBus, EventInHand } from "@elqnt/adapters/bus";
import type { Observers } from "./observers.ts";

/**
 * The bus with a span for each event published and each one handled, in the trace of the write it tells of, and
 * counters of both.
 */
export function observedBus(bus: EventBus, observers: Observers): EventBus {
  return {
    keepsOrder: bus.keepsOrder ?? false,
    publish: (event) =>
      observe(observers, { kind: "producer", name: "publish" }, event, (traced) => bus.publish(traced)),
    subscribe: (options) =>
      bus.subscribe({
        ...options,
        handle: (event, delivery) =>
          observe(observers, { kind: "consumer", name: options.durable }, event, (traced) =>
            options.handle(traced, delivery),
          ),
      }),
    listen: (options) => bus.listen(options),
    close: () => bus.close(),
  };
}

const counters = {
  producer: ["elqnt_events_published_total", "Events given to the bus."],
  consumer: ["elqnt_events_handled_total", "Deliveries of events to consumers."],
} as const;

/** `name` is the consumer's, or `publish`. */
async function observe<TResult>(
  { tracer, metrics }: Observers,
  { kind, name }: { kind: "producer" | "consumer"; name: string },
  event: CloudEvent,
  work: (event: CloudEvent) => Promise<TResult>,
): Promise<TResult> {
  const { id, type, traceparent } = event;
  const attributes = { "messaging.destination.name": type, "messaging.message.id": id };
  const span = tracer?.start({ name: `${name} ${type}`, kind, parent: traceparent, attributes });
  let outcome = "failed";
  try {
    const result = await work(span ? { ...event, traceparent: span.traceparent } : event);
    outcome = "ok";
    return result;
  } catch (error) {
    if (error instanceof EventInHand) outcome = "waiting";
    throw error;
  } finally {
    span?.end({ failed: outcome === "failed" });
    const consumer = kind === "consumer" ? `consumer="${name}",` : "";
    const [family, help] = counters[kind];
    metrics?.count(family, help, `${consumer}type="${type}",outcome="${outcome}"`);
  }
}
