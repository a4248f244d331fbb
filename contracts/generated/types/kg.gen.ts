// Generated from contracts/openapi/kg.yaml by "npm run generate". Do not edit.

import type { CommonProblem, Cursor, Filters, Id, Problem, Timestamp, UserId, Version } from "./shared.gen.ts";

/** Who says so; default `$api`. Documents add `:<document id>` to it. Pattern: `^[A-Za-z0-9][A-Za-z0-9._:~@-]{0,127}$`. */
export type KGOwnSourceId = string;

export interface KGNodeInput {
  id: KGNodeId;
  label: KGLabel;
  /** At most 512 characters. */
  name: string;
  /** At most 65536 characters. */
  description?: string;
  properties?: KGProperties;
  embedding?: KGEmbedding;
  validFrom?: Timestamp;
  validTo?: Timestamp;
}

export interface KGEdgeInput {
  id?: KGEdgeId;
  /** The node the edge leaves. */
  sourceId: KGNodeId;
  /** The node the edge enters. */
  targetId: KGNodeId;
  label: KGLabel;
  properties?: KGProperties;
  validFrom?: Timestamp;
  validTo?: Timestamp;
}

export interface KGTriple {
  /** At most 512 characters. */
  subject: string;
  /** At most 63 characters. */
  predicate: string;
  /** At most 512 characters. */
  object: string;
  /** Of a new subject; default `Entity`. */
  subjectLabel?: KGLabel;
  /** Of a new object; default `Entity`. */
  objectLabel?: KGLabel;
  /** Of the edge. */
  properties?: KGProperties;
  validFrom?: Timestamp;
  validTo?: Timestamp;
}

export interface KGDocument {
  /** Pattern: `^[A-Za-z0-9][A-Za-z0-9._~-]{0,63}$`. */
  id: string;
  /** At most 512 characters. */
  title?: string;
  /** At most 1000000 characters. */
  text: string;
  /** Of the document's node. */
  properties?: KGProperties;
}

export interface IngestNodesBody {
  graphId: Id;
  sourceId?: KGOwnSourceId;
  /** At most 10000 items. */
  nodes: KGNodeInput[];
}

export interface IngestEdgesBody {
  graphId: Id;
  sourceId?: KGOwnSourceId;
  /** At most 10000 items. */
  edges: KGEdgeInput[];
}

export interface IngestTriplesBody {
  graphId: Id;
  sourceId?: KGOwnSourceId;
  /** At most 10000 items. */
  triples: KGTriple[];
}

export interface IngestDocumentsBody {
  graphId: Id;
  /** Pattern: `^[A-Za-z0-9][A-Za-z0-9._~-]{0,59}$`. */
  sourceId: string;
  /** At most 100 items. */
  documents: KGDocument[];
}

export type IngestLine = IngestNodeLine | IngestEdgeLine;

export interface IngestNodeLine {
  type: "node";
  node: KGNodeInput;
}

export interface IngestEdgeLine {
  type: "edge";
  edge: KGEdgeInput;
}

export interface KGIngestResult {
  /** Nodes and edges that are new or changed, those that triples and documents make included. At least 0. */
  upserted: number;
  /** Nodes and edges that said nothing new. At least 0. */
  unchanged: number;
  problems: KGIngestProblem[];
}

/** An item that was not stored. */
export interface KGIngestProblem {
  /** Position in the list that was sent, 0 is the first. At least 0. */
  index: number;
  problem: Problem;
}

export type IngestEvent = IngestProgress | IngestProblem | IngestReport;

/** After each batch; what it counts is stored. */
export interface IngestProgress {
  type: "progress";
  /** Lines read. At least 0. */
  processed: number;
  /** At least 0. */
  upserted: number;
  /** At least 0. */
  unchanged: number;
  /** At least 0. */
  failed: number;
}

/** A line that was not stored. */
export interface IngestProblem {
  type: "problem";
  /** Line of the upload, 1 is the first. At least 1. */
  line: number;
  problem: Problem;
}

