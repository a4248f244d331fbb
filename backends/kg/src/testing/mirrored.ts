import type { CloudEvent } from "@elqnt/adapters/memory";
import { newId } from "@elqnt/service-kit";
import type { KgEnvelope } from "../events.ts";
import { createMemoryGraphStore, createMemoryLedger } from "../memory-store.ts";
import { entityGraphId } from "../mirror/entity-graph.ts";
import { createMirror } from "../mirror/mirror.ts";
import type { GraphStore } from "../store.ts";

/** A mirror in memory, or over a `storeOver` it, and what its graph shows. */
export function openMirror(
  org = newId(),
  storeOver: (memory: GraphStore) => GraphStore = (memory) => memory,
) {
  const events: KgEnvelope[] = [];
  const ledger = createMemoryLedger({ onEvent: (event) => events.push(event) });
  const store = storeOver(createMemoryGraphStore());
  const mirror = createMirror({ ledger, store });
  const graphId = entityGraphId(org);
  return {
    org,
    graphId,
    ledger,
    store,
    /** What the changes of the graph told. */
    events,
    /** Hands events over as a bus does that has many. */
    handleAtOnce: (...events: CloudEvent[]) => Promise.allSettled(events.map(mirror.handle)),
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
