import type { StoredEdge, StoredNode } from "./element.ts";
import { memoryCounts } from "./memory/counts.ts";
import { memoryElements } from "./memory/elements.ts";
import { createMemoryGraphs } from "./memory/graphs.ts";
import { memoryQueries } from "./memory/queries.ts";
import type { EmbeddingWrite, GraphStore } from "./store.ts";

export { createMemoryLedger, type MemoryLedger, type MemoryLedgerOptions } from "./memory/ledger.ts";

/** Rows to start with. */
export interface MemoryGraphSeed {
  readonly nodes: readonly StoredNode[];
  readonly edges: readonly StoredEdge[];
  readonly embeddings?: readonly EmbeddingWrite[];
}

export interface MemoryGraphStore extends GraphStore {
  /** Fills a graph with rows as they are, when it is first asked for. */
  load(org: string, graphId: string, seed: () => MemoryGraphSeed): void;
  /** Forgets everything of an org. */
  clear(org: string): void;
}

/**
 * Nodes and edges in memory, for the mock and for tests: runs in a browser tab, forgets with the page. It keeps every
 * promise of {@link GraphStore} except surviving.
 */
export function createMemoryGraphStore(): MemoryGraphStore {
  const graphs = createMemoryGraphs();
  return {
    ...memoryElements(graphs),
    ...memoryQueries(graphs),
    ...memoryCounts(graphs),
    load: (org, graphId, seed) =>
      graphs.loadLater(org, graphId, (rows) => {
        const { nodes, edges, embeddings = [] } = seed();
        rows.write({ nodes, edges });
        rows.writeEmbeddings(embeddings);
      }),
    clear: graphs.clear,
    ready: async () => [{ name: "memory", ready: true }],
    close: async () => {},
  };
}