/** The end. */
export interface IngestReport {
  type: "report";
  /** At least 0. */
  processed: number;
  /** At least 0. */
  upserted: number;
  /** At least 0. */
  unchanged: number;
  /** At least 0. */
  failed: number;
  /** Whether the upload was read to its end. */
  completed: boolean;
  problem?: Problem;
}

export interface KGSource {
  id: KGSourceId;
  graphId: Id;
  /** Nodes it supports. At least 0. */
  nodeCount: number;
  /** Edges it supports. At least 0. */
  edgeCount: number;
  updatedAt: Timestamp;
}

export interface KGSourceList {
  items: KGSource[];
  nextCursor?: Cursor;
}

export interface KGSourceDeletion {
  sourceId: KGSourceId;
  /** At least 0. */
  deletedNodes: number;
  /** At least 0. */
  deletedEdges: number;
  /** Nodes that other sources still support. At least 0. */
  keptNodes: number;
  /** Edges that other sources still support. At least 0. */
  keptEdges: number;
}

export interface MergeNodesBody {
  graphId: Id;
  /** The node that stays. */
  nodeId: KGNodeId;
  /** The nodes that become one with it. At most 100 items. */
  mergedIds: KGNodeId[];
}

export interface KGMerge {
  id: Id;
  graphId: Id;
  nodeId: KGNodeId;
  mergedIds: KGNodeId[];
  createdAt: Timestamp;
  createdBy: UserId;
  undoneAt?: Timestamp;
  undoneBy?: UserId;
}

export interface KGMergeList {
  items: KGMerge[];
  nextCursor?: Cursor;
}

export interface FindDuplicatesBody {
  graphId: Id;
  /** Only nodes with one of these labels. */
  labels?: KGLabels;
  /** Least score of a pair. Default: `0.6`. At least 0.3. At most 1. */
  threshold?: number;
  /** Most pairs. Default: `50`. At least 1. At most 200. */
  limit?: number;
}

export interface KGDuplicate {
  /** The two, by id. At most 2 items. */
  nodes: KGNode[];
  /** At least 0. At most 1. */
  score: number;
}

export interface KGDuplicateList {
  items: KGDuplicate[];
  /** Whether a limit cut something off. */
  truncated: boolean;
}

/** Chosen by whoever ingests; the record's id for mirrored records. Pattern: `^[A-Za-z0-9][A-Za-z0-9._:~@-]{0,127}$`. */
export type KGNodeId = string;

/** What kind of node or edge it is, such as `Person` or `WORKS_AT`. Pattern: `^[A-Za-z][A-Za-z0-9_-]{0,62}$`. */
export type KGLabel = string;

export type KGProperties = { [key: string]: unknown };

/** Vector of the node, as long as the deployment's embedder makes them; searched by cosine. At most 4096 items. */
export type KGEmbedding = number[];

/** Chosen by whoever ingests; without one, UUIDv5 (RFC 9562) of `<sourceId> <label> <targetId>` in the namespace of the graph's id. Pattern: `^[A-Za-z0-9][A-Za-z0-9._:~@-]{0,127}$`. */
export type KGEdgeId = string;

/** What a fact was learnt from. Ids that start with `$` are the platform's: `$entities` mirrors records, `$api` is what came without a source. Pattern: `^[$A-Za-z0-9][A-Za-z0-9._:~@-]{0,127}$`. */
export type KGSourceId = string;

/** At most 100 items. */
export type KGLabels = KGLabel[];

export interface KGNode {
  id: KGNodeId;
  graphId: Id;
  label: KGLabel;
  name: string;
  description?: string;
  properties: KGProperties;
  embedding?: KGEmbedding;
  validFrom?: Timestamp;
  validTo?: Timestamp;
  /** Sources that support the node, by id. */
  sources: KGSourceId[];
  createdAt: Timestamp;
  updatedAt: Timestamp;
  version: Version;
}

export interface KGGraph {
  id: Id;
  name: KGGraphName;
  description?: string;
  kind: KGGraphKind;
  version: Version;
  createdAt: Timestamp;
  createdBy: UserId;
  updatedAt: Timestamp;
}

/** Unique within the organization. At most 128 characters. Pattern: `^\S(.*\S)?$`. */
export type KGGraphName = string;

