import type { LogEntry, ServicePorts } from "@elqnt/service-kit";
import type { Changes } from "./changes.ts";
import type { Embedder, EmbeddingCache } from "./embedding/embedder.ts";
import type { Embeddings } from "./embedding/embeddings.ts";
import type { KgLedger } from "./ledger.ts";
import type { GraphStore } from "./store.ts";
import type { GraphReaders } from "./traversal/readers.ts";
import type { Ingest } from "./write/ingest.ts";

/** What the knowledge graph service stands on. */
export interface KgPorts extends Omit<ServicePorts, "idempotency" | "ready" | "close"> {
  readonly ledger: KgLedger;
  readonly store: GraphStore;
  /** Makes vectors of nodes and queries. Default: words and trigrams by feature hashing, offline. */
  readonly embedder?: Embedder;
  /** Keeps vectors between processes. Default: none. */
  readonly cache?: EmbeddingCache;
  /**
   * Whether nodes that this process writes are embedded by it. Default `true`; `false` where a consumer hands
   * `kg.events.nodes.upserted` to {@link KgService.handleEvent}.
   */
  readonly embedOnWrite?: boolean;
  /** Bytes the snapshots of graphs may take in this process; 0 for none. Default 256 MiB. */
  readonly snapshotBytes?: number;
  /** Milliseconds since 1970; default the system's clock. */
  readonly now?: () => number;
}

/** What the handlers of every noun share. */
export interface Desk {
  readonly ledger: KgLedger;
  readonly store: GraphStore;
  readonly embeddings: Embeddings;
  readonly readers: GraphReaders;
  readonly changes: Changes;
  readonly ingest: Ingest;
  log(entry: LogEntry): void;
  /** RFC 3339 UTC in milliseconds. */
  now(): string;
}
