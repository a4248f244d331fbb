import { kgContract } from "@elqnt/contracts/kg";
import { validators } from "@elqnt/contracts/kg/validators";
import { implementService, type Service } from "@elqnt/service-kit";
import { Changes } from "./changes.ts";
import { Embeddings } from "./embedding/embeddings.ts";
import { gatheredEmbedding } from "./embedding/gathered.ts";
import { hashingEmbedder } from "./embedding/hashing-embedder.ts";
import { EmbeddingQueue } from "./embedding/queue.ts";
import { graphIdOf, type KgEnvelope } from "./events.ts";
import { graphHandlers } from "./handlers/graphs.ts";
import { ingestHandlers } from "./handlers/ingest.ts";
import { queryHandlers } from "./handlers/queries.ts";
import { sourceHandlers } from "./handlers/sources.ts";
import type { Desk, KgPorts } from "./ports.ts";
import { GraphReaders } from "./traversal/readers.ts";
import { Snapshots } from "./traversal/snapshots.ts";
import { finishLostChanges } from "./write/finish-lost.ts";
import { Ingest } from "./write/ingest.ts";

const SNAPSHOT_BYTES = 256 * 1024 * 1024;

/** A running knowledge graph service. */
export interface KgService extends Service {
  /**
   * Does what follows from an event of this service, in one of its processes: embeds changed nodes, removes what is
   * left of deleted graphs. Idempotent; rejects when it must be delivered again.
   */
  handleEvent(event: KgEnvelope): Promise<void>;
  /** Takes note of an event of this service, in each of its processes: drops stale snapshots, tells open streams. */
  hear(event: KgEnvelope): void;
  /**
   * Looks after what happened while nobody listened: events that open streams did not hear, changes that ended with
   * their process. Call it when listening begins.
   */
  catchUp(): Promise<void>;
}

/**
 * The knowledge graph service: what the contracts `kg-query.yaml` and `kg-ingest.yaml` promise, over a ledger and a
 * store. It imports no driver and no Node built-in, so the same code answers in a browser tab, in one process with
 * everything, or on its own.
 *
 * @example
 * ```ts
 * const kg = createKgService({ ledger: createMemoryLedger(), store: createMemoryGraphStore(), cursorHmac });
 * const response = await kg.fetch(request, identity);
 * ```
 */
export function createKgService(ports: KgPorts): KgService {
  const { ledger, store, embedder = hashingEmbedder, cache, log = () => {}, now: clock = Date.now } = ports;
  const { embedOnWrite = true, snapshotBytes = SNAPSHOT_BYTES } = ports;
  const now = () => new Date(clock()).toISOString();
  const embeddings = new Embeddings(store, embedder, cache);
  const queue = new EmbeddingQueue(embeddings, log);
  const snapshots = new Snapshots({ ledger, store, log, now: clock }, snapshotBytes);
  const writePorts = { ledger, store, queue: embedOnWrite ? queue : undefined, now };
  const readers = new GraphReaders(ledger, store, snapshots);
  const changes = new Changes(ledger, log);
  const ingest = new Ingest(writePorts);
  const desk: Desk = { ledger, store, embeddings, readers, changes, ingest, log, now };
  const handlers = {
    ...graphHandlers(desk),
    ...queryHandlers(desk),
    ...ingestHandlers(desk),
    ...sourceHandlers(desk, writePorts),
  };
  const service = implementService(kgContract, validators, handlers, {
    ...ports,
    idempotency: ledger,
    ready: async () => {
      const checks = (await Promise.all([ledger.ready(), store.ready()])).flat();
      // Both may stand on one engine.
      return [...new Map(checks.map((check) => [check.name, check])).values()];
    },
    close: async () => {
      changes.end();
      await Promise.all([queue.close(), snapshots.close()]);
      await Promise.all([ledger.close(), store.close()]);
    },
  });
  const embed = gatheredEmbedding(embeddings);
  return {
    ...service,
    drain: () => changes.end(),
    hear(event) {
      if (event.type !== "kg.events.graph.created") snapshots.invalidate(event.orgid, graphIdOf(event));
      changes.hear(event);
    },
    async catchUp() {
      await changes.look();
      await finishLostChanges(writePorts, log);
    },
    async handleEvent(event) {
      const { type, orgid, data } = event;
      if (type === "kg.events.graph.deleted") await store.deleteGraph(orgid, graphIdOf(event));
      if (type === "kg.events.nodes.upserted") await embed(orgid, data.graphId, data.nodeIds);
    },
  };
}