/** `entities` mirrors the organization's records and relationships within seconds (there is at most one, named `entities`, from the first record on); it takes other nodes and edges too. A record is a node with its id: the label is the name of its definition, the name its `title`, `name` or other naming text, the properties are its fields, nested ones as `address.city`. Fields with `x-relation` and relationships are edges labelled with their name, while both records are there. */
export type KGGraphKind = "custom" | "entities";

export interface KGGraphList {
  items: KGGraph[];
  nextCursor?: Cursor;
}

export interface CreateGraphBody {
  name: KGGraphName;
  /** At most 4096 characters. */
  description?: string;
}

export interface UpdateGraphBody {
  name?: KGGraphName;
  /** At most 4096 characters. */
  description?: string | null;
}

export interface KGGraphStats {
  graphId: Id;
  /** At least 0. */
  nodeCount: number;
  /** At least 0. */
  edgeCount: number;
  /** At least 0. */
  sourceCount: number;
  /** Nodes that have an embedding. At least 0. */
  embeddedCount: number;
}

/** One event of the stream of a graph's changes. */
export type KGGraphChange = KGGraphChanged | KGGraphDeleted;

export interface KGGraphChanged {
  /** The graph's revision; grows with every change of its nodes and edges. At least 0. */
  id: number;
  type: "graph.changed";
  graphId: Id;
}

export interface KGGraphDeleted {
  type: "graph.deleted";
  graphId: Id;
}

export type KGElementKind = "node" | "edge";

export interface KGLabelCount {
  kind: KGElementKind;
  label: KGLabel;
  /** At least 1. */
  count: number;
}

export interface KGLabelList {
  items: KGLabelCount[];
  nextCursor?: Cursor;
}

export interface KGEdge {
  id: KGEdgeId;
  graphId: Id;
  /** The node the edge leaves. */
  sourceId: KGNodeId;
  /** The node the edge enters. */
  targetId: KGNodeId;
  label: KGLabel;
  properties: KGProperties;
  validFrom?: Timestamp;
  validTo?: Timestamp;
  /** Sources that support the edge, by id. */
  sources: KGSourceId[];
  createdAt: Timestamp;
  updatedAt: Timestamp;
  version: Version;
}

export interface KGSubgraph {
  /** Nearest (or best connected) first, then by id; of `nodeIds` by id. */
  nodes: KGNode[];
  /** By id; both ends are among the nodes. */
  edges: KGEdge[];
  /** Whether a limit cut something off. */
  truncated: boolean;
}

/** `out`: along the edges; `in`: against them. Default: `"both"`. */
export type KGDirection = "out" | "in" | "both";

/** Default: `"hybrid"`. */
export type SearchMode = "keyword" | "vector" | "hybrid";

export interface SearchNodesBody {
  graphId: Id;
  /** At most 1024 characters. */
  query: string;
  mode?: SearchMode;
  /** Only nodes with one of these labels. */
  labels?: KGLabels;
  filters?: Filters;
  /** Default: `20`. At least 1. At most 200. */
  limit?: number;
  /** Least score of a hit; scores are between 0 and 1. At least 0. At most 1. */
  threshold?: number;
  asOf?: Timestamp;
}

export interface KGSearchResult {
  items: KGSearchHit[];
}

export interface KGSearchHit {
  node: KGNode;
  /** 1 is the best possible: of a hybrid search, first in both lists. At least 0. At most 1. */
  score: number;
  explanation: KGSearchExplanation;
}

/** The lists that held the node. */
export interface KGSearchExplanation {
  keyword?: KGKeywordExplanation;
  vector?: KGVectorExplanation;
}

export interface KGKeywordExplanation {
  /** 1 is the first. At least 1. */
  rank: number;
  /** At least 0. At most 1. */
  score: number;
  /** Words of the query that the node holds, in lower case. */
  terms: string[];
}

export interface KGVectorExplanation {
  /** 1 is the first. At least 1. */
  rank: number;
  /** Cosine similarity; below 0 counts as 0. At least 0. At most 1. */
  score: number;
}

