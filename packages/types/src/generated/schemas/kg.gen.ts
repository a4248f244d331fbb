// Generated from contracts/openapi/kg.yaml by "npm run generate". Do not edit.
import * as z from "zod/mini";
import { Cursor, Id, Problem, Timestamp, UserId, Version } from "./shared.gen.ts";

export const IngestProblem: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ type: z.literal("problem"), line: z.int().check(z.gte(1)), problem: Problem });

export const IngestProgress: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ type: z.literal("progress"), processed: z.int().check(z.gte(0)), upserted: z.int().check(z.gte(0)), unchanged: z.int().check(z.gte(0)), failed: z.int().check(z.gte(0)) });

export const IngestReport: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ type: z.literal("report"), processed: z.int().check(z.gte(0)), upserted: z.int().check(z.gte(0)), unchanged: z.int().check(z.gte(0)), failed: z.int().check(z.gte(0)), completed: z.boolean(), problem: z.optional(Problem) });

export const IngestEvent: z.ZodMiniType = /* @__PURE__ */ z.union([IngestProgress, IngestProblem, IngestReport]);

export const KGEmbedding: z.ZodMiniType = /* @__PURE__ */ z.array(z.number()).check(z.minLength(2), z.maxLength(4096));

export const KGLabel: z.ZodMiniType = /* @__PURE__ */ z.string().check(z.regex(new RegExp("^[A-Za-z][A-Za-z0-9_-]{0,62}$", "u")));

export const KGNodeId: z.ZodMiniType = /* @__PURE__ */ z.string().check(z.regex(new RegExp("^[A-Za-z0-9][A-Za-z0-9._:~@-]{0,127}$", "u")));

export const KGProperties: z.ZodMiniType = /* @__PURE__ */ z.record(z.string(), z.unknown());

export const KGSourceId: z.ZodMiniType = /* @__PURE__ */ z.string().check(z.regex(new RegExp("^[$A-Za-z0-9][A-Za-z0-9._:~@-]{0,127}$", "u")));

export const KGNode: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ id: KGNodeId, graphId: Id, label: KGLabel, name: z.string(), description: z.optional(z.string()), properties: KGProperties, embedding: z.optional(KGEmbedding), validFrom: z.optional(Timestamp), validTo: z.optional(Timestamp), sources: z.array(KGSourceId), createdAt: Timestamp, updatedAt: Timestamp, version: Version });

export const KGDuplicate: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ nodes: z.array(KGNode).check(z.minLength(2), z.maxLength(2)), score: z.number().check(z.gte(0), z.lte(1)) });

export const KGDuplicateList: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ items: z.array(KGDuplicate), truncated: z.boolean() });

export const KGGraphKind: z.ZodMiniType = /* @__PURE__ */ z.literal(["custom","entities"]);

export const KGGraphName: z.ZodMiniType = /* @__PURE__ */ z.string().check(z.minLength(1), z.maxLength(128), z.regex(new RegExp("^\\S(.*\\S)?$", "u")));

export const KGGraph: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ id: Id, name: KGGraphName, description: z.optional(z.string()), kind: KGGraphKind, version: Version, createdAt: Timestamp, createdBy: UserId, updatedAt: Timestamp });

export const KGGraphChanged: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ id: z.int().check(z.gte(0)), type: z.literal("graph.changed"), graphId: Id });

export const KGGraphDeleted: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ type: z.literal("graph.deleted"), graphId: Id });

export const KGGraphChange: z.ZodMiniType = /* @__PURE__ */ z.union([KGGraphChanged, KGGraphDeleted]);

export const KGGraphList: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ items: z.array(KGGraph), nextCursor: z.optional(Cursor) });

export const KGGraphStats: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ graphId: Id, nodeCount: z.int().check(z.gte(0)), edgeCount: z.int().check(z.gte(0)), sourceCount: z.int().check(z.gte(0)), embeddedCount: z.int().check(z.gte(0)) });

export const KGIngestProblem: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ index: z.int().check(z.gte(0)), problem: Problem });

export const KGIngestResult: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ upserted: z.int().check(z.gte(0)), unchanged: z.int().check(z.gte(0)), problems: z.array(KGIngestProblem) });

