// Generated from contracts/openapi by "npm run generate". Do not edit.
import { validator } from "../../src/checks.ts";
import { IngestEvent, KGDuplicateList, KGGraph, KGGraphChange, KGGraphList, KGGraphStats, KGIngestResult, KGLabelList, KGMatchList, KGMerge, KGMergeList, KGNode, KGPathList, KGSearchResult, KGSourceDeletion, KGSourceList, KGSubgraph } from "./checks.gen.js";


export const ingestNodes = /* @__PURE__ */ validator(KGIngestResult);
export const ingestEdges = /* @__PURE__ */ validator(KGIngestResult);
export const ingestTriples = /* @__PURE__ */ validator(KGIngestResult);
export const ingestStream = /* @__PURE__ */ validator(IngestEvent);
export const ingestDocuments = /* @__PURE__ */ validator(KGIngestResult);
export const listSources = /* @__PURE__ */ validator(KGSourceList);
export const deleteSource = /* @__PURE__ */ validator(KGSourceDeletion);
export const mergeNodes = /* @__PURE__ */ validator(KGMerge);
export const listMerges = /* @__PURE__ */ validator(KGMergeList);
export const getMerge = /* @__PURE__ */ validator(KGMerge);
export const undoMerge = /* @__PURE__ */ validator(KGMerge);
export const findDuplicates = /* @__PURE__ */ validator(KGDuplicateList);
export const listGraphs = /* @__PURE__ */ validator(KGGraphList);
export const createGraph = /* @__PURE__ */ validator(KGGraph);
export const getGraph = /* @__PURE__ */ validator(KGGraph);
export const updateGraph = /* @__PURE__ */ validator(KGGraph);
export const getGraphStats = /* @__PURE__ */ validator(KGGraphStats);
export const listGraphLabels = /* @__PURE__ */ validator(KGLabelList);
export const streamGraphChanges = /* @__PURE__ */ validator(KGGraphChange);
export const getNode = /* @__PURE__ */ validator(KGNode);
export const searchNodes = /* @__PURE__ */ validator(KGSearchResult);
export const traverseGraph = /* @__PURE__ */ validator(KGSubgraph);
export const getNeighbors = /* @__PURE__ */ validator(KGSubgraph);
export const getSubgraph = /* @__PURE__ */ validator(KGSubgraph);
export const findPaths = /* @__PURE__ */ validator(KGPathList);
export const matchPattern = /* @__PURE__ */ validator(KGMatchList);
