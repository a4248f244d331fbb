import type { CloudEvent } from "./cloud-event.ts";

/** How one delivery of an event stands. */
export interface Delivery {
  /** 1 for the first delivery; higher for a redelivery. */
  readonly attempt: number;
  /** Aborted when the time to acknowledge is over: the event is then delivered again, possibly elsewhere. */
  readonly signal: AbortSignal;
}

export interface SubscribeOptions {
  /**
   * Name of the durable consumer, one token. Subscriptions with the same name form a queue group: each event
   * goes to one of them. Events published while none is connected wait for the next one.
   */
  readonly durable: string;
  /** Subject filters; `*` is one token, a last `>` one or more. All members of a group pass the same ones. */
  readonly subjects: readonly string[];
  /**
   * Handles one event. Resolving acknowledges it; rejecting asks for a redelivery after the back-off;
   * throwing {@link RetryLater} chooses the delay; throwing {@link RejectEvent} gives the event up at once.
   * Events may come twice and redeliveries come out of order, so a handler must be idempotent.
   */
  handle(event: CloudEvent, delivery: Delivery): Promise<void>;
  /** Events this member handles at once. Default 1: first deliveries then keep the publishing order. */
  readonly concurrency?: number;
  /** Time to acknowledge in milliseconds. Default 30 000. */
  readonly ackWaitMs?: number;
  /** Delays before the redeliveries in milliseconds; the last one repeats. Default 1 s, 5 s, 30 s, 2 min. */
  readonly backoffMs?: readonly number[];
  /** Deliveries before the event becomes a dead letter. Default 6. */
  readonly maxDeliveries?: number;
}

export interface Subscription {
  /** Takes no further event and waits for the running handlers. The durable consumer stays. */
  close(): Promise<void>;
}

export interface ListenOptions {
  /** Subject filters, as of {@link SubscribeOptions.subjects}. */
  readonly subjects: readonly string[];
  /** Hears one event. It may come twice, and nothing brings it back: what it must lead to belongs to a consumer. */
  hear(event: CloudEvent): void;
  /** Called whenever listening begins, also the first time: what was published before then went by unheard. */
  began?(): void;
}

/**
 * The event bus between services: at least once, durable named consumers, wildcards.
 *
 * - `publish` resolves when the bus keeps the event, rejects with {@link BusUnavailable} when it cannot do so now,
 *   and with `EventRefused` when it never will. A bus that waits for the consumers may reject with
 *   {@link EventInHand} meanwhile.
 * - An event id seen within the de-duplication window is dropped: publishing again after a crash is safe.
 * - An event that was delivered `maxDeliveries` times, or was rejected, is published on
 *   `dead.<durable>.<type>` with the attributes `deadreason` and `deadattempts`, where a consumer can read it.
 * - A consumer hears the events published after its first `subscribe`.
 * - Every event carries its org; one that does not is refused.
 */
export interface EventBus {
  /** Whether events are kept in the order of the calls of `publish`, also where none is awaited. Default: no. */
  readonly keepsOrder?: boolean;
  publish(event: CloudEvent): Promise<{ duplicate: boolean }>;
  subscribe(options: SubscribeOptions): Promise<Subscription>;
  /**
   * Hears what is published from now on, as every other listener of every process does: for what each process keeps
   * to itself, such as caches and open streams. Begins as soon as there is a connection, and again after one was lost.
   */
  listen(options: ListenOptions): Subscription;
  close(): Promise<void>;
}

/** An event that was given up, as published on `dead.<durable>.<type>`. */
export interface DeadLetter<TData = unknown> extends CloudEvent<TData> {
  readonly deadreason: string;
  readonly deadattempts: number;
}

/** The bus cannot keep the event now. Publish it again later under the same id. */
export class BusUnavailable extends Error {
  override readonly name = "BusUnavailable";
  readonly code = "bus_unavailable";
}

/**
 * The bus has the event, and its consumers are not done with it. Nothing is wrong: publish it again under the same id
 * to wait on. Only a bus whose `publish` waits for the consumers says so, and only after a while.
 */
export class EventInHand extends Error {
  override readonly name = "EventInHand";
  readonly code = "event_in_hand";
}

/** Thrown by a handler that wants the event again after a delay of its choice. */
export class RetryLater extends Error {
  override readonly name = "RetryLater";
  readonly delayMs: number;

  constructor(delayMs: number, options?: ErrorOptions) {
    super(`Deliver the event again in ${delayMs} ms.`, options);
    this.delayMs = delayMs;
  }
}

/** Thrown by a handler that will never accept the event: it becomes a dead letter without further deliveries. */
export class RejectEvent extends Error {
  override readonly name = "RejectEvent";
}
