// Generated from contracts/openapi/kg.yaml by "npm run generate". Do not edit.

import { operation, streamOperation } from "@elqnt/api";
import type {
  CreateGraphInput,
  CreateGraphProblem,
  DeleteGraphInput,
  DeleteGraphProblem,
  DeleteSourceInput,
  DeleteSourceProblem,
  FindDuplicatesInput,
  FindDuplicatesProblem,
  FindPathsInput,
  FindPathsProblem,
  GetGraphInput,
  GetGraphProblem,
  GetGraphStatsInput,
  GetGraphStatsProblem,
  GetMergeInput,
  GetMergeProblem,
  GetNeighborsInput,
  GetNeighborsProblem,
  GetNodeInput,
  GetNodeProblem,
  GetSubgraphInput,
  GetSubgraphProblem,
  IngestDocumentsInput,
  IngestDocumentsProblem,
  IngestEdgesInput,
  IngestEdgesProblem,
  IngestEvent,
  IngestNodesInput,
  IngestNodesProblem,
  IngestStreamInput,
  IngestStreamProblem,
  IngestTriplesInput,
  IngestTriplesProblem,
  KGDuplicateList,
  KGGraph,
  KGGraphChange,
  KGGraphList,
  KGGraphStats,
  KGIngestResult,
  KGLabelList,
  KGMatchList,
  KGMerge,
  KGMergeList,
  KGNode,
  KGPathList,
  KGSearchResult,
  KGSourceDeletion,
  KGSourceList,
  KGSubgraph,
  ListGraphLabelsInput,
  ListGraphLabelsProblem,
  ListGraphsInput,
  ListGraphsProblem,
  ListMergesInput,
  ListMergesProblem,
  ListSourcesInput,
  ListSourcesProblem,
  MatchPatternInput,
  MatchPatternProblem,
  MergeNodesInput,
  MergeNodesProblem,
  SearchNodesInput,
  SearchNodesProblem,
  StreamGraphChangesInput,
  StreamGraphChangesProblem,
  TraverseGraphInput,
  TraverseGraphProblem,
  UndoMergeInput,
  UndoMergeProblem,
  UpdateGraphInput,
  UpdateGraphProblem,
} from "@elqnt/types/kg";

/** Insert or update up to 10,000 nodes — `POST /api/v1/kg/ingest/nodes`. Scope: `write:kg`. Problems: `validation_failed`, `graph_not_found`, `body_too_large`, `unsupported_media_type`. */
export const ingestNodes = /* @__PURE__ */ operation<IngestNodesInput, KGIngestResult, IngestNodesProblem>("kg", "ingestNodes", "POST", "/api/v1/kg/ingest/nodes", {retry:"idempotent",timeoutMs:60000,invalidates:["getGraphStats","listGraphLabels","getNode","searchNodes","traverseGraph","getNeighbors","getSubgraph","findPaths","matchPattern","listSources","findDuplicates"]});

/** Insert or update up to 10,000 edges — `POST /api/v1/kg/ingest/edges`. Scope: `write:kg`. Problems: `validation_failed`, `graph_not_found`, `body_too_large`, `unsupported_media_type`. */
export const ingestEdges = /* @__PURE__ */ operation<IngestEdgesInput, KGIngestResult, IngestEdgesProblem>("kg", "ingestEdges", "POST", "/api/v1/kg/ingest/edges", {retry:"idempotent",timeoutMs:60000,invalidates:["getGraphStats","listGraphLabels","getNode","searchNodes","traverseGraph","getNeighbors","getSubgraph","findPaths","matchPattern","listSources","findDuplicates"]});

/** Insert up to 10,000 facts written as subject, predicate, object — `POST /api/v1/kg/ingest/triples`. Scope: `write:kg`. Problems: `validation_failed`, `graph_not_found`, `body_too_large`, `unsupported_media_type`. */
export const ingestTriples = /* @__PURE__ */ operation<IngestTriplesInput, KGIngestResult, IngestTriplesProblem>("kg", "ingestTriples", "POST", "/api/v1/kg/ingest/triples", {retry:"idempotent",timeoutMs:60000,invalidates:["getGraphStats","listGraphLabels","getNode","searchNodes","traverseGraph","getNeighbors","getSubgraph","findPaths","matchPattern","listSources","findDuplicates"]});

