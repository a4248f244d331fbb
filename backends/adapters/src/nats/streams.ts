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
}

/** Most events of one consumer that wait for their acknowledgement or their next delivery. */
const maxAckPending = 10_000;

/** Creates a durable consumer that hears what is published from now on, or brings one that exists up to date. */
export async function ensureConsumer(
  jsm: JetStreamManager,
  stream: string,
  settings: ConsumerSettings,
): Promise<void> {
  const info = await findConsumer(jsm, stream, settings.durable);
  const config = consumerConfig(settings);
  const { filter_subject, ack_wait } = config;
  if (!info) {
    await jsm.consumers.add(stream, { ...config, deliver_policy: DeliverPolicy.New });
  } else if (info.config.filter_subject !== filter_subject) {
    // Server 2.9 takes another filter and then delivers nothing: a new consumer goes on where the old one stood.
    await jsm.consumers.delete(stream, settings.durable);
    const from = {
      deliver_policy: DeliverPolicy.StartSequence,
      opt_start_seq: info.ack_floor.stream_seq + 1,
    };
    await jsm.consumers.add(stream, { ...config, ...from });
  } else if (info.config.ack_wait !== ack_wait) {
    await jsm.consumers.update(stream, settings.durable, { ack_wait });
  }
}

/** Creates a durable consumer that was lost with the store of its server; it hears all that its stream holds. */
export async function restoreConsumer(
  jsm: JetStreamManager,
  stream: string,
  settings: ConsumerSettings,
): Promise<void> {
  if (await findConsumer(jsm, stream, settings.durable)) return;
  await jsm.consumers.add(stream, { ...consumerConfig(settings), deliver_policy: DeliverPolicy.All });
}

const findConsumer = (jsm: JetStreamManager, stream: string, durable: string) =>
  jsm.consumers.info(stream, durable).catch(undefinedIf(JetStreamApiCodes.ConsumerNotFound));

const consumerConfig = ({ durable, filter, ackWaitMs }: ConsumerSettings) =>
  ({
    durable_name: durable,
    filter_subject: filter,
    ack_wait: nanos(ackWaitMs),
    ack_policy: AckPolicy.Explicit,
    max_ack_pending: maxAckPending,
    // The reader counts: it makes a dead letter, which a server that gives up does not.
    max_deliver: -1,
  }) satisfies Partial<ConsumerConfig>;

const undefinedIf =
  (missing: number) =>
  (error: unknown): undefined => {
    if (!(error instanceof JetStreamApiError && error.code === missing)) throw error;
  };
