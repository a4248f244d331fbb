import { JetStreamApiCodes, JetStreamApiError } from "@nats-io/jetstream";
import { type KV, Kvm } from "@nats-io/kv";
import { BusUnavailable } from "../bus/event-bus.ts";
import type { KeyValue } from "../bus/key-value.ts";
import { isOrgId } from "../org.ts";
import { createNatsLink, type NatsOptions } from "./link.ts";
import { createNamespace } from "./subjects.ts";

export interface NatsKeyValueOptions extends NatsOptions {
  /** Name of the bucket, letters, digits, `-` and `_`. */
  readonly bucket: string;
  /** One token before the name of the bucket, for platforms that share a server. Default none. */
  readonly prefix?: string;
  /** How long entries live after their last change, in milliseconds. Default for ever. */
  readonly ttlMs?: number;
  /** Copies in a cluster. Default 1. */
  readonly replicas?: number;
}

/** The {@link KeyValue} port on a bucket of NATS JetStream, created where it is missing. */
export function createNatsKeyValue(options: NatsKeyValueOptions): KeyValue {
  const { ttlMs = 0, replicas = 1 } = options;
  const bucket = createNamespace(options.prefix).name(options.bucket);
  let kv: KV | undefined;
  const link = createNatsLink(options, async ({ nc }) => {
    kv = await new Kvm(nc).create(bucket, { history: 1, ttl: ttlMs, replicas });
  });

  const use = async <TResult>(work: (kv: KV) => Promise<TResult>): Promise<TResult> => {
    try {
      return await link.whileUp(() => work(kv!));
    } catch (cause) {
      if (cause instanceof BusUnavailable || cause instanceof TypeError) throw cause;
      throw new BusUnavailable("Failed to use the key-value store: the server did not answer.", { cause });
    }
  };
  const unlessChanged = (change: (kv: KV) => Promise<number>) =>
    use((bucketOf) =>
      change(bucketOf).catch((error: unknown) => {
        if (!isConflict(error)) throw error;
        return undefined;
      }),
    );

  return {
    async get(orgId, key) {
      const entry = await use((store) => store.get(entryKey(orgId, key)));
      if (entry?.operation !== "PUT") return undefined;
      return { value: entry.json(), revision: entry.revision };
    },
    put: (orgId, key, value) => use((store) => store.put(entryKey(orgId, key), JSON.stringify(value))),
    create: (orgId, key, value) =>
      unlessChanged((store) => store.create(entryKey(orgId, key), JSON.stringify(value))),
    update: (orgId, key, value, revision) =>
      unlessChanged((store) => store.update(entryKey(orgId, key), JSON.stringify(value), revision)),
    delete: (orgId, key) => use((store) => store.delete(entryKey(orgId, key))),
    close: () => link.close(),
  };
}

/** Keys of a bucket are subjects: whatever else a key contains is spelled in letters. */
function entryKey(orgId: string, key: string): string {
  if (!isOrgId(orgId)) {
    throw new TypeError("Failed to use the key-value store: the org id is not a lower-case UUID.");
  }
  return `${orgId}.k${Buffer.from(key).toString("base64url")}`;
}

const isConflict = (error: unknown): boolean =>
  error instanceof JetStreamApiError && error.code === JetStreamApiCodes.StreamWrongLastSequence;
