import type { KGDirection } from "@elqnt/contracts/kg";

/** The part of an edge that traversal needs. */
export interface TopologyEdge {
  readonly id: string;
  readonly sourceId: string;
  readonly targetId: string;
  readonly label: string;
}

/** Which edges may be walked. */
export interface Walk {
  readonly direction: KGDirection;
  /** Labels of edges; absent: every one. */
  readonly labels?: readonly string[] | undefined;
  /** Only edges that are valid then, with both their ends; RFC 3339 UTC in milliseconds. Absent: all. */
  readonly asOf?: string | undefined;
}

/** Who is next to whom. The snapshot in memory and the store answer the same. */
export interface Topology {
  /**
   * The edges of the given nodes, each once, ordered by id; at most `limit`, then `truncated`.
   * An unknown node has none.
   */
  edgesOf(
    nodeIds: readonly string[],
    walk: Walk,
    limit: number,
  ): Promise<{ readonly edges: readonly TopologyEdge[]; readonly truncated: boolean }>;
}
