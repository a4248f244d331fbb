import type { KGElementKind } from "@elqnt/contracts/kg";
import type { ReadyCheck } from "@elqnt/service-kit";
import type { StoredEdge, StoredNode } from "./element.ts";
import type { TopologyEdge, Walk } from "./topology.ts";

/**
 * Where nodes and edges are kept. A store keeps, finds and counts rows; what a row says follows from its
 * contributions by the pure functions of this service.
 *
 * What every implementation promises (and `store.contract.ts` proves):
 * - `write` is durable when it resolves, and what it wrote is read by every later read, of any process.
 * - Writing the same rows again changes nothing. Of two writes of a row, the one with the higher revision stays;
 *   with equal revisions the later.
 * - Queries answer visible elements only: no merged node, no hidden edge. `asOf` keeps what is valid then:
 *   `validFrom` at or before it, `validTo` after it, absent means unbounded; of an edge its ends must be valid too.
 * - An embedding stays with its node through writes and goes with it.
 * - Nothing of one org is ever read or changed through another. Ids and values are data, never SQL.
 * - Order by id is by code point.
 *
 * An org or graph nothing was written to is empty. What is returned must not be changed by the caller.
 */
export interface GraphStore extends ElementStore, QueryStore, CountStore {
  ready(): Promise<readonly ReadyCheck[]>;
  close(): Promise<void>;
}

/** Rows that become and rows that go, in one write. */
export interface ElementChanges {
  readonly nodes?: readonly StoredNode[];
  readonly edges?: readonly StoredEdge[];
  /** Rows of `edges` as last read, by id; those that are not in it are new. Without it the store looks itself. */
  readonly edgesBefore?: ReadonlyMap<string, StoredEdge>;
  /** The rows as last read: a store may need more of them than the id. */
  readonly removedNodes?: readonly StoredNode[];
  readonly removedEdges?: readonly StoredEdge[];
}

