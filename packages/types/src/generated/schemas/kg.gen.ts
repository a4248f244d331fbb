// Generated from contracts/openapi/kg.yaml by "npm run generate". Do not edit.
import * as z from "zod/mini";

export const Cursor: z.ZodMiniType = /* @__PURE__ */ z.string().check(z.minLength(1), z.maxLength(2048));

export const Id: z.ZodMiniType = /* @__PURE__ */ z.string();

export const IngestEvent: z.ZodMiniType = /* @__PURE__ */ z.union([z.lazy(() => IngestProgress), z.lazy(() => IngestProblem), z.lazy(() => IngestReport)]);

export const IngestProblem: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ type: z.literal("problem"), line: z.int().check(z.gte(1)), problem: z.lazy(() => Problem) });

export const IngestProgress: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ type: z.literal("progress"), processed: z.int().check(z.gte(0)), upserted: z.int().check(z.gte(0)), unchanged: z.int().check(z.gte(0)), failed: z.int().check(z.gte(0)) });

export const IngestReport: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ type: z.literal("report"), processed: z.int().check(z.gte(0)), upserted: z.int().check(z.gte(0)), unchanged: z.int().check(z.gte(0)), failed: z.int().check(z.gte(0)), completed: z.boolean(), problem: z.optional(z.lazy(() => Problem)) });

export const KGDuplicate: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ nodes: z.array(z.lazy(() => KGNode)).check(z.minLength(2), z.maxLength(2)), score: z.number().check(z.gte(0), z.lte(1)) });

export const KGDuplicateList: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ items: z.array(z.lazy(() => KGDuplicate)), truncated: z.boolean() });

export const KGEdge: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ id: z.lazy(() => KGEdgeId), graphId: z.lazy(() => Id), sourceId: z.lazy(() => KGNodeId), targetId: z.lazy(() => KGNodeId), label: z.lazy(() => KGLabel), properties: z.lazy(() => KGProperties), validFrom: z.optional(z.lazy(() => Timestamp)), validTo: z.optional(z.lazy(() => Timestamp)), sources: z.array(z.lazy(() => KGSourceId)), createdAt: z.lazy(() => Timestamp), updatedAt: z.lazy(() => Timestamp), version: z.lazy(() => Version) });

export const KGEdgeId: z.ZodMiniType = /* @__PURE__ */ z.string().check(z.regex(new RegExp("^[A-Za-z0-9][A-Za-z0-9._:~@-]{0,127}$", "u")));

export const KGElementKind: z.ZodMiniType = /* @__PURE__ */ z.literal(["node","edge"]);

export const KGEmbedding: z.ZodMiniType = /* @__PURE__ */ z.array(z.number()).check(z.minLength(2), z.maxLength(4096));

export const KGGraph: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ id: z.lazy(() => Id), name: z.lazy(() => KGGraphName), description: z.optional(z.string()), kind: z.lazy(() => KGGraphKind), version: z.lazy(() => Version), createdAt: z.lazy(() => Timestamp), createdBy: z.lazy(() => UserId), updatedAt: z.lazy(() => Timestamp) });

export const KGGraphChange: z.ZodMiniType = /* @__PURE__ */ z.union([z.lazy(() => KGGraphChanged), z.lazy(() => KGGraphDeleted)]);

export const KGGraphChanged: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ id: z.int().check(z.gte(0)), type: z.literal("graph.changed"), graphId: z.lazy(() => Id) });

export const KGGraphDeleted: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ type: z.literal("graph.deleted"), graphId: z.lazy(() => Id) });

export const KGGraphKind: z.ZodMiniType = /* @__PURE__ */ z.literal(["custom","entities"]);

export const KGGraphList: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ items: z.array(z.lazy(() => KGGraph)), nextCursor: z.optional(z.lazy(() => Cursor)) });

export const KGGraphName: z.ZodMiniType = /* @__PURE__ */ z.string().check(z.minLength(1), z.maxLength(128), z.regex(new RegExp("^\\S(.*\\S)?$", "u")));

export const KGGraphStats: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ graphId: z.lazy(() => Id), nodeCount: z.int().check(z.gte(0)), edgeCount: z.int().check(z.gte(0)), sourceCount: z.int().check(z.gte(0)), embeddedCount: z.int().check(z.gte(0)) });

export const KGIngestProblem: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ index: z.int().check(z.gte(0)), problem: z.lazy(() => Problem) });

export const KGIngestResult: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ upserted: z.int().check(z.gte(0)), unchanged: z.int().check(z.gte(0)), problems: z.array(z.lazy(() => KGIngestProblem)) });

export const KGKeywordExplanation: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ rank: z.int().check(z.gte(1)), score: z.number().check(z.gte(0), z.lte(1)), terms: z.array(z.string()) });

export const KGLabel: z.ZodMiniType = /* @__PURE__ */ z.string().check(z.regex(new RegExp("^[A-Za-z][A-Za-z0-9_-]{0,62}$", "u")));

