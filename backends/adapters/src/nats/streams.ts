import {
  AckPolicy,
  type ConsumerConfig,
  DeliverPolicy,
  DiscardPolicy,
  JetStreamApiCodes,
  JetStreamApiError,
  type JetStreamManager,
  RetentionPolicy,
  StorageType,
  type StreamConfig,
} from "@nats-io/jetstream";
import { nanos } from "@nats-io/transport-node";

export interface StreamSettings {
  /** How long events stay in their stream, in milliseconds. */
  readonly maxAgeMs: number;
  /** How long an event id is remembered, in milliseconds. */
  readonly duplicateWindowMs: number;
  /** Copies of each stream in a cluster. */
  readonly replicas: number;
}

/** Creates a stream where it is missing. Of one that exists only the subjects are brought up to date: the rest is the operator's. */
export async function ensureStream(
  jsm: JetStreamManager,
  name: string,
  subject: string,
  { maxAgeMs, duplicateWindowMs, replicas }: StreamSettings,
): Promise<void> {
  const info = await jsm.streams.info(name).catch(undefinedIf(JetStreamApiCodes.StreamNotFound));
  const subjects = [subject];
  if (info?.config.subjects?.join() === subject) return;
  if (info) {
    await jsm.streams.update(name, { subjects });
    return;
  }
  await jsm.streams.add({
    name,
    subjects,
    storage: StorageType.File,
    retention: RetentionPolicy.Limits,
    discard: DiscardPolicy.Old,
    max_age: nanos(maxAgeMs),
    duplicate_window: nanos(duplicateWindowMs),
    num_replicas: replicas,
  } satisfies Partial<StreamConfig> & { name: string });
}

export interface ConsumerSettings {
  readonly durable: string;
  readonly filter: string;
  /** Time after which the server takes an unanswered event for lost, in milliseconds. */
  readonly ackWaitMs: number;
  /** A new consumer hears what is published from now on; one that replaces a lost one, all that its stream holds. */
  readonly from: "now" | "start";
}

/** Most events of one consumer that wait for their acknowledgement or their next delivery. */
const maxAckPending = 10_000;

/** Creates a durable consumer where it is missing, and brings one that exists up to date. */
export async function ensureConsumer(
  jsm: JetStreamManager,
  stream: string,
  { durable, filter, ackWaitMs, from }: ConsumerSettings,
): Promise<void> {
  const config = {
    filter_subject: filter,
    ack_wait: nanos(ackWaitMs),
    max_ack_pending: maxAckPending,
  } satisfies Partial<ConsumerConfig>;
  const info = await jsm.consumers
    .info(stream, durable)
    .catch(undefinedIf(JetStreamApiCodes.ConsumerNotFound));
  if (info) {
    const isCurrent = Object.entries(config).every(
      ([key, value]) => info.config[key as keyof typeof config] === value,
    );
    if (!isCurrent) await jsm.consumers.update(stream, durable, config);
    return;
  }
  await jsm.consumers.add(stream, {
    ...config,
    durable_name: durable,
    ack_policy: AckPolicy.Explicit,
    deliver_policy: from === "now" ? DeliverPolicy.New : DeliverPolicy.All,
    // The reader counts: it makes a dead letter, which a server that gives up does not.
    max_deliver: -1,
  });
}

const undefinedIf =
  (missing: number) =>
  (error: unknown): undefined => {
    if (!(error instanceof JetStreamApiError && error.code === missing)) throw error;
  };