export interface TraverseGraphBody {
  graphId: Id;
  /** At most 100 items. */
  from: KGNodeId[];
  direction?: KGDirection;
  /** Only along edges with one of these labels. */
  labels?: KGLabels;
  /** Default: `1`. At least 1. At most 10. */
  depth?: number;
  filters?: Filters;
  /** Most nodes, those to start from included. Default: `500`. At least 1. At most 5000. */
  limit?: number;
  asOf?: Timestamp;
}

export interface GetNeighborsBody {
  graphId: Id;
  nodeId: KGNodeId;
  direction?: KGDirection;
  /** Only along edges with one of these labels. */
  labels?: KGLabels;
  /** Most nodes, those to start from included. Default: `500`. At least 1. At most 5000. */
  limit?: number;
  asOf?: Timestamp;
}

export interface GetSubgraphBody {
  graphId: Id;
  /** At most 5000 items. */
  nodeIds?: KGNodeId[];
  /** Only nodes with one of these labels. */
  labels?: KGLabels;
  filters?: Filters;
  /** Most nodes. Default: `500`. At least 1. At most 5000. */
  limit?: number;
  asOf?: Timestamp;
}

export interface FindPathsBody {
  graphId: Id;
  from: KGNodeId;
  to: KGNodeId;
  mode?: KGPathMode;
  /** Most edges of a path. Default: `5`. At least 1. At most 10. */
  maxDepth?: number;
  direction?: KGDirection;
  /** Only along edges with one of these labels. */
  labels?: KGLabels;
  /** Most paths. Default: `20`. At least 1. At most 200. */
  limit?: number;
  asOf?: Timestamp;
}

/** Default: `"shortest"`. */
export type KGPathMode = "shortest" | "all";

export interface KGPath {
  /** From the first to the last. */
  nodes: KGNode[];
  /** Edge i connects node i and node i + 1. */
  edges: KGEdge[];
  /** Number of edges. At least 0. */
  length: number;
}

export interface KGPathList {
  items: KGPath[];
  /** Whether a limit cut something off. */
  truncated: boolean;
}

export interface MatchPatternBody {
  graphId: Id;
  /** At most 8 items. */
  nodes: KGNodePattern[];
  /** At most 12 items. */
  edges?: KGEdgePattern[];
  /** Most matches. Default: `100`. At least 1. At most 1000. */
  limit?: number;
  asOf?: Timestamp;
}

/** Pattern: `^[A-Za-z][A-Za-z0-9_]{0,31}$`. */
export type KGPatternName = string;

export interface KGNodePattern {
  /** Unique in the pattern. */
  as: KGPatternName;
  labels?: KGLabels;
  /** At most 100 items. */
  ids?: KGNodeId[];
  filters?: Filters;
}

export interface KGEdgePattern {
  /** Unique in the pattern; an edge without a name is not answered. */
  as?: KGPatternName;
  /** Name of a node of the pattern. */
  from: KGPatternName;
  /** Name of a node of the pattern. */
  to: KGPatternName;
  labels?: KGLabels;
  /** Seen from `from`. */
  direction?: KGPatternDirection;
}

/** Default: `"out"`. */
export type KGPatternDirection = "out" | "in" | "both";

export interface KGMatch {
  /** By their names in the pattern. */
  nodes: { [key: string]: KGNode };
  /** By their names in the pattern. */
  edges: { [key: string]: KGEdge };
}

export interface KGMatchList {
  items: KGMatch[];
  /** Whether a limit cut something off. */
  truncated: boolean;
}

/** Input of `ingestNodes`: Insert or update up to 10,000 nodes. */
export interface IngestNodesInput {
  body: IngestNodesBody;
}

/** Input of `ingestEdges`: Insert or update up to 10,000 edges. */
export interface IngestEdgesInput {
  body: IngestEdgesBody;
}

/** Input of `ingestTriples`: Insert up to 10,000 facts written as subject, predicate, object. */
export interface IngestTriplesInput {
  body: IngestTriplesBody;
}

/** Input of `ingestStream`: Insert or update any number of nodes and edges from NDJSON. */
export interface IngestStreamInput {
  graphId: Id;
  /** Who says so; default `$api`. */
  sourceId?: KGOwnSourceId | undefined;
  body: ReadableStream<Uint8Array>;
}