export const KGLabelCount: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ kind: z.lazy(() => KGElementKind), label: z.lazy(() => KGLabel), count: z.int().check(z.gte(1)) });

export const KGLabelList: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ items: z.array(z.lazy(() => KGLabelCount)), nextCursor: z.optional(z.lazy(() => Cursor)) });

export const KGMatch: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ nodes: z.record(z.string(), z.lazy(() => KGNode)), edges: z.record(z.string(), z.lazy(() => KGEdge)) });

export const KGMatchList: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ items: z.array(z.lazy(() => KGMatch)), truncated: z.boolean() });

export const KGMerge: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ id: z.lazy(() => Id), graphId: z.lazy(() => Id), nodeId: z.lazy(() => KGNodeId), mergedIds: z.array(z.lazy(() => KGNodeId)), createdAt: z.lazy(() => Timestamp), createdBy: z.lazy(() => UserId), undoneAt: z.optional(z.lazy(() => Timestamp)), undoneBy: z.optional(z.lazy(() => UserId)) });

export const KGMergeList: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ items: z.array(z.lazy(() => KGMerge)), nextCursor: z.optional(z.lazy(() => Cursor)) });

export const KGNode: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ id: z.lazy(() => KGNodeId), graphId: z.lazy(() => Id), label: z.lazy(() => KGLabel), name: z.string(), description: z.optional(z.string()), properties: z.lazy(() => KGProperties), embedding: z.optional(z.lazy(() => KGEmbedding)), validFrom: z.optional(z.lazy(() => Timestamp)), validTo: z.optional(z.lazy(() => Timestamp)), sources: z.array(z.lazy(() => KGSourceId)), createdAt: z.lazy(() => Timestamp), updatedAt: z.lazy(() => Timestamp), version: z.lazy(() => Version) });

export const KGNodeId: z.ZodMiniType = /* @__PURE__ */ z.string().check(z.regex(new RegExp("^[A-Za-z0-9][A-Za-z0-9._:~@-]{0,127}$", "u")));

export const KGPath: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ nodes: z.array(z.lazy(() => KGNode)), edges: z.array(z.lazy(() => KGEdge)), length: z.int().check(z.gte(0)) });

export const KGPathList: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ items: z.array(z.lazy(() => KGPath)), truncated: z.boolean() });

export const KGProperties: z.ZodMiniType = /* @__PURE__ */ z.record(z.string(), z.unknown());

export const KGSearchExplanation: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ keyword: z.optional(z.lazy(() => KGKeywordExplanation)), vector: z.optional(z.lazy(() => KGVectorExplanation)) });

export const KGSearchHit: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ node: z.lazy(() => KGNode), score: z.number().check(z.gte(0), z.lte(1)), explanation: z.lazy(() => KGSearchExplanation) });

export const KGSearchResult: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ items: z.array(z.lazy(() => KGSearchHit)) });

export const KGSource: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ id: z.lazy(() => KGSourceId), graphId: z.lazy(() => Id), nodeCount: z.int().check(z.gte(0)), edgeCount: z.int().check(z.gte(0)), updatedAt: z.lazy(() => Timestamp) });

export const KGSourceDeletion: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ sourceId: z.lazy(() => KGSourceId), deletedNodes: z.int().check(z.gte(0)), deletedEdges: z.int().check(z.gte(0)), keptNodes: z.int().check(z.gte(0)), keptEdges: z.int().check(z.gte(0)) });

export const KGSourceId: z.ZodMiniType = /* @__PURE__ */ z.string().check(z.regex(new RegExp("^[$A-Za-z0-9][A-Za-z0-9._:~@-]{0,127}$", "u")));

export const KGSourceList: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ items: z.array(z.lazy(() => KGSource)), nextCursor: z.optional(z.lazy(() => Cursor)) });

export const KGSubgraph: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ nodes: z.array(z.lazy(() => KGNode)), edges: z.array(z.lazy(() => KGEdge)), truncated: z.boolean() });

export const KGVectorExplanation: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ rank: z.int().check(z.gte(1)), score: z.number().check(z.gte(0), z.lte(1)) });

export const Problem: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ type: z.string(), title: z.string(), status: z.int().check(z.gte(400), z.lte(599)), detail: z.optional(z.string()), instance: z.optional(z.string()), code: z.lazy(() => ProblemCode), requestId: z.string(), errors: z.optional(z.array(z.lazy(() => ProblemDetail))), current: z.optional(z.record(z.string(), z.unknown())) });

export const ProblemCode: z.ZodMiniType = /* @__PURE__ */ z.string().check(z.regex(new RegExp("^[a-z][a-z0-9_]*$", "u")));

export const ProblemDetail: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ pointer: z.string(), code: z.string(), message: z.string() });

export const Timestamp: z.ZodMiniType = /* @__PURE__ */ z.string();

export const UserId: z.ZodMiniType = /* @__PURE__ */ z.string().check(z.minLength(1), z.maxLength(128));

export const Version: z.ZodMiniType = /* @__PURE__ */ z.int().check(z.gte(1), z.lte(9007199254740991));

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