export interface ElementStore {
  /** Rows with these ids, aliases included, in any order; unknown ids are left out. */
  readNodes(org: string, graphId: string, ids: readonly string[]): Promise<StoredNode[]>;
  readEdges(org: string, graphId: string, ids: readonly string[]): Promise<StoredEdge[]>;
  /** `root` of the rows with these ids, by id: all that an edge needs to know of its ends. */
  readRoots(org: string, graphId: string, ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Rows that were merged, directly or not, into these nodes (`root`), the nodes themselves left out. */
  readAliases(org: string, graphId: string, rootIds: readonly string[]): Promise<StoredNode[]>;
  /** Rows of edges whose ends, as their sources name them, are among the nodes; hidden ones too. In batches. */
  readEdgesSaidOf(org: string, graphId: string, nodeIds: readonly string[]): AsyncIterable<StoredEdge[]>;
  /** Rows that the source supports, aliases and hidden edges too. In batches. */
  readNodesOfSource(
    org: string,
    graphId: string,
    sourceId: string,
    /** Only rows of which it says that they come from this. */
    origin?: string,
  ): AsyncIterable<StoredNode[]>;
  readEdgesOfSource(org: string, graphId: string, sourceId: string): AsyncIterable<StoredEdge[]>;
  /** `revision` is the one the change makes; it is greater than that of any committed row of the graph. */
  write(org: string, graphId: string, revision: number, changes: ElementChanges): Promise<void>;
  /** Removes every row of the graph. */
  deleteGraph(org: string, graphId: string): Promise<void>;
}

/** Which nodes count. */
export interface NodeSelection {
  readonly labels?: readonly string[] | undefined;
  readonly asOf?: string | undefined;
}

/** A node of the vector list; `score` is the cosine similarity, -1 to 1. */
export interface VectorCandidate {
  readonly id: string;
  readonly score: number;
}

/** The embedding of a node. */
export interface EmbeddingWrite {
  readonly id: string;
  /** Of the node's row that it was made of. */
  readonly revision: number;
  readonly embedding: readonly number[];
  /** What it was made of, as the caller tells it. */
  readonly embeddedText: string;
}

export interface QueryStore {
  /** {@link TopologyEdge}s of the given nodes by the nodes they became, ordered by id. */
  edgesOf(
    org: string,
    graphId: string,
    nodeIds: readonly string[],
    walk: Walk,
    limit: number,
  ): Promise<TopologyEdge[]>;
  /** Edges whose both ends are among the nodes, ordered by id. */
  edgesBetween(
    org: string,
    graphId: string,
    nodeIds: readonly string[],
    asOf: string | undefined,
    limit: number,
  ): Promise<StoredEdge[]>;
  /** Nodes by id, after `after`. */
  listNodes(
    org: string,
    graphId: string,
    selection: NodeSelection,
    page: { readonly after?: string | undefined; readonly limit: number },
  ): Promise<StoredNode[]>;
  /** Ids of nodes with the number of their valid edges, most first, then by id. */
  listByDegree(
    org: string,
    graphId: string,
    selection: NodeSelection,
    page: { readonly offset: number; readonly limit: number },
  ): Promise<{ readonly id: string; readonly degree: number }[]>;
  /** Nodes that hold at least one of the terms, those with the most of them first, then by id. */
  findByTerms(
    org: string,
    graphId: string,
    terms: readonly string[],
    selection: NodeSelection,
    limit: number,
  ): Promise<StoredNode[]>;
  /** Nodes whose embedding has as many dimensions as `vector`, most similar first, then by id; a zero vector scores 0. */
  findByVector(
    org: string,
    graphId: string,
    vector: readonly number[],
    selection: NodeSelection,
    limit: number,
  ): Promise<VectorCandidate[]>;
  /** The vectors of these nodes, in single precision or better; nodes without one are left out. */
  readEmbeddings(
    org: string,
    graphId: string,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, readonly number[]>>;
  /** {@link EmbeddingWrite.embeddedText} of these nodes; nodes without an embedding are left out. */
  readEmbeddedTexts(
    org: string,
    graphId: string,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, string>>;
  /**
   * Stores embeddings beside the rows, whose revisions it leaves alone. One whose node was removed since is left out;
   * one whose node was written again since may be.
   */
  writeEmbeddings(org: string, graphId: string, embeddings: readonly EmbeddingWrite[]): Promise<void>;
  /** Everything a snapshot is made of: visible nodes, then visible edges, in batches. */
  scanTopology(org: string, graphId: string): AsyncIterable<TopologyBatch>;
}

export interface TopologyBatch {
  readonly nodes?: readonly Validity[];
  readonly edges?: readonly (TopologyEdge & Validity)[];
}

export interface Validity {
  readonly id: string;
  readonly validFrom?: string | undefined;
  readonly validTo?: string | undefined;
}

export interface GraphCounts {
  readonly nodeCount: number;
  readonly edgeCount: number;
  readonly sourceCount: number;
  readonly embeddedCount: number;
}

export interface LabelCount {
  readonly kind: KGElementKind;
  readonly label: string;
  readonly count: number;
}

export interface SourceCount {
  readonly id: string;
  readonly nodeCount: number;
  readonly edgeCount: number;
  /** RFC 3339 UTC: latest change of an element it supports. */
  readonly updatedAt: string;
}

/** Counts of visible elements. */
export interface CountStore {
  countGraph(org: string, graphId: string): Promise<GraphCounts>;
  /** By kind, then label, after `after`. */
  countLabels(
    org: string,
    graphId: string,
    page: {
      readonly kind?: KGElementKind | undefined;
      readonly after?: Pick<LabelCount, "kind" | "label"> | undefined;
      readonly limit: number;
    },
  ): Promise<LabelCount[]>;
  /** Sources that support at least one row, by id, after `after`. */
  countSources(
    org: string,
    graphId: string,
    page: { readonly after?: string | undefined; readonly limit: number },
  ): Promise<SourceCount[]>;
}