/** Input of `ingestDocuments`: Split documents into chunks and connect them to the nodes they mention. */
export interface IngestDocumentsInput {
  body: IngestDocumentsBody;
}

/** Input of `listSources`: List the sources of a graph, by id. */
export interface ListSourcesInput {
  graphId: Id;
  /** Largest number of items in the page. Default: `50`. At least 1. At most 200. */
  limit?: number | undefined;
  /** `nextCursor` of the page before. Opaque; bound to the organization and the query it came from. */
  cursor?: Cursor | undefined;
}

/** Input of `deleteSource`: Withdraw everything a source said. */
export interface DeleteSourceInput {
  sourceId: KGSourceId;
  graphId: Id;
}

/** Input of `mergeNodes`: Declare that nodes mean the same. */
export interface MergeNodesInput {
  body: MergeNodesBody;
}

/** Input of `listMerges`: List merges, newest first. */
export interface ListMergesInput {
  graphId: Id;
  /** Largest number of items in the page. Default: `50`. At least 1. At most 200. */
  limit?: number | undefined;
  /** `nextCursor` of the page before. Opaque; bound to the organization and the query it came from. */
  cursor?: Cursor | undefined;
}

/** Input of `getMerge`: Get a merge. */
export interface GetMergeInput {
  mergeId: Id;
  graphId: Id;
}

/** Input of `undoMerge`: Take a merge back. */
export interface UndoMergeInput {
  mergeId: Id;
  graphId: Id;
}

/** Input of `findDuplicates`: Find nodes that may mean the same. */
export interface FindDuplicatesInput {
  body: FindDuplicatesBody;
}

/** Input of `listGraphs`: List graphs, by name. */
export interface ListGraphsInput {
  /** Largest number of items in the page. Default: `50`. At least 1. At most 200. */
  limit?: number | undefined;
  /** `nextCursor` of the page before. Opaque; bound to the organization and the query it came from. */
  cursor?: Cursor | undefined;
}

/** Input of `createGraph`: Create a graph. */
export interface CreateGraphInput {
  body: CreateGraphBody;
}

/** Input of `getGraph`: Get a graph. */
export interface GetGraphInput {
  graphId: Id;
}

/** Input of `updateGraph`: Rename or describe a graph. */
export interface UpdateGraphInput {
  graphId: Id;
  /** The version you read; sent as `If-Match`. A newer one on the server answers 412 `version_conflict`. */
  version?: number | undefined;
  body: UpdateGraphBody;
}

/** Input of `deleteGraph`: Delete a graph with everything in it. */
export interface DeleteGraphInput {
  graphId: Id;
  /** The version you read; sent as `If-Match`. A newer one on the server answers 412 `version_conflict`. */
  version?: number | undefined;
}

/** Input of `getGraphStats`: Count what a graph holds. */
export interface GetGraphStatsInput {
  graphId: Id;
}

/** Input of `listGraphLabels`: List the labels of nodes and edges, by kind and name. */
export interface ListGraphLabelsInput {
  graphId: Id;
  /** Largest number of items in the page. Default: `50`. At least 1. At most 200. */
  limit?: number | undefined;
  /** `nextCursor` of the page before. Opaque; bound to the organization and the query it came from. */
  cursor?: Cursor | undefined;
  /** Only labels of nodes (or only of edges); default both. */
  kind?: KGElementKind | undefined;
}

/** Input of `streamGraphChanges`: Follow the changes of a graph. */
export interface StreamGraphChangesInput {
  graphId: Id;
}

/** Input of `getNode`: Get a node. */
export interface GetNodeInput {
  graphId: Id;
  nodeId: KGNodeId;
  /** Answer the node's vector too. Default: `false`. */
  includeEmbedding?: boolean | undefined;
}

/** Input of `searchNodes`: Find nodes by words, by meaning, or both. */
export interface SearchNodesInput {
  body: SearchNodesBody;
}

/** Input of `traverseGraph`: Walk from nodes along edges, breadth first. */
export interface TraverseGraphInput {
  body: TraverseGraphBody;
}