/** Insert or update any number of nodes and edges from NDJSON — `POST /api/v1/kg/ingest/stream`. Scope: `write:kg`. Problems: `graph_not_found`, `unsupported_media_type`, `body_too_large`. */
export const ingestStream = /* @__PURE__ */ streamOperation<IngestStreamInput, IngestEvent, IngestStreamProblem>("kg", "ingestStream", "POST", "/api/v1/kg/ingest/stream", {timeoutMs:600000,stream:"ndjson",contentType:"application/x-ndjson",invalidates:["getGraphStats","listGraphLabels","getNode","searchNodes","traverseGraph","getNeighbors","getSubgraph","findPaths","matchPattern","listSources","findDuplicates"]});

/** Split documents into chunks and connect them to the nodes they mention — `POST /api/v1/kg/ingest/documents`. Scope: `write:kg`. Problems: `validation_failed`, `graph_not_found`, `body_too_large`, `unsupported_media_type`. */
export const ingestDocuments = /* @__PURE__ */ operation<IngestDocumentsInput, KGIngestResult, IngestDocumentsProblem>("kg", "ingestDocuments", "POST", "/api/v1/kg/ingest/documents", {retry:"idempotent",timeoutMs:120000,invalidates:["getGraphStats","listGraphLabels","getNode","searchNodes","traverseGraph","getNeighbors","getSubgraph","findPaths","matchPattern","listSources","findDuplicates"]});

/** List the sources of a graph, by id — `GET /api/v1/kg/ingest/sources`. Scope: `read:kg`. Problems: `graph_not_found`, `cursor_invalid`. */
export const listSources = /* @__PURE__ */ operation<ListSourcesInput, KGSourceList, ListSourcesProblem>("kg", "listSources", "GET", "/api/v1/kg/ingest/sources", {pagination:"query"});

/** Withdraw everything a source said — `DELETE /api/v1/kg/ingest/sources/{sourceId}`. Scope: `write:kg`. Problems: `graph_not_found`, `source_not_found`, `source_protected`. */
export const deleteSource = /* @__PURE__ */ operation<DeleteSourceInput, KGSourceDeletion, DeleteSourceProblem>("kg", "deleteSource", "DELETE", "/api/v1/kg/ingest/sources/{sourceId}", {timeoutMs:120000,invalidates:["getGraphStats","listGraphLabels","getNode","searchNodes","traverseGraph","getNeighbors","getSubgraph","findPaths","matchPattern","listSources","findDuplicates"]});

/** Declare that nodes mean the same — `POST /api/v1/kg/ingest/merge`. Scope: `write:kg`. Problems: `validation_failed`, `graph_not_found`, `node_not_found`, `merge_conflict`, `body_too_large`, `unsupported_media_type`, `idempotency_in_progress`, `idempotency_key_reused`. */
export const mergeNodes = /* @__PURE__ */ operation<MergeNodesInput, KGMerge, MergeNodesProblem>("kg", "mergeNodes", "POST", "/api/v1/kg/ingest/merge", {idempotency:true,invalidates:["getGraphStats","listGraphLabels","getNode","searchNodes","traverseGraph","getNeighbors","getSubgraph","findPaths","matchPattern","listSources","listMerges","getMerge","findDuplicates"]});

/** List merges, newest first — `GET /api/v1/kg/ingest/merges`. Scope: `read:kg`. Problems: `graph_not_found`, `cursor_invalid`. */
export const listMerges = /* @__PURE__ */ operation<ListMergesInput, KGMergeList, ListMergesProblem>("kg", "listMerges", "GET", "/api/v1/kg/ingest/merges", {pagination:"query"});

/** Get a merge — `GET /api/v1/kg/ingest/merges/{mergeId}`. Scope: `read:kg`. Problems: `graph_not_found`, `merge_not_found`. */
export const getMerge = /* @__PURE__ */ operation<GetMergeInput, KGMerge, GetMergeProblem>("kg", "getMerge", "GET", "/api/v1/kg/ingest/merges/{mergeId}");

