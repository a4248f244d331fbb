// Generated from contracts/openapi by "npm run generate". Do not edit.
import { boolean, integer, missing, toBoolean, toNumber, unknown, validator } from "../../src/checks.ts";
import { Cursor, Id } from "../shared/checks.gen.js";
import { CreateGraphBody, FindDuplicatesBody, FindPathsBody, GetNeighborsBody, GetSubgraphBody, IngestDocumentsBody, IngestEdgesBody, IngestNodesBody, IngestTriplesBody, KGElementKind, KGNodeId, KGOwnSourceId, KGSourceId, MatchPatternBody, MergeNodesBody, SearchNodesBody, TraverseGraphBody, UpdateGraphBody } from "./checks.gen.js";


export const validators = {
  ingestNodes: { body: validator(IngestNodesBody) },
  ingestEdges: { body: validator(IngestEdgesBody) },
  ingestTriples: { body: validator(IngestTriplesBody) },
  ingestStream: { parameters: validator((value, at, _, issues) => {
    if (value.graphId === undefined) missing(at, issues, "graphId");
    for (const name in value) if (name !== "graphId" && name !== "sourceId") unknown(at, issues, name);
    if (value.graphId !== undefined) Id(value.graphId, at, "graphId", issues);
    if (value.sourceId !== undefined) KGOwnSourceId(value.sourceId, at, "sourceId", issues);
  }) },
  ingestDocuments: { body: validator(IngestDocumentsBody) },
  listSources: { parameters: validator((value, at, _, issues) => {
    if (value.limit === undefined) value.limit = 50;
    else value.limit = toNumber(value.limit);
    if (value.graphId === undefined) missing(at, issues, "graphId");
    for (const name in value) if (name !== "graphId" && name !== "limit" && name !== "cursor") unknown(at, issues, name);
    if (value.graphId !== undefined) Id(value.graphId, at, "graphId", issues);
    if (value.limit !== undefined) integer(value.limit, at, "limit", issues, 1, 200);
    if (value.cursor !== undefined) Cursor(value.cursor, at, "cursor", issues);
  }) },
  deleteSource: { parameters: validator((value, at, _, issues) => {
    if (value.sourceId === undefined) missing(at, issues, "sourceId");
    if (value.graphId === undefined) missing(at, issues, "graphId");
    for (const name in value) if (name !== "sourceId" && name !== "graphId") unknown(at, issues, name);
    if (value.sourceId !== undefined) KGSourceId(value.sourceId, at, "sourceId", issues);
    if (value.graphId !== undefined) Id(value.graphId, at, "graphId", issues);
  }) },
  mergeNodes: { body: validator(MergeNodesBody) },
  listMerges: { parameters: validator((value, at, _, issues) => {
    if (value.limit === undefined) value.limit = 50;
    else value.limit = toNumber(value.limit);
    if (value.graphId === undefined) missing(at, issues, "graphId");
    for (const name in value) if (name !== "graphId" && name !== "limit" && name !== "cursor") unknown(at, issues, name);
    if (value.graphId !== undefined) Id(value.graphId, at, "graphId", issues);
    if (value.limit !== undefined) integer(value.limit, at, "limit", issues, 1, 200);
    if (value.cursor !== undefined) Cursor(value.cursor, at, "cursor", issues);
  }) },
  getMerge: { parameters: validator((value, at, _, issues) => {
    if (value.mergeId === undefined) missing(at, issues, "mergeId");
    if (value.graphId === undefined) missing(at, issues, "graphId");
    for (const name in value) if (name !== "mergeId" && name !== "graphId") unknown(at, issues, name);
    if (value.mergeId !== undefined) Id(value.mergeId, at, "mergeId", issues);
    if (value.graphId !== undefined) Id(value.graphId, at, "graphId", issues);
  }) },
  undoMerge: { parameters: validator((value, at, _, issues) => {
    if (value.mergeId === undefined) missing(at, issues, "mergeId");
    if (value.graphId === undefined) missing(at, issues, "graphId");
    for (const name in value) if (name !== "mergeId" && name !== "graphId") unknown(at, issues, name);
    if (value.mergeId !== undefined) Id(value.mergeId, at, "mergeId", issues);
    if (value.graphId !== undefined) Id(value.graphId, at, "graphId", issues);
  }) },
  findDuplicates: { body: validator(FindDuplicatesBody) },
  listGraphs: { parameters: validator((value, at, _, issues) => {
    if (value.limit === undefined) value.limit = 50;
    else value.limit = toNumber(value.limit);
    for (const name in value) if (name !== "limit" && name !== "cursor") unknown(at, issues, name);
    if (value.limit !== undefined) integer(value.limit, at, "limit", issues, 1, 200);
    if (value.cursor !== undefined) Cursor(value.cursor, at, "cursor", issues);
  }) },
  createGraph: { body: validator(CreateGraphBody) },
  getGraph: { parameters: validator((value, at, _, issues) => {
    if (value.graphId === undefined) missing(at, issues, "graphId");
    for (const name in value) if (name !== "graphId") unknown(at, issues, name);
    if (value.graphId !== undefined) Id(value.graphId, at, "graphId", issues);
  }) },
  updateGraph: { parameters: validator((value, at, _, issues) => {
    if (value.graphId === undefined) missing(at, issues, "graphId");
    for (const name in value) if (name !== "graphId") unknown(at, issues, name);
    if (value.graphId !== undefined) Id(value.graphId, at, "graphId", issues);
  }), body: validator(UpdateGraphBody) },
  deleteGraph: { parameters: validator((value, at, _, issues) => {
    if (value.graphId === undefined) missing(at, issues, "graphId");
    for (const name in value) if (name !== "graphId") unknown(at, issues, name);
    if (value.graphId !== undefined) Id(value.graphId, at, "graphId", issues);
  }) },
  getGraphStats: { parameters: validator((value, at, _, issues) => {
    if (value.graphId === undefined) missing(at, issues, "graphId");
    for (const name in value) if (name !== "graphId") unknown(at, issues, name);
    if (value.graphId !== undefined) Id(value.graphId, at, "graphId", issues);
  }) },
  listGraphLabels: { parameters: validator((value, at, _, issues) => {
    if (value.limit === undefined) value.limit = 50;
    else value.limit = toNumber(value.limit);
    if (value.graphId === undefined) missing(at, issues, "graphId");
    for (const name in value) if (name !== "graphId" && name !== "limit" && name !== "cursor" && name !== "kind") unknown(at, issues, name);
    if (value.graphId !== undefined) Id(value.graphId, at, "graphId", issues);
    if (value.limit !== undefined) integer(value.limit, at, "limit", issues, 1, 200);
    if (value.cursor !== undefined) Cursor(value.cursor, at, "cursor", issues);
    if (value.kind !== undefined) KGElementKind(value.kind, at, "kind", issues);
  }) },
  streamGraphChanges: { parameters: validator((value, at, _, issues) => {
    if (value.graphId === undefined) missing(at, issues, "graphId");
    for (const name in value) if (name !== "graphId") unknown(at, issues, name);
    if (value.graphId !== undefined) Id(value.graphId, at, "graphId", issues);
  }) },
  getNode: { parameters: validator((value, at, _, issues) => {
    if (value.includeEmbedding === undefined) value.includeEmbedding = false;
    else value.includeEmbedding = toBoolean(value.includeEmbedding);
    if (value.graphId === undefined) missing(at, issues, "graphId");
    if (value.nodeId === undefined) missing(at, issues, "nodeId");
    for (const name in value) if (name !== "graphId" && name !== "nodeId" && name !== "includeEmbedding") unknown(at, issues, name);
    if (value.graphId !== undefined) Id(value.graphId, at, "graphId", issues);
    if (value.nodeId !== undefined) KGNodeId(value.nodeId, at, "nodeId", issues);
    if (value.includeEmbedding !== undefined) boolean(value.includeEmbedding, at, "includeEmbedding", issues);
  }) },
  searchNodes: { body: validator(SearchNodesBody) },
  traverseGraph: { body: validator(TraverseGraphBody) },
  getNeighbors: { body: validator(GetNeighborsBody) },
  getSubgraph: { body: validator(GetSubgraphBody) },
  findPaths: { body: validator(FindPathsBody) },
  matchPattern: { body: validator(MatchPatternBody) },
};
