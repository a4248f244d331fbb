import type { QueryStore } from "../store.ts";
import type { Topology, TopologyEdge, Walk } from "../topology.ts";

/** Who is next to whom, as the store says: one query for each hop. */
export class StoreTopology implements Topology {
  readonly #store: QueryStore;
  readonly #org: string;
  readonly #graphId: string;

  constructor(store: QueryStore, org: string, graphId: string) {
    this.#store = store;
    this.#org = org;
    this.#graphId = graphId;
  }

  async edgesOf(
    nodeIds: readonly string[],
    walk: Walk,
    limit: number,
  ): Promise<{ edges: readonly TopologyEdge[]; truncated: boolean }> {
    if (nodeIds.length === 0) return { edges: [], truncated: false };
    const edges = await this.#store.edgesOf(this.#org, this.#graphId, nodeIds, walk, limit + 1);
    return { edges: edges.slice(0, limit), truncated: edges.length > limit };
  }
}