/** Input of `getNeighbors`: Get a node, the nodes next to it and the edges to them. */
export interface GetNeighborsInput {
  body: GetNeighborsBody;
}

/** Input of `getSubgraph`: Get nodes and every edge between them. */
export interface GetSubgraphInput {
  body: GetSubgraphBody;
}

/** Input of `findPaths`: Find paths between two nodes. */
export interface FindPathsInput {
  body: FindPathsBody;
}

/** Input of `matchPattern`: Find every place where a pattern occurs. */
export interface MatchPatternInput {
  body: MatchPatternBody;
}

/** What `ingestNodes` can answer instead. */
export type IngestNodesProblem =
  | "validation_failed"
  | "graph_not_found"
  | "body_too_large"
  | "unsupported_media_type"
  | CommonProblem;

/** What `ingestEdges` can answer instead. */
export type IngestEdgesProblem =
  | "validation_failed"
  | "graph_not_found"
  | "body_too_large"
  | "unsupported_media_type"
  | CommonProblem;

/** What `ingestTriples` can answer instead. */
export type IngestTriplesProblem =
  | "validation_failed"
  | "graph_not_found"
  | "body_too_large"
  | "unsupported_media_type"
  | CommonProblem;

/** What `ingestStream` can answer instead. */
export type IngestStreamProblem =
  | "graph_not_found"
  | "unsupported_media_type"
  | "body_too_large"
  | CommonProblem;

/** What `ingestDocuments` can answer instead. */
export type IngestDocumentsProblem =
  | "validation_failed"
  | "graph_not_found"
  | "body_too_large"
  | "unsupported_media_type"
  | CommonProblem;

/** What `listSources` can answer instead. */
export type ListSourcesProblem =
  | "graph_not_found"
  | "cursor_invalid"
  | CommonProblem;

/** What `deleteSource` can answer instead. */
export type DeleteSourceProblem =
  | "graph_not_found"
  | "source_not_found"
  | "source_protected"
  | CommonProblem;

/** What `mergeNodes` can answer instead. */
export type MergeNodesProblem =
  | "validation_failed"
  | "graph_not_found"
  | "node_not_found"
  | "merge_conflict"
  | "body_too_large"
  | "unsupported_media_type"
  | "idempotency_in_progress"
  | "idempotency_key_reused"
  | CommonProblem;

/** What `listMerges` can answer instead. */
export type ListMergesProblem =
  | "graph_not_found"
  | "cursor_invalid"
  | CommonProblem;

/** What `getMerge` can answer instead. */
export type GetMergeProblem =
  | "graph_not_found"
  | "merge_not_found"
  | CommonProblem;

/** What `undoMerge` can answer instead. */
export type UndoMergeProblem =
  | "graph_not_found"
  | "merge_not_found"
  | "merge_conflict"
  | CommonProblem;

/** What `findDuplicates` can answer instead. */
export type FindDuplicatesProblem =
  | "validation_failed"
  | "graph_not_found"
  | "body_too_large"
  | "unsupported_media_type"
  | CommonProblem;

/** What `listGraphs` can answer instead. */
export type ListGraphsProblem =
  | "cursor_invalid"
  | CommonProblem;

/** What `createGraph` can answer instead. */
export type CreateGraphProblem =
  | "validation_failed"
  | "graph_exists"
  | "limit_reached"
  | "body_too_large"
  | "unsupported_media_type"
  | "idempotency_in_progress"
  | "idempotency_key_reused"
  | CommonProblem;

/** What `getGraph` can answer instead. */
export type GetGraphProblem =
  | "graph_not_found"
  | CommonProblem;

/** What `updateGraph` can answer instead. */
export type UpdateGraphProblem =
  | "validation_failed"
  | "graph_not_found"
  | "graph_exists"
  | "graph_protected"
  | "version_conflict"
  | "body_too_large"
  | "unsupported_media_type"
  | CommonProblem;

/** What `deleteGraph` can answer instead. */
export type DeleteGraphProblem =
  | "graph_not_found"
  | "graph_protected"
  | "version_conflict"
  | CommonProblem;