/** Take a merge back — `POST /api/v1/kg/ingest/merges/{mergeId}/undo`. Scope: `write:kg`. Problems: `graph_not_found`, `merge_not_found`, `merge_conflict`. */
export const undoMerge = /* @__PURE__ */ operation<UndoMergeInput, KGMerge, UndoMergeProblem>("kg", "undoMerge", "POST", "/api/v1/kg/ingest/merges/{mergeId}/undo", {retry:"idempotent",invalidates:["getGraphStats","listGraphLabels","getNode","searchNodes","traverseGraph","getNeighbors","getSubgraph","findPaths","matchPattern","listSources","listMerges","getMerge","findDuplicates"]});

/** Find nodes that may mean the same — `POST /api/v1/kg/query/duplicates`. Scope: `read:kg`. Problems: `validation_failed`, `graph_not_found`, `body_too_large`, `unsupported_media_type`. */
export const findDuplicates = /* @__PURE__ */ operation<FindDuplicatesInput, KGDuplicateList, FindDuplicatesProblem>("kg", "findDuplicates", "POST", "/api/v1/kg/query/duplicates", {retry:"safe",timeoutMs:60000});

/** List graphs, by name — `GET /api/v1/kg/graphs`. Scope: `read:kg`. Problems: `cursor_invalid`. */
export const listGraphs = /* @__PURE__ */ operation<ListGraphsInput | void, KGGraphList, ListGraphsProblem>("kg", "listGraphs", "GET", "/api/v1/kg/graphs", {pagination:"query"});

/** Create a graph — `POST /api/v1/kg/graphs`. Scope: `write:kg`. Problems: `validation_failed`, `graph_exists`, `limit_reached`, `body_too_large`, `unsupported_media_type`, `idempotency_in_progress`, `idempotency_key_reused`. */
export const createGraph = /* @__PURE__ */ operation<CreateGraphInput, KGGraph, CreateGraphProblem>("kg", "createGraph", "POST", "/api/v1/kg/graphs", {idempotency:true,invalidates:["listGraphs","getGraph"]});

/** Get a graph — `GET /api/v1/kg/graphs/{graphId}`. Scope: `read:kg`. Problems: `graph_not_found`. */
export const getGraph = /* @__PURE__ */ operation<GetGraphInput, KGGraph, GetGraphProblem>("kg", "getGraph", "GET", "/api/v1/kg/graphs/{graphId}");

/** Rename or describe a graph — `PATCH /api/v1/kg/graphs/{graphId}`. Scope: `write:kg`. Problems: `validation_failed`, `graph_not_found`, `graph_exists`, `graph_protected`, `version_conflict`, `body_too_large`, `unsupported_media_type`. */
export const updateGraph = /* @__PURE__ */ operation<UpdateGraphInput, KGGraph, UpdateGraphProblem>("kg", "updateGraph", "PATCH", "/api/v1/kg/graphs/{graphId}", {concurrency:true,invalidates:["listGraphs","getGraph"]});

/** Delete a graph with everything in it — `DELETE /api/v1/kg/graphs/{graphId}`. Scope: `write:kg`. Problems: `graph_not_found`, `graph_protected`, `version_conflict`. */
export const deleteGraph = /* @__PURE__ */ operation<DeleteGraphInput, void, DeleteGraphProblem>("kg", "deleteGraph", "DELETE", "/api/v1/kg/graphs/{graphId}", {concurrency:true,invalidates:["listGraphs","getGraph","getGraphStats","listGraphLabels","getNode","searchNodes","traverseGraph","getNeighbors","getSubgraph","findPaths","matchPattern","listSources","listMerges","getMerge","findDuplicates"]});

/** Count what a graph holds — `GET /api/v1/kg/graphs/{graphId}/stats`. Scope: `read:kg`. Problems: `graph_not_found`. */
export const getGraphStats = /* @__PURE__ */ operation<GetGraphStatsInput, KGGraphStats, GetGraphStatsProblem>("kg", "getGraphStats", "GET", "/api/v1/kg/graphs/{graphId}/stats");

