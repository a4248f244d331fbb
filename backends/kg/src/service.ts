import { kgContract } from "@elqnt/contracts/kg";
import { validators } from "@elqnt/contracts/kg/validators";
import { implementService, type Service } from "@elqnt/service-kit";
import { Embeddings } from "./embedding/embeddings.ts";
import { gatheredEmbedding } from "./embedding/gathered.ts";
import { hashingEmbedder } from "./embedding/hashing-embedder.ts";
import { EmbeddingQueue } from "./embedding/queue.ts";
import type { KgEnvelope } from "./events.ts";
import { graphHandlers } from "./handlers/graphs.ts";
import { ingestHandlers } from "./handlers/ingest.ts";
import { queryHandlers } from "./handlers/queries.ts";
import { sourceHandlers } from "./handlers/sources.ts";
import type { Desk, KgPorts } from "./ports.ts";
import { GraphReaders } from "./traversal/readers.ts";
import { Snapshots } from "./traversal/snapshots.ts";
import { Ingest } from "./write/ingest.ts";

const SNAPSHOT_BYTES = 256 * 1024 * 1024;

/** A running knowledge graph service. */
export interface KgService extends Service {
  /**
   * Takes in an event of this service, its own or that of another process: embeds changed nodes, drops stale
   * snapshots, removes what is left of deleted graphs. Idempotent; rejects when it must be delivered again.
   */
  handleEvent(event: KgEnvelope): Promise<void>;
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
  const desk: Desk = { ledger, store, embeddings, readers, ingest: new Ingest(writePorts), log, now };
  const handlers = {
    ...graphHandlers(desk),
    ...queryHandlers(desk),
    ...ingestHandlers(desk),
    ...sourceHandlers(desk, writePorts),
  };
  const service = implementService(kgContract, validators, handlers, {
    ...ports,
    idempotency: ledger,
    ready: async () => (await Promise.all([ledger.ready(), store.ready()])).flat(),
    close: async () => {
      await Promise.all([queue.close(), snapshots.close()]);
      await Promise.all([ledger.close(), store.close()]);
    },
  });
  const elements: Elements = { store, snapshots, embed: gatheredEmbedding(embeddings) };
  return { ...service, handleEvent: (event) => handleEvent(elements, event) };
}

interface Elements {
  readonly store: KgPorts["store"];
  readonly snapshots: Snapshots;
  embed(org: string, graphId: string, ids: readonly string[]): Promise<void>;
}

async function handleEvent(
  { store, snapshots, embed }: Elements,
  { type, orgid, data }: KgEnvelope,
): Promise<void> {
  const graphId = "graph" in data ? data.graph.id : data.graphId;
  if (type !== "kg.events.graph.created") snapshots.invalidate(orgid, graphId);
  if (type === "kg.events.graph.deleted") await store.deleteGraph(orgid, graphId);
  if ("nodeIds" in data) await embed(orgid, graphId, data.nodeIds);
}