/** What `getGraphStats` can answer instead. */
export type GetGraphStatsProblem =
  | "graph_not_found"
  | CommonProblem;

/** What `listGraphLabels` can answer instead. */
export type ListGraphLabelsProblem =
  | "graph_not_found"
  | "cursor_invalid"
  | CommonProblem;

/** What `streamGraphChanges` can answer instead. */
export type StreamGraphChangesProblem =
  | "graph_not_found"
  | CommonProblem;

/** What `getNode` can answer instead. */
export type GetNodeProblem =
  | "graph_not_found"
  | "node_not_found"
  | CommonProblem;

/** What `searchNodes` can answer instead. */
export type SearchNodesProblem =
  | "validation_failed"
  | "filter_invalid"
  | "graph_not_found"
  | "body_too_large"
  | "unsupported_media_type"
  | CommonProblem;

/** What `traverseGraph` can answer instead. */
export type TraverseGraphProblem =
  | "validation_failed"
  | "filter_invalid"
  | "graph_not_found"
  | "node_not_found"
  | "body_too_large"
  | "unsupported_media_type"
  | CommonProblem;

/** What `getNeighbors` can answer instead. */
export type GetNeighborsProblem =
  | "validation_failed"
  | "graph_not_found"
  | "node_not_found"
  | "body_too_large"
  | "unsupported_media_type"
  | CommonProblem;

/** What `getSubgraph` can answer instead. */
export type GetSubgraphProblem =
  | "validation_failed"
  | "filter_invalid"
  | "graph_not_found"
  | "body_too_large"
  | "unsupported_media_type"
  | CommonProblem;

/** What `findPaths` can answer instead. */
export type FindPathsProblem =
  | "validation_failed"
  | "graph_not_found"
  | "node_not_found"
  | "body_too_large"
  | "unsupported_media_type"
  | CommonProblem;

/** What `matchPattern` can answer instead. */
export type MatchPatternProblem =
  | "validation_failed"
  | "filter_invalid"
  | "graph_not_found"
  | "body_too_large"
  | "unsupported_media_type"
  | CommonProblem;

/** What every operation of kg takes and gives. */
export interface KgOperations {
  ingestNodes: { input: IngestNodesInput; output: KGIngestResult };
  ingestEdges: { input: IngestEdgesInput; output: KGIngestResult };
  ingestTriples: { input: IngestTriplesInput; output: KGIngestResult };
  ingestStream: { input: IngestStreamInput; output: IngestEvent };
  ingestDocuments: { input: IngestDocumentsInput; output: KGIngestResult };
  listSources: { input: ListSourcesInput; output: KGSourceList };
  deleteSource: { input: DeleteSourceInput; output: KGSourceDeletion };
  mergeNodes: { input: MergeNodesInput; output: KGMerge };
  listMerges: { input: ListMergesInput; output: KGMergeList };
  getMerge: { input: GetMergeInput; output: KGMerge };
  undoMerge: { input: UndoMergeInput; output: KGMerge };
  findDuplicates: { input: FindDuplicatesInput; output: KGDuplicateList };
  listGraphs: { input: ListGraphsInput; output: KGGraphList };
  createGraph: { input: CreateGraphInput; output: KGGraph };
  getGraph: { input: GetGraphInput; output: KGGraph };
  updateGraph: { input: UpdateGraphInput; output: KGGraph };
  deleteGraph: { input: DeleteGraphInput; output: void };
  getGraphStats: { input: GetGraphStatsInput; output: KGGraphStats };
  listGraphLabels: { input: ListGraphLabelsInput; output: KGLabelList };
  streamGraphChanges: { input: StreamGraphChangesInput; output: KGGraphChange };
  getNode: { input: GetNodeInput; output: KGNode };
  searchNodes: { input: SearchNodesInput; output: KGSearchResult };
  traverseGraph: { input: TraverseGraphInput; output: KGSubgraph };
  getNeighbors: { input: GetNeighborsInput; output: KGSubgraph };
  getSubgraph: { input: GetSubgraphInput; output: KGSubgraph };
  findPaths: { input: FindPathsInput; output: KGPathList };
  matchPattern: { input: MatchPatternInput; output: KGMatchList };
}
