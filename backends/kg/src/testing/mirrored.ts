import type { CloudEvent } from "@elqnt/adapters/memory";
import { newId } from "@elqnt/service-kit";
import { createMemoryGraphStore, createMemoryLedger } from "../memory-store.ts";
import { entityGraphId } from "../mirror/entity-graph.ts";
import { createMirror } from "../mirror/mirror.ts";

/** A mirror in memory, and what its graph shows. */
export function openMirror(org = newId()) {
  const ledger = createMemoryLedger();
  const store = createMemoryGraphStore();
  const mirror = createMirror({ ledger, store });
  const graphId = entityGraphId(org);
  return {
    org,
    graphId,
    ledger,
    store,
    async handle(...events: CloudEvent[]) {
      for (const event of events) await mirror.handle(event);
    },
    nodes: () => store.listNodes(org, graphId, {}, { limit: 10_000 }),
    /** Visible edges as `<source> <label> <target>`, sorted. */
    async edges() {
      const found: string[] = [];
      for await (const { edges = [] } of store.scanTopology(org, graphId))
        found.push(...edges.map(({ sourceId, label, targetId }) => `${sourceId} ${label} ${targetId}`));
      return found.sort();
    },
  };
}