export const KGElementKind: z.ZodMiniType = /* @__PURE__ */ z.literal(["node","edge"]);

export const KGLabelCount: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ kind: KGElementKind, label: KGLabel, count: z.int().check(z.gte(1)) });

export const KGLabelList: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ items: z.array(KGLabelCount), nextCursor: z.optional(Cursor) });

export const KGEdgeId: z.ZodMiniType = /* @__PURE__ */ z.string().check(z.regex(new RegExp("^[A-Za-z0-9][A-Za-z0-9._:~@-]{0,127}$", "u")));

export const KGEdge: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ id: KGEdgeId, graphId: Id, sourceId: KGNodeId, targetId: KGNodeId, label: KGLabel, properties: KGProperties, validFrom: z.optional(Timestamp), validTo: z.optional(Timestamp), sources: z.array(KGSourceId), createdAt: Timestamp, updatedAt: Timestamp, version: Version });

export const KGMatch: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ nodes: z.record(z.string(), KGNode), edges: z.record(z.string(), KGEdge) });

export const KGMatchList: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ items: z.array(KGMatch), truncated: z.boolean() });

export const KGMerge: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ id: Id, graphId: Id, nodeId: KGNodeId, mergedIds: z.array(KGNodeId), createdAt: Timestamp, createdBy: UserId, undoneAt: z.optional(Timestamp), undoneBy: z.optional(UserId) });

export const KGMergeList: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ items: z.array(KGMerge), nextCursor: z.optional(Cursor) });

export const KGPath: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ nodes: z.array(KGNode), edges: z.array(KGEdge), length: z.int().check(z.gte(0)) });

export const KGPathList: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ items: z.array(KGPath), truncated: z.boolean() });

export const KGKeywordExplanation: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ rank: z.int().check(z.gte(1)), score: z.number().check(z.gte(0), z.lte(1)), terms: z.array(z.string()) });

export const KGVectorExplanation: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ rank: z.int().check(z.gte(1)), score: z.number().check(z.gte(0), z.lte(1)) });

export const KGSearchExplanation: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ keyword: z.optional(KGKeywordExplanation), vector: z.optional(KGVectorExplanation) });

export const KGSearchHit: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ node: KGNode, score: z.number().check(z.gte(0), z.lte(1)), explanation: KGSearchExplanation });

export const KGSearchResult: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ items: z.array(KGSearchHit) });

export const KGSourceDeletion: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ sourceId: KGSourceId, deletedNodes: z.int().check(z.gte(0)), deletedEdges: z.int().check(z.gte(0)), keptNodes: z.int().check(z.gte(0)), keptEdges: z.int().check(z.gte(0)) });

export const KGSource: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ id: KGSourceId, graphId: Id, nodeCount: z.int().check(z.gte(0)), edgeCount: z.int().check(z.gte(0)), updatedAt: Timestamp });

export const KGSourceList: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ items: z.array(KGSource), nextCursor: z.optional(Cursor) });

export const KGSubgraph: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ nodes: z.array(KGNode), edges: z.array(KGEdge), truncated: z.boolean() });

/** The answer of each operation, for `createGateway({ validate, schemas })`. */
export const kgSchemas: Readonly<Record<string, z.ZodMiniType>> = {
  ingestNodes: KGIngestResult,
  ingestEdges: KGIngestResult,
  ingestTriples: KGIngestResult,
  ingestStream: IngestEvent,
  ingestDocuments: KGIngestResult,
  listSources: KGSourceList,
  deleteSource: KGSourceDeletion,
  mergeNodes: KGMerge,
  listMerges: KGMergeList,
  getMerge: KGMerge,
  undoMerge: KGMerge,
  findDuplicates: KGDuplicateList,
  listGraphs: KGGraphList,
  createGraph: KGGraph,
  getGraph: KGGraph,
  updateGraph: KGGraph,
  getGraphStats: KGGraphStats,
  listGraphLabels: KGLabelList,
  streamGraphChanges: KGGraphChange,
  getNode: KGNode,
  searchNodes: KGSearchResult,
  traverseGraph: KGSubgraph,
  getNeighbors: KGSubgraph,
  getSubgraph: KGSubgraph,
  findPaths: KGPathList,
  matchPattern: KGMatchList,
};