/** List the labels of nodes and edges, by kind and name — `GET /api/v1/kg/graphs/{graphId}/labels`. Scope: `read:kg`. Problems: `graph_not_found`, `cursor_invalid`. */
export const listGraphLabels = /* @__PURE__ */ operation<ListGraphLabelsInput, KGLabelList, ListGraphLabelsProblem>("kg", "listGraphLabels", "GET", "/api/v1/kg/graphs/{graphId}/labels", {pagination:"query"});

/** Follow the changes of a graph — `GET /api/v1/kg/graphs/{graphId}/changes`. Scope: `read:kg`. Problems: `graph_not_found`. */
export const streamGraphChanges = /* @__PURE__ */ streamOperation<StreamGraphChangesInput, KGGraphChange, StreamGraphChangesProblem>("kg", "streamGraphChanges", "GET", "/api/v1/kg/graphs/{graphId}/changes", {stream:"sse",invalidates:["listGraphs","getGraph","getGraphStats","listGraphLabels","getNode","searchNodes","traverseGraph","getNeighbors","getSubgraph","findPaths","matchPattern","listSources","listMerges","getMerge","findDuplicates"]});

/** Get a node — `GET /api/v1/kg/graphs/{graphId}/nodes/{nodeId}`. Scope: `read:kg`. Problems: `graph_not_found`, `node_not_found`. */
export const getNode = /* @__PURE__ */ operation<GetNodeInput, KGNode, GetNodeProblem>("kg", "getNode", "GET", "/api/v1/kg/graphs/{graphId}/nodes/{nodeId}");

/** Find nodes by words, by meaning, or both — `POST /api/v1/kg/query/search`. Scope: `read:kg`. Problems: `validation_failed`, `filter_invalid`, `graph_not_found`, `body_too_large`, `unsupported_media_type`. */
export const searchNodes = /* @__PURE__ */ operation<SearchNodesInput, KGSearchResult, SearchNodesProblem>("kg", "searchNodes", "POST", "/api/v1/kg/query/search", {retry:"safe"});

/** Walk from nodes along edges, breadth first — `POST /api/v1/kg/query/traverse`. Scope: `read:kg`. Problems: `validation_failed`, `filter_invalid`, `graph_not_found`, `node_not_found`, `body_too_large`, `unsupported_media_type`. */
export const traverseGraph = /* @__PURE__ */ operation<TraverseGraphInput, KGSubgraph, TraverseGraphProblem>("kg", "traverseGraph", "POST", "/api/v1/kg/query/traverse", {retry:"safe"});

/** Get a node, the nodes next to it and the edges to them — `POST /api/v1/kg/query/neighbors`. Scope: `read:kg`. Problems: `validation_failed`, `graph_not_found`, `node_not_found`, `body_too_large`, `unsupported_media_type`. */
export const getNeighbors = /* @__PURE__ */ operation<GetNeighborsInput, KGSubgraph, GetNeighborsProblem>("kg", "getNeighbors", "POST", "/api/v1/kg/query/neighbors", {retry:"safe"});

/** Get nodes and every edge between them — `POST /api/v1/kg/query/subgraph`. Scope: `read:kg`. Problems: `validation_failed`, `filter_invalid`, `graph_not_found`, `body_too_large`, `unsupported_media_type`. */
export const getSubgraph = /* @__PURE__ */ operation<GetSubgraphInput, KGSubgraph, GetSubgraphProblem>("kg", "getSubgraph", "POST", "/api/v1/kg/query/subgraph", {retry:"safe"});

/** Find paths between two nodes — `POST /api/v1/kg/query/paths`. Scope: `read:kg`. Problems: `validation_failed`, `graph_not_found`, `node_not_found`, `body_too_large`, `unsupported_media_type`. */
export const findPaths = /* @__PURE__ */ operation<FindPathsInput, KGPathList, FindPathsProblem>("kg", "findPaths", "POST", "/api/v1/kg/query/paths", {retry:"safe"});

/** Find every place where a pattern occurs — `POST /api/v1/kg/query/match`. Scope: `read:kg`. Problems: `validation_failed`, `filter_invalid`, `graph_not_found`, `body_too_large`, `unsupported_media_type`. */
export const matchPattern = /* @__PURE__ */ operation<MatchPatternInput, KGMatchList, MatchPatternProblem>("kg", "matchPattern", "POST", "/api/v1/kg/query/match", {retry:"safe"});
