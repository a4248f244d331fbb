import type { KGEdge, KGNode, KGProperties } from "@elqnt/contracts/kg";

/** What one source says of a node. */
export interface NodeContribution {
  readonly sourceId: string;
  /** Revision of the graph at which the source last spoke: of several sources the latest wins. */
  readonly revision: number;
  readonly label: string;
  readonly name: string;
  readonly description?: string;
  readonly properties: KGProperties;
  readonly embedding?: readonly number[];
  /** What at the source it comes from, such as the definition of a record; never shown. */
  readonly origin?: string;
  /** RFC 3339 UTC in milliseconds. */
  readonly validFrom?: string;
  readonly validTo?: string;
}

/** What one source says of an edge. */
export interface EdgeContribution {
  readonly sourceId: string;
  readonly revision: number;
  readonly properties: KGProperties;
  readonly validFrom?: string;
  readonly validTo?: string;
}

/** The visible node; `graphId` is the reader's to add, the embedding is kept apart. */
export type NodeFace = Omit<KGNode, "graphId" | "embedding">;

/** The visible edge between the nodes that its ends became by merges. */
export type EdgeFace = Omit<KGEdge, "graphId">;

/** A node as a store keeps it: what its sources say, and what follows from it. */
export interface StoredNode {
  readonly face: NodeFace;
  /** By `sourceId`. */
  readonly contributions: readonly NodeContribution[];
  /** Revision of the graph at which the row was written. */
  readonly revision: number;
  /** Node it was merged into; a merged row is an alias and no query answers it. */
  readonly mergedInto?: string;
  /** Last node of the chain of merges; itself when it is not merged. */
  readonly root: string;
  /**
   * What words find it by: those of name, description and text properties, and those of the name once more as `=word`;
   * unique and sorted, empty for a merged row.
   */
  readonly terms: readonly string[];
}

/** Whether a source says something of a row, and that it comes from `origin` where one is given. */
export const isSaidBy = (
  { contributions }: StoredNode | StoredEdge,
  sourceId: string,
  origin?: string,
): boolean =>
  contributions.some(
    (said: NodeContribution | EdgeContribution) =>
      said.sourceId === sourceId && (origin === undefined || ("origin" in said && said.origin === origin)),
  );

/** An edge as a store keeps it. */
export interface StoredEdge {
  readonly face: EdgeFace;
  /** The ends its sources name; `face` has the nodes they were merged into. */
  readonly said: { readonly sourceId: string; readonly targetId: string };
  readonly contributions: readonly EdgeContribution[];
  readonly revision: number;
  /** No query answers it: merges made it an edge from a node to itself, or it waits for an end (`mayWait`). */
  readonly hidden: boolean;
}
