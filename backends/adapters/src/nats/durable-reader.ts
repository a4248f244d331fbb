import { setTimeout as delay } from "node:timers/promises";
import type { Consumer, ConsumerMessages, JsMsg } from "@nats-io/jetstream";
import { ackWaitMsOf, attemptEvent, backoffMsOf, maxDeliveriesOf } from "../bus/attempt.ts";
import type { CloudEvent } from "../bus/cloud-event.ts";
import { BusUnavailable, type SubscribeOptions, type Subscription } from "../bus/event-bus.ts";
import { subscriptionMatcher } from "../bus/subscription.ts";
import type { NatsLink } from "./link.ts";
import { readEvent } from "./message.ts";
import { ensureConsumer, restoreConsumer } from "./streams.ts";
import type { StreamFilter } from "./subjects.ts";
import { createTurns } from "./turns.ts";

export interface DurableReaderOptions {
  readonly link: NatsLink;
  readonly subscription: SubscribeOptions;
  readonly filters: readonly StreamFilter[];
  /** Takes the namespace of the bus off a subject. */
  readonly localSubject: (subject: string) => string;
  readonly giveUp: (event: CloudEvent, reason: string, attempts: number) => Promise<void>;
  readonly onError: (error: unknown) => void;
}

/** How long one request for an event stays with the server. */
const pullMs = 30_000;
/** Requests for events that one member has open at once. */
const mostPulls = 16;
/** What the server waits beyond the deadline of the handlers, whose outcome the reader tells it. */
const graceMs = 1_000;
const retryMs = 250;

/**
 * One member of the queue group of a durable consumer: pulls an event for each free hand, hands it to the handler and
 * tells the server what became of it. Nothing is taken ahead, so an event never waits behind a slow handler here
 * while another member is idle. With many hands, a few of them share a request and ask again once all are free.
 */
export class DurableReader implements Subscription {
  readonly #options: DurableReaderOptions;
  readonly #hears: (subject: string) => boolean;
  readonly #turn: ReturnType<typeof createTurns>;
  readonly #pulls = new Set<ConsumerMessages>();
  readonly #stop = new AbortController();
  #hands: Promise<unknown> = Promise.resolve();

  constructor(options: DurableReaderOptions) {
    this.#options = options;
    this.#hears = subscriptionMatcher(options.subscription);
    this.#turn = createTurns(this.#concurrency);
  }

  get #concurrency(): number {
    return this.#options.subscription.concurrency ?? 1;
  }

  /** Resolves when the server keeps events for this consumer. */
  async start(): Promise<void> {
    const { filters, link } = this.#options;
    await link.ready();
    const consumers = await Promise.all(filters.map((filter) => this.#consumer(filter, ensureConsumer)));
    const pulls = Math.min(this.#concurrency, mostPulls);
    const hands = consumers.flatMap((consumer, index) =>
      Array.from({ length: pulls }, () => this.#work(filters[index]!, consumer)),
    );
    this.#hands = Promise.all(hands);
  }

  async close(): Promise<void> {
    this.#stop.abort();
    for (const pull of this.#pulls) pull.stop();
    await this.#hands;
    // The server knows now that nobody waits here any more, and has the acknowledgements.
    await this.#options.link.whileUp(({ nc }) => nc.flush()).catch(() => {});
  }

  async #consumer({ stream, filter }: StreamFilter, prepare: typeof ensureConsumer): Promise<Consumer> {
    const { link, subscription, filters } = this.#options;
    const { durable } = subscription;
    // An event may wait for the handlers of the other streams' events.
    const ackWaitMs = ackWaitMsOf(subscription) * filters.length + graceMs;
    return link.whileUp(async ({ js, jsm }) => {
      await prepare(jsm, stream, { durable, filter, ackWaitMs });
      return js.consumers.get(stream, durable);
    });
  }

  /** Some hands: an event for each at a time, until the subscription is closed. */
  async #work(filter: StreamFilter, first: Consumer): Promise<void> {
    let consumer = first;
    while (!this.#stop.signal.aborted) {
      try {
        await this.#take(consumer);
      } catch (error) {
        if (this.#stop.signal.aborted) return;
        this.#options.onError(error);
        consumer = await this.#consumerAgain(filter, consumer);
      }
    }
  }

  /** After a failure: the consumer may be lost with the store of its server. */
  async #consumerAgain(filter: StreamFilter, consumer: Consumer): Promise<Consumer> {
    try {
      await delay(retryMs, undefined, { signal: this.#stop.signal });
      await this.#options.link.ready();
      return await this.#consumer(filter, restoreConsumer);
    } catch (error) {
      if (!this.#stop.signal.aborted && !(error instanceof BusUnavailable)) this.#options.onError(error);
      return consumer;
    }
  }

  async #take(consumer: Consumer): Promise<void> {
    const max_messages = Math.floor(this.#concurrency / Math.min(this.#concurrency, mostPulls));
    const pull = await consumer.fetch({ max_messages, expires: pullMs });
    const delivering: Promise<void>[] = [];
    this.#pulls.add(pull);
    if (this.#stop.signal.aborted) pull.stop();
    try {
      for await (const message of pull) {
        if (this.#stop.signal.aborted) message.nak();
        else delivering.push(this.#turn(() => this.#deliver(message)));
      }
    } finally {
      this.#pulls.delete(pull);
      await Promise.all(delivering);
    }
  }

  async #deliver(message: JsMsg): Promise<void> {
    const event = this.#read(message);
    if (!event) return;
    const { subscription, giveUp, onError } = this.#options;
    // The time to acknowledge begins now, however long the event waited for its turn.
    message.working();
    const attempt = message.info.deliveryCount;
    const verdict =
      attempt > maxDeliveriesOf(subscription)
        ? ({ kind: "dead", reason: "Every delivery went unanswered." } as const)
        : await attemptEvent(subscription, event, attempt);
    if (verdict.kind === "acknowledged") return message.ack();
    if (verdict.kind === "retry") return message.nak(verdict.delayMs);
    try {
      await giveUp(event, verdict.reason, Math.min(attempt, maxDeliveriesOf(subscription)));
      // Server 2.9 understands no reason here.
      message.term();
    } catch (error) {
      onError(error);
      message.nak(backoffMsOf(subscription, attempt));
    }
  }

  /** The event of a message; one that is not for this reader, or no event at all, is settled here. */
  #read(message: JsMsg): CloudEvent | undefined {
    const subject = this.#options.localSubject(message.subject);
    if (!this.#hears(subject)) {
      message.ack();
      return undefined;
    }
    try {
      return readEvent(message, subject);
    } catch (error) {
      this.#options.onError(error);
      message.term();
      return undefined;
    }
  }
}
