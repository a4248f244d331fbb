import { deadLetterOf, isDeadLetter } from "../bus/attempt.ts";
import { assertCloudEvent, type CloudEvent, EventRefused } from "../bus/cloud-event.ts";
import { BusUnavailable, type DeadLetter, type EventBus, type Subscription } from "../bus/event-bus.ts";
import { assertSameSubjects } from "../bus/subscription.ts";
import { DurableReader } from "./durable-reader.ts";
import { type Connected, createNatsLink, type NatsLink, type NatsOptions } from "./link.ts";
import { startListener } from "./listener.ts";
import { headersOf } from "./message.ts";
import { ensureStream } from "./streams.ts";
import {
  createNamespace,
  deadLetterStreams,
  platformStreams,
  type StreamSubjects,
  streamFilters,
} from "./subjects.ts";

export interface NatsBusOptions extends NatsOptions {
  /** One token before all names, for platforms that share a server. Default none. */
  readonly prefix?: string;
  /** The streams by name and what each keeps. Default ENTITY_EVENTS, KG_EVENTS and WORKFLOW_EVENTS. */
  readonly streams?: StreamSubjects;
  /** How long events stay in their stream. Default 72 hours, as published events in the outbox. */
  readonly maxAgeMs?: number;
  /** How long dead letters stay. Default 30 days. */
  readonly deadLetterMaxAgeMs?: number;
  /** How long an event id is remembered. Default 2 minutes. */
  readonly duplicateWindowMs?: number;
  /** Copies of each stream in a cluster. Default 1. */
  readonly replicas?: number;
  /** Longest wait for the server to keep an event, in milliseconds. Default 5 000. */
  readonly publishTimeoutMs?: number;
  /** Hears of every event that was given up by a consumer of this process. */
  readonly onDeadLetter?: (letter: DeadLetter) => void;
}

/** The bus on NATS. */
export interface NatsBus extends EventBus {
  /** Whether the server can be reached, as far as is known: for readiness. */
  isConnected(): boolean;
}

const hourMs = 3_600_000;

/**
 * The {@link EventBus} port on NATS JetStream, server 2.9 or later.
 *
 * The connection is made in the background: while there is none, `publish` rejects with `BusUnavailable` at once and
 * `subscribe` waits. Streams and durable consumers are created where they are missing, also after a server came
 * back with an empty store. The org travels in the envelope and in the header `X-Org-ID`; a message whose two orgs
 * differ reaches no handler.
 *
 * @example
 * ```ts
 * const bus = createNatsBus({ servers: "nats://127.0.0.1:4222", onError: console.error });
 * await bus.subscribe({ durable: "kg", subjects: ["entity.events.>"], handle: async (event) => {} });
 * ```
 */
export function createNatsBus(options: NatsBusOptions): NatsBus {
  const { duplicateWindowMs = 120_000, publishTimeoutMs = 5_000, replicas = 1, onError = () => {} } = options;
  const { maxAgeMs = 72 * hourMs, deadLetterMaxAgeMs = 30 * 24 * hourMs } = options;
  const names = createNamespace(options.prefix);
  const streams = names.streams(options.streams ?? platformStreams);
  const deadLetters = names.streams(deadLetterStreams);
  const everything = { ...streams, ...deadLetters };
  const subjectsOf = new Map<string, readonly string[]>();
  const subscriptions = new Set<Subscription>();

  const link = createNatsLink(options, async ({ jsm }) => {
    const settings = { maxAgeMs, duplicateWindowMs, replicas };
    for (const [name, subject] of Object.entries(streams)) await ensureStream(jsm, name, subject, settings);
    for (const [name, subject] of Object.entries(deadLetters)) {
      await ensureStream(jsm, name, subject, { ...settings, maxAgeMs: deadLetterMaxAgeMs });
    }
  });

  const publish = async (event: CloudEvent) => {
    const subject = names.subject(event.type);
    if (!names.isKept(everything, subject)) throw refusal(`no stream keeps "${event.type}"`);
    return publishEvent(link, subject, event, publishTimeoutMs);
  };

  const giveUp = (durable: string) => async (event: CloudEvent, reason: string, attempts: number) => {
    const letter = deadLetterOf(durable, event, reason, attempts);
    if (!isDeadLetter(event)) await publish(letter);
    options.onDeadLetter?.(letter);
  };

  return {
    isConnected: () => link.isUp(),
    async publish(event) {
      assertCloudEvent(event);
      return publish(event);
    },
    async subscribe(subscription) {
      const { durable, subjects } = subscription;
      const wanted = { durable, subjects: subjects.map(names.subject) };
      const filters = streamFilters(everything, wanted);
      assertSameSubjects(durable, subjectsOf.get(durable) ?? subjects, subjects);
      subjectsOf.set(durable, [...subjects]);
      const localSubject = names.localSubject;
      const reader = new DurableReader({
        link,
        subscription,
        filters,
        localSubject,
        giveUp: giveUp(durable),
        onError,
      });
      await reader.start();
      subscriptions.add(reader);
      return {
        async close() {
          subscriptions.delete(reader);
          await reader.close();
        },
      };
    },
    listen(listening) {
      const listener = startListener({ link, names, onError }, listening);
      subscriptions.add(listener);
      return {
        async close() {
          subscriptions.delete(listener);
          await listener.close();
        },
      };
    },
    async close() {
      await Promise.all([...subscriptions].map((subscription) => subscription.close()));
      await link.close();
    },
  };
}

async function publishEvent(
  link: NatsLink,
  subject: string,
  event: CloudEvent,
  timeout: number,
): Promise<{ duplicate: boolean }> {
  const payload = JSON.stringify(event);
  const send = async ({ nc, js }: Connected) => {
    if (Buffer.byteLength(payload) > (nc.info?.max_payload ?? Number.POSITIVE_INFINITY) - headerRoom) {
      throw refusal("it is larger than the server takes");
    }
    return js.publish(subject, payload, { msgID: event.id, headers: headersOf(event), timeout });
  };
  try {
    return { duplicate: (await link.whileUp(send)).duplicate };
  } catch (cause) {
    if (cause instanceof EventRefused || cause instanceof BusUnavailable) throw cause;
    throw new BusUnavailable("Failed to publish an event: the server did not keep it.", { cause });
  }
}

/** The server counts the headers in: org, id, and what is around them. */
const headerRoom = 1_024;

function refusal(reason: string): EventRefused {
  return new EventRefused(`Failed to publish an event: ${reason}.`);
}
