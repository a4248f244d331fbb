// Generated from contracts/openapi by "npm run generate". Do not edit.
import { below, boolean, choice, constant, integer, isObject, list, missing, number, size, text, token, types, unique, unknown, untagged, wrongType } from "../../src/checks.ts";
import { Cursor, Filters, Id, Problem, Timestamp, UserId, Version } from "../shared/checks.gen.js";

const pattern1 = new RegExp("^[A-Za-z0-9][A-Za-z0-9._:~@-]{0,127}$", "u");
const pattern2 = new RegExp("^[A-Za-z0-9][A-Za-z0-9._~-]{0,63}$", "u");
const pattern3 = new RegExp("^[A-Za-z0-9][A-Za-z0-9._~-]{0,59}$", "u");
const pattern4 = new RegExp("^[A-Za-z][A-Za-z0-9_-]{0,62}$", "u");
const check5 = (value, path, key, issues) => {
  number(value, path, key, issues);
};
const pattern6 = new RegExp("^[$A-Za-z0-9][A-Za-z0-9._:~@-]{0,127}$", "u");
const pattern7 = new RegExp("^\\S(.*\\S)?$", "u");
const values8 = ["custom","entities"];
const values9 = ["node","edge"];
const values10 = ["out","in","both"];
const values11 = ["keyword","vector","hybrid"];
const check12 = (value, path, key, issues) => {
  text(value, path, key, issues);
};
const names13 = new Set(["graphId","from","to","mode","maxDepth","direction","labels","limit","asOf"]);
const values14 = ["shortest","all"];
const pattern15 = new RegExp("^[A-Za-z][A-Za-z0-9_]{0,31}$", "u");
const check16 = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  for (const name in value) if (true) KGNode(value[name], at, token(name), issues);
};
const check17 = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  for (const name in value) if (true) KGEdge(value[name], at, token(name), issues);
};

export const KGOwnSourceId = (value, path, key, issues) => {
  text(value, path, key, issues, undefined, undefined, pattern1);
};

export const KGNodeInput = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.id === undefined) missing(at, issues, "id");
  if (value.label === undefined) missing(at, issues, "label");
  if (value.name === undefined) missing(at, issues, "name");
  for (const name in value) if (name !== "id" && name !== "label" && name !== "name" && name !== "description" && name !== "properties" && name !== "embedding" && name !== "validFrom" && name !== "validTo") unknown(at, issues, name);
  if (value.id !== undefined) KGNodeId(value.id, at, "id", issues);
  if (value.label !== undefined) KGLabel(value.label, at, "label", issues);
  if (value.name !== undefined) text(value.name, at, "name", issues, 1, 512);
  if (value.description !== undefined) text(value.description, at, "description", issues, undefined, 65536);
  if (value.properties !== undefined) KGProperties(value.properties, at, "properties", issues);
  if (value.embedding !== undefined) KGEmbedding(value.embedding, at, "embedding", issues);
  if (value.validFrom !== undefined) Timestamp(value.validFrom, at, "validFrom", issues);
  if (value.validTo !== undefined) Timestamp(value.validTo, at, "validTo", issues);
};

export const KGEdgeInput = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.sourceId === undefined) missing(at, issues, "sourceId");
  if (value.targetId === undefined) missing(at, issues, "targetId");
  if (value.label === undefined) missing(at, issues, "label");
  for (const name in value) if (name !== "id" && name !== "sourceId" && name !== "targetId" && name !== "label" && name !== "properties" && name !== "validFrom" && name !== "validTo") unknown(at, issues, name);
  if (value.id !== undefined) KGEdgeId(value.id, at, "id", issues);
  if (value.sourceId !== undefined) KGNodeId(value.sourceId, at, "sourceId", issues);
  if (value.targetId !== undefined) KGNodeId(value.targetId, at, "targetId", issues);
  if (value.label !== undefined) KGLabel(value.label, at, "label", issues);
  if (value.properties !== undefined) KGProperties(value.properties, at, "properties", issues);
  if (value.validFrom !== undefined) Timestamp(value.validFrom, at, "validFrom", issues);
  if (value.validTo !== undefined) Timestamp(value.validTo, at, "validTo", issues);
};

export const KGTriple = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.subject === undefined) missing(at, issues, "subject");
  if (value.predicate === undefined) missing(at, issues, "predicate");
  if (value.object === undefined) missing(at, issues, "object");
  for (const name in value) if (name !== "subject" && name !== "predicate" && name !== "object" && name !== "subjectLabel" && name !== "objectLabel" && name !== "properties" && name !== "validFrom" && name !== "validTo") unknown(at, issues, name);
  if (value.subject !== undefined) text(value.subject, at, "subject", issues, 1, 512);
  if (value.predicate !== undefined) text(value.predicate, at, "predicate", issues, 1, 63);
  if (value.object !== undefined) text(value.object, at, "object", issues, 1, 512);
  if (value.subjectLabel !== undefined) KGLabel(value.subjectLabel, at, "subjectLabel", issues);
  if (value.objectLabel !== undefined) KGLabel(value.objectLabel, at, "objectLabel", issues);
  if (value.properties !== undefined) KGProperties(value.properties, at, "properties", issues);
  if (value.validFrom !== undefined) Timestamp(value.validFrom, at, "validFrom", issues);
  if (value.validTo !== undefined) Timestamp(value.validTo, at, "validTo", issues);
};

export const KGDocument = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.id === undefined) missing(at, issues, "id");
  if (value.text === undefined) missing(at, issues, "text");
  for (const name in value) if (name !== "id" && name !== "title" && name !== "text" && name !== "properties") unknown(at, issues, name);
  if (value.id !== undefined) text(value.id, at, "id", issues, undefined, undefined, pattern2);
  if (value.title !== undefined) text(value.title, at, "title", issues, 1, 512);
  if (value.text !== undefined) text(value.text, at, "text", issues, 1, 1000000);
  if (value.properties !== undefined) KGProperties(value.properties, at, "properties", issues);
};

export const IngestNodesBody = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.graphId === undefined) missing(at, issues, "graphId");
  if (value.nodes === undefined) missing(at, issues, "nodes");
  for (const name in value) if (name !== "graphId" && name !== "sourceId" && name !== "nodes") unknown(at, issues, name);
  if (value.graphId !== undefined) Id(value.graphId, at, "graphId", issues);
  if (value.sourceId !== undefined) KGOwnSourceId(value.sourceId, at, "sourceId", issues);
  if (value.nodes !== undefined) list(value.nodes, at, "nodes", issues, KGNodeInput, 1, 10000);
};

export const IngestEdgesBody = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.graphId === undefined) missing(at, issues, "graphId");
  if (value.edges === undefined) missing(at, issues, "edges");
  for (const name in value) if (name !== "graphId" && name !== "sourceId" && name !== "edges") unknown(at, issues, name);
  if (value.graphId !== undefined) Id(value.graphId, at, "graphId", issues);
  if (value.sourceId !== undefined) KGOwnSourceId(value.sourceId, at, "sourceId", issues);
  if (value.edges !== undefined) list(value.edges, at, "edges", issues, KGEdgeInput, 1, 10000);
};

export const IngestTriplesBody = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.graphId === undefined) missing(at, issues, "graphId");
  if (value.triples === undefined) missing(at, issues, "triples");
  for (const name in value) if (name !== "graphId" && name !== "sourceId" && name !== "triples") unknown(at, issues, name);
  if (value.graphId !== undefined) Id(value.graphId, at, "graphId", issues);
  if (value.sourceId !== undefined) KGOwnSourceId(value.sourceId, at, "sourceId", issues);
  if (value.triples !== undefined) list(value.triples, at, "triples", issues, KGTriple, 1, 10000);
};

export const IngestDocumentsBody = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.graphId === undefined) missing(at, issues, "graphId");
  if (value.sourceId === undefined) missing(at, issues, "sourceId");
  if (value.documents === undefined) missing(at, issues, "documents");
  for (const name in value) if (name !== "graphId" && name !== "sourceId" && name !== "documents") unknown(at, issues, name);
  if (value.graphId !== undefined) Id(value.graphId, at, "graphId", issues);
  if (value.sourceId !== undefined) text(value.sourceId, at, "sourceId", issues, undefined, undefined, pattern3);
  if (value.documents !== undefined) list(value.documents, at, "documents", issues, KGDocument, 1, 100);
};

export const KGIngestResult = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.upserted === undefined) missing(at, issues, "upserted");
  if (value.unchanged === undefined) missing(at, issues, "unchanged");
  if (value.problems === undefined) missing(at, issues, "problems");
  if (value.upserted !== undefined) integer(value.upserted, at, "upserted", issues, 0);
  if (value.unchanged !== undefined) integer(value.unchanged, at, "unchanged", issues, 0);
  if (value.problems !== undefined) list(value.problems, at, "problems", issues, KGIngestProblem);
};

export const KGIngestProblem = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.index === undefined) missing(at, issues, "index");
  if (value.problem === undefined) missing(at, issues, "problem");
  if (value.index !== undefined) integer(value.index, at, "index", issues, 0);
  if (value.problem !== undefined) Problem(value.problem, at, "problem", issues);
};

export const IngestEvent = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.type === undefined) missing(at, issues, "type");
  switch (value.type) {
  case "progress": IngestProgress(value, at, undefined, issues); break;
  case "problem": IngestProblem(value, at, undefined, issues); break;
  case "report": IngestReport(value, at, undefined, issues); break;
  default: untagged(value.type, at, issues, "type");
  }
};

export const IngestProgress = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.type === undefined) missing(at, issues, "type");
  if (value.processed === undefined) missing(at, issues, "processed");
  if (value.upserted === undefined) missing(at, issues, "upserted");
  if (value.unchanged === undefined) missing(at, issues, "unchanged");
  if (value.failed === undefined) missing(at, issues, "failed");
  if (value.type !== undefined) {
  text(value.type, at, "type", issues);
  constant(value.type, at, "type", issues, "progress");
  }
  if (value.processed !== undefined) integer(value.processed, at, "processed", issues, 0);
  if (value.upserted !== undefined) integer(value.upserted, at, "upserted", issues, 0);
  if (value.unchanged !== undefined) integer(value.unchanged, at, "unchanged", issues, 0);
  if (value.failed !== undefined) integer(value.failed, at, "failed", issues, 0);
};

export const IngestProblem = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.type === undefined) missing(at, issues, "type");
  if (value.line === undefined) missing(at, issues, "line");
  if (value.problem === undefined) missing(at, issues, "problem");
  if (value.type !== undefined) {
  text(value.type, at, "type", issues);
  constant(value.type, at, "type", issues, "problem");
  }
  if (value.line !== undefined) integer(value.line, at, "line", issues, 1);
  if (value.problem !== undefined) Problem(value.problem, at, "problem", issues);
};

export const IngestReport = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.type === undefined) missing(at, issues, "type");
  if (value.processed === undefined) missing(at, issues, "processed");
  if (value.upserted === undefined) missing(at, issues, "upserted");
  if (value.unchanged === undefined) missing(at, issues, "unchanged");
  if (value.failed === undefined) missing(at, issues, "failed");
  if (value.completed === undefined) missing(at, issues, "completed");
  if (value.type !== undefined) {
  text(value.type, at, "type", issues);
  constant(value.type, at, "type", issues, "report");
  }
  if (value.processed !== undefined) integer(value.processed, at, "processed", issues, 0);
  if (value.upserted !== undefined) integer(value.upserted, at, "upserted", issues, 0);
  if (value.unchanged !== undefined) integer(value.unchanged, at, "unchanged", issues, 0);
  if (value.failed !== undefined) integer(value.failed, at, "failed", issues, 0);
  if (value.completed !== undefined) boolean(value.completed, at, "completed", issues);
  if (value.problem !== undefined) Problem(value.problem, at, "problem", issues);
};

export const KGSource = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.id === undefined) missing(at, issues, "id");
  if (value.graphId === undefined) missing(at, issues, "graphId");
  if (value.nodeCount === undefined) missing(at, issues, "nodeCount");
  if (value.edgeCount === undefined) missing(at, issues, "edgeCount");
  if (value.updatedAt === undefined) missing(at, issues, "updatedAt");
  if (value.id !== undefined) KGSourceId(value.id, at, "id", issues);
  if (value.graphId !== undefined) Id(value.graphId, at, "graphId", issues);
  if (value.nodeCount !== undefined) integer(value.nodeCount, at, "nodeCount", issues, 0);
  if (value.edgeCount !== undefined) integer(value.edgeCount, at, "edgeCount", issues, 0);
  if (value.updatedAt !== undefined) Timestamp(value.updatedAt, at, "updatedAt", issues);
};

export const KGSourceList = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.items === undefined) missing(at, issues, "items");
  if (value.items !== undefined) list(value.items, at, "items", issues, KGSource);
  if (value.nextCursor !== undefined) Cursor(value.nextCursor, at, "nextCursor", issues);
};

export const KGSourceDeletion = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.sourceId === undefined) missing(at, issues, "sourceId");
  if (value.deletedNodes === undefined) missing(at, issues, "deletedNodes");
  if (value.deletedEdges === undefined) missing(at, issues, "deletedEdges");
  if (value.keptNodes === undefined) missing(at, issues, "keptNodes");
  if (value.keptEdges === undefined) missing(at, issues, "keptEdges");
  if (value.sourceId !== undefined) KGSourceId(value.sourceId, at, "sourceId", issues);
  if (value.deletedNodes !== undefined) integer(value.deletedNodes, at, "deletedNodes", issues, 0);
  if (value.deletedEdges !== undefined) integer(value.deletedEdges, at, "deletedEdges", issues, 0);
  if (value.keptNodes !== undefined) integer(value.keptNodes, at, "keptNodes", issues, 0);
  if (value.keptEdges !== undefined) integer(value.keptEdges, at, "keptEdges", issues, 0);
};

export const MergeNodesBody = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.graphId === undefined) missing(at, issues, "graphId");
  if (value.nodeId === undefined) missing(at, issues, "nodeId");
  if (value.mergedIds === undefined) missing(at, issues, "mergedIds");
  for (const name in value) if (name !== "graphId" && name !== "nodeId" && name !== "mergedIds") unknown(at, issues, name);
  if (value.graphId !== undefined) Id(value.graphId, at, "graphId", issues);
  if (value.nodeId !== undefined) KGNodeId(value.nodeId, at, "nodeId", issues);
  if (value.mergedIds !== undefined) {
  list(value.mergedIds, at, "mergedIds", issues, KGNodeId, 1, 100);
  unique(value.mergedIds, at, "mergedIds", issues);
  }
};

export const KGMerge = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.id === undefined) missing(at, issues, "id");
  if (value.graphId === undefined) missing(at, issues, "graphId");
  if (value.nodeId === undefined) missing(at, issues, "nodeId");
  if (value.mergedIds === undefined) missing(at, issues, "mergedIds");
  if (value.createdAt === undefined) missing(at, issues, "createdAt");
  if (value.createdBy === undefined) missing(at, issues, "createdBy");
  if (value.id !== undefined) Id(value.id, at, "id", issues);
  if (value.graphId !== undefined) Id(value.graphId, at, "graphId", issues);
  if (value.nodeId !== undefined) KGNodeId(value.nodeId, at, "nodeId", issues);
  if (value.mergedIds !== undefined) list(value.mergedIds, at, "mergedIds", issues, KGNodeId);
  if (value.createdAt !== undefined) Timestamp(value.createdAt, at, "createdAt", issues);
  if (value.createdBy !== undefined) UserId(value.createdBy, at, "createdBy", issues);
  if (value.undoneAt !== undefined) Timestamp(value.undoneAt, at, "undoneAt", issues);
  if (value.undoneBy !== undefined) UserId(value.undoneBy, at, "undoneBy", issues);
};

export const KGMergeList = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.items === undefined) missing(at, issues, "items");
  if (value.items !== undefined) list(value.items, at, "items", issues, KGMerge);
  if (value.nextCursor !== undefined) Cursor(value.nextCursor, at, "nextCursor", issues);
};

export const FindDuplicatesBody = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.graphId === undefined) missing(at, issues, "graphId");
  for (const name in value) if (name !== "graphId" && name !== "labels" && name !== "threshold" && name !== "limit") unknown(at, issues, name);
  if (value.graphId !== undefined) Id(value.graphId, at, "graphId", issues);
  if (value.labels !== undefined) KGLabels(value.labels, at, "labels", issues);
  if (value.threshold !== undefined) number(value.threshold, at, "threshold", issues, 0.3, 1);
  if (value.limit !== undefined) integer(value.limit, at, "limit", issues, 1, 200);
};

export const KGDuplicate = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.nodes === undefined) missing(at, issues, "nodes");
  if (value.score === undefined) missing(at, issues, "score");
  if (value.nodes !== undefined) list(value.nodes, at, "nodes", issues, KGNode, 2, 2);
  if (value.score !== undefined) number(value.score, at, "score", issues, 0, 1);
};

export const KGDuplicateList = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.items === undefined) missing(at, issues, "items");
  if (value.truncated === undefined) missing(at, issues, "truncated");
  if (value.items !== undefined) list(value.items, at, "items", issues, KGDuplicate);
  if (value.truncated !== undefined) boolean(value.truncated, at, "truncated", issues);
};

export const KGNodeId = (value, path, key, issues) => {
  text(value, path, key, issues, undefined, undefined, pattern1);
};

export const KGLabel = (value, path, key, issues) => {
  text(value, path, key, issues, undefined, undefined, pattern4);
};

export const KGProperties = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  size(value, at, issues, 0, 200);
};

export const KGEmbedding = (value, path, key, issues) => {
  list(value, path, key, issues, check5, 2, 4096);
};

export const KGEdgeId = (value, path, key, issues) => {
  text(value, path, key, issues, undefined, undefined, pattern1);
};

export const KGSourceId = (value, path, key, issues) => {
  text(value, path, key, issues, undefined, undefined, pattern6);
};

export const KGLabels = (value, path, key, issues) => {
  list(value, path, key, issues, KGLabel, 1, 100);
};

export const KGNode = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.id === undefined) missing(at, issues, "id");
  if (value.graphId === undefined) missing(at, issues, "graphId");
  if (value.label === undefined) missing(at, issues, "label");
  if (value.name === undefined) missing(at, issues, "name");
  if (value.properties === undefined) missing(at, issues, "properties");
  if (value.sources === undefined) missing(at, issues, "sources");
  if (value.createdAt === undefined) missing(at, issues, "createdAt");
  if (value.updatedAt === undefined) missing(at, issues, "updatedAt");
  if (value.version === undefined) missing(at, issues, "version");
  if (value.id !== undefined) KGNodeId(value.id, at, "id", issues);
  if (value.graphId !== undefined) Id(value.graphId, at, "graphId", issues);
  if (value.label !== undefined) KGLabel(value.label, at, "label", issues);
  if (value.name !== undefined) text(value.name, at, "name", issues);
  if (value.description !== undefined) text(value.description, at, "description", issues);
  if (value.properties !== undefined) KGProperties(value.properties, at, "properties", issues);
  if (value.embedding !== undefined) KGEmbedding(value.embedding, at, "embedding", issues);
  if (value.validFrom !== undefined) Timestamp(value.validFrom, at, "validFrom", issues);
  if (value.validTo !== undefined) Timestamp(value.validTo, at, "validTo", issues);
  if (value.sources !== undefined) list(value.sources, at, "sources", issues, KGSourceId);
  if (value.createdAt !== undefined) Timestamp(value.createdAt, at, "createdAt", issues);
  if (value.updatedAt !== undefined) Timestamp(value.updatedAt, at, "updatedAt", issues);
  if (value.version !== undefined) Version(value.version, at, "version", issues);
};

export const KGGraph = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.id === undefined) missing(at, issues, "id");
  if (value.name === undefined) missing(at, issues, "name");
  if (value.kind === undefined) missing(at, issues, "kind");
  if (value.version === undefined) missing(at, issues, "version");
  if (value.createdAt === undefined) missing(at, issues, "createdAt");
  if (value.createdBy === undefined) missing(at, issues, "createdBy");
  if (value.updatedAt === undefined) missing(at, issues, "updatedAt");
  if (value.id !== undefined) Id(value.id, at, "id", issues);
  if (value.name !== undefined) KGGraphName(value.name, at, "name", issues);
  if (value.description !== undefined) text(value.description, at, "description", issues);
  if (value.kind !== undefined) KGGraphKind(value.kind, at, "kind", issues);
  if (value.version !== undefined) Version(value.version, at, "version", issues);
  if (value.createdAt !== undefined) Timestamp(value.createdAt, at, "createdAt", issues);
  if (value.createdBy !== undefined) UserId(value.createdBy, at, "createdBy", issues);
  if (value.updatedAt !== undefined) Timestamp(value.updatedAt, at, "updatedAt", issues);
};

export const KGGraphName = (value, path, key, issues) => {
  text(value, path, key, issues, 1, 128, pattern7);
};

export const KGGraphKind = (value, path, key, issues) => {
  text(value, path, key, issues);
  choice(value, path, key, issues, values8);
};

export const KGGraphList = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.items === undefined) missing(at, issues, "items");
  if (value.items !== undefined) list(value.items, at, "items", issues, KGGraph);
  if (value.nextCursor !== undefined) Cursor(value.nextCursor, at, "nextCursor", issues);
};

export const CreateGraphBody = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.name === undefined) missing(at, issues, "name");
  for (const name in value) if (name !== "name" && name !== "description") unknown(at, issues, name);
  if (value.name !== undefined) KGGraphName(value.name, at, "name", issues);
  if (value.description !== undefined) text(value.description, at, "description", issues, undefined, 4096);
};

export const UpdateGraphBody = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  size(value, at, issues, 1);
  for (const name in value) if (name !== "name" && name !== "description") unknown(at, issues, name);
  if (value.name !== undefined) KGGraphName(value.name, at, "name", issues);
  if (value.description !== undefined) {
  types(value.description, at, "description", issues, ["string","null"]);
  if (typeof value.description === "string") {
  text(value.description, at, "description", issues, undefined, 4096);
  }
  }
};

export const KGGraphStats = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.graphId === undefined) missing(at, issues, "graphId");
  if (value.nodeCount === undefined) missing(at, issues, "nodeCount");
  if (value.edgeCount === undefined) missing(at, issues, "edgeCount");
  if (value.sourceCount === undefined) missing(at, issues, "sourceCount");
  if (value.embeddedCount === undefined) missing(at, issues, "embeddedCount");
  if (value.graphId !== undefined) Id(value.graphId, at, "graphId", issues);
  if (value.nodeCount !== undefined) integer(value.nodeCount, at, "nodeCount", issues, 0);
  if (value.edgeCount !== undefined) integer(value.edgeCount, at, "edgeCount", issues, 0);
  if (value.sourceCount !== undefined) integer(value.sourceCount, at, "sourceCount", issues, 0);
  if (value.embeddedCount !== undefined) integer(value.embeddedCount, at, "embeddedCount", issues, 0);
};

export const KGGraphChange = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.type === undefined) missing(at, issues, "type");
  switch (value.type) {
  case "graph.changed": KGGraphChanged(value, at, undefined, issues); break;
  case "graph.deleted": KGGraphDeleted(value, at, undefined, issues); break;
  default: untagged(value.type, at, issues, "type");
  }
};

export const KGGraphChanged = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.id === undefined) missing(at, issues, "id");
  if (value.type === undefined) missing(at, issues, "type");
  if (value.graphId === undefined) missing(at, issues, "graphId");
  if (value.id !== undefined) integer(value.id, at, "id", issues, 0);
  if (value.type !== undefined) {
  text(value.type, at, "type", issues);
  constant(value.type, at, "type", issues, "graph.changed");
  }
  if (value.graphId !== undefined) Id(value.graphId, at, "graphId", issues);
};

export const KGGraphDeleted = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.type === undefined) missing(at, issues, "type");
  if (value.graphId === undefined) missing(at, issues, "graphId");
  if (value.type !== undefined) {
  text(value.type, at, "type", issues);
  constant(value.type, at, "type", issues, "graph.deleted");
  }
  if (value.graphId !== undefined) Id(value.graphId, at, "graphId", issues);
};

export const KGElementKind = (value, path, key, issues) => {
  text(value, path, key, issues);
  choice(value, path, key, issues, values9);
};

export const KGLabelCount = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.kind === undefined) missing(at, issues, "kind");
  if (value.label === undefined) missing(at, issues, "label");
  if (value.count === undefined) missing(at, issues, "count");
  if (value.kind !== undefined) KGElementKind(value.kind, at, "kind", issues);
  if (value.label !== undefined) KGLabel(value.label, at, "label", issues);
  if (value.count !== undefined) integer(value.count, at, "count", issues, 1);
};

export const KGLabelList = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.items === undefined) missing(at, issues, "items");
  if (value.items !== undefined) list(value.items, at, "items", issues, KGLabelCount);
  if (value.nextCursor !== undefined) Cursor(value.nextCursor, at, "nextCursor", issues);
};

export const KGEdge = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.id === undefined) missing(at, issues, "id");
  if (value.graphId === undefined) missing(at, issues, "graphId");
  if (value.sourceId === undefined) missing(at, issues, "sourceId");
  if (value.targetId === undefined) missing(at, issues, "targetId");
  if (value.label === undefined) missing(at, issues, "label");
  if (value.properties === undefined) missing(at, issues, "properties");
  if (value.sources === undefined) missing(at, issues, "sources");
  if (value.createdAt === undefined) missing(at, issues, "createdAt");
  if (value.updatedAt === undefined) missing(at, issues, "updatedAt");
  if (value.version === undefined) missing(at, issues, "version");
  if (value.id !== undefined) KGEdgeId(value.id, at, "id", issues);
  if (value.graphId !== undefined) Id(value.graphId, at, "graphId", issues);
  if (value.sourceId !== undefined) KGNodeId(value.sourceId, at, "sourceId", issues);
  if (value.targetId !== undefined) KGNodeId(value.targetId, at, "targetId", issues);
  if (value.label !== undefined) KGLabel(value.label, at, "label", issues);
  if (value.properties !== undefined) KGProperties(value.properties, at, "properties", issues);
  if (value.validFrom !== undefined) Timestamp(value.validFrom, at, "validFrom", issues);
  if (value.validTo !== undefined) Timestamp(value.validTo, at, "validTo", issues);
  if (value.sources !== undefined) list(value.sources, at, "sources", issues, KGSourceId);
  if (value.createdAt !== undefined) Timestamp(value.createdAt, at, "createdAt", issues);
  if (value.updatedAt !== undefined) Timestamp(value.updatedAt, at, "updatedAt", issues);
  if (value.version !== undefined) Version(value.version, at, "version", issues);
};

export const KGSubgraph = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.nodes === undefined) missing(at, issues, "nodes");
  if (value.edges === undefined) missing(at, issues, "edges");
  if (value.truncated === undefined) missing(at, issues, "truncated");
  if (value.nodes !== undefined) list(value.nodes, at, "nodes", issues, KGNode);
  if (value.edges !== undefined) list(value.edges, at, "edges", issues, KGEdge);
  if (value.truncated !== undefined) boolean(value.truncated, at, "truncated", issues);
};

export const KGDirection = (value, path, key, issues) => {
  text(value, path, key, issues);
  choice(value, path, key, issues, values10);
};

export const SearchMode = (value, path, key, issues) => {
  text(value, path, key, issues);
  choice(value, path, key, issues, values11);
};

export const SearchNodesBody = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.graphId === undefined) missing(at, issues, "graphId");
  if (value.query === undefined) missing(at, issues, "query");
  for (const name in value) if (name !== "graphId" && name !== "query" && name !== "mode" && name !== "labels" && name !== "filters" && name !== "limit" && name !== "threshold" && name !== "asOf") unknown(at, issues, name);
  if (value.graphId !== undefined) Id(value.graphId, at, "graphId", issues);
  if (value.query !== undefined) text(value.query, at, "query", issues, 1, 1024);
  if (value.mode !== undefined) SearchMode(value.mode, at, "mode", issues);
  if (value.labels !== undefined) KGLabels(value.labels, at, "labels", issues);
  if (value.filters !== undefined) Filters(value.filters, at, "filters", issues);
  if (value.limit !== undefined) integer(value.limit, at, "limit", issues, 1, 200);
  if (value.threshold !== undefined) number(value.threshold, at, "threshold", issues, 0, 1);
  if (value.asOf !== undefined) Timestamp(value.asOf, at, "asOf", issues);
};

export const KGSearchResult = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.items === undefined) missing(at, issues, "items");
  if (value.items !== undefined) list(value.items, at, "items", issues, KGSearchHit);
};

export const KGSearchHit = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.node === undefined) missing(at, issues, "node");
  if (value.score === undefined) missing(at, issues, "score");
  if (value.explanation === undefined) missing(at, issues, "explanation");
  if (value.node !== undefined) KGNode(value.node, at, "node", issues);
  if (value.score !== undefined) number(value.score, at, "score", issues, 0, 1);
  if (value.explanation !== undefined) KGSearchExplanation(value.explanation, at, "explanation", issues);
};

export const KGSearchExplanation = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.keyword !== undefined) KGKeywordExplanation(value.keyword, at, "keyword", issues);
  if (value.vector !== undefined) KGVectorExplanation(value.vector, at, "vector", issues);
};

export const KGKeywordExplanation = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.rank === undefined) missing(at, issues, "rank");
  if (value.score === undefined) missing(at, issues, "score");
  if (value.terms === undefined) missing(at, issues, "terms");
  if (value.rank !== undefined) integer(value.rank, at, "rank", issues, 1);
  if (value.score !== undefined) number(value.score, at, "score", issues, 0, 1);
  if (value.terms !== undefined) list(value.terms, at, "terms", issues, check12);
};

export const KGVectorExplanation = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.rank === undefined) missing(at, issues, "rank");
  if (value.score === undefined) missing(at, issues, "score");
  if (value.rank !== undefined) integer(value.rank, at, "rank", issues, 1);
  if (value.score !== undefined) number(value.score, at, "score", issues, 0, 1);
};

export const TraverseGraphBody = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.graphId === undefined) missing(at, issues, "graphId");
  if (value.from === undefined) missing(at, issues, "from");
  for (const name in value) if (name !== "graphId" && name !== "from" && name !== "direction" && name !== "labels" && name !== "depth" && name !== "filters" && name !== "limit" && name !== "asOf") unknown(at, issues, name);
  if (value.graphId !== undefined) Id(value.graphId, at, "graphId", issues);
  if (value.from !== undefined) list(value.from, at, "from", issues, KGNodeId, 1, 100);
  if (value.direction !== undefined) KGDirection(value.direction, at, "direction", issues);
  if (value.labels !== undefined) KGLabels(value.labels, at, "labels", issues);
  if (value.depth !== undefined) integer(value.depth, at, "depth", issues, 1, 10);
  if (value.filters !== undefined) Filters(value.filters, at, "filters", issues);
  if (value.limit !== undefined) integer(value.limit, at, "limit", issues, 1, 5000);
  if (value.asOf !== undefined) Timestamp(value.asOf, at, "asOf", issues);
};

export const GetNeighborsBody = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.graphId === undefined) missing(at, issues, "graphId");
  if (value.nodeId === undefined) missing(at, issues, "nodeId");
  for (const name in value) if (name !== "graphId" && name !== "nodeId" && name !== "direction" && name !== "labels" && name !== "limit" && name !== "asOf") unknown(at, issues, name);
  if (value.graphId !== undefined) Id(value.graphId, at, "graphId", issues);
  if (value.nodeId !== undefined) KGNodeId(value.nodeId, at, "nodeId", issues);
  if (value.direction !== undefined) KGDirection(value.direction, at, "direction", issues);
  if (value.labels !== undefined) KGLabels(value.labels, at, "labels", issues);
  if (value.limit !== undefined) integer(value.limit, at, "limit", issues, 1, 5000);
  if (value.asOf !== undefined) Timestamp(value.asOf, at, "asOf", issues);
};

export const GetSubgraphBody = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.graphId === undefined) missing(at, issues, "graphId");
  for (const name in value) if (name !== "graphId" && name !== "nodeIds" && name !== "labels" && name !== "filters" && name !== "limit" && name !== "asOf") unknown(at, issues, name);
  if (value.graphId !== undefined) Id(value.graphId, at, "graphId", issues);
  if (value.nodeIds !== undefined) list(value.nodeIds, at, "nodeIds", issues, KGNodeId, 1, 5000);
  if (value.labels !== undefined) KGLabels(value.labels, at, "labels", issues);
  if (value.filters !== undefined) Filters(value.filters, at, "filters", issues);
  if (value.limit !== undefined) integer(value.limit, at, "limit", issues, 1, 5000);
  if (value.asOf !== undefined) Timestamp(value.asOf, at, "asOf", issues);
};

export const FindPathsBody = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.graphId === undefined) missing(at, issues, "graphId");
  if (value.from === undefined) missing(at, issues, "from");
  if (value.to === undefined) missing(at, issues, "to");
  for (const name in value) if (!names13.has(name)) unknown(at, issues, name);
  if (value.graphId !== undefined) Id(value.graphId, at, "graphId", issues);
  if (value.from !== undefined) KGNodeId(value.from, at, "from", issues);
  if (value.to !== undefined) KGNodeId(value.to, at, "to", issues);
  if (value.mode !== undefined) KGPathMode(value.mode, at, "mode", issues);
  if (value.maxDepth !== undefined) integer(value.maxDepth, at, "maxDepth", issues, 1, 10);
  if (value.direction !== undefined) KGDirection(value.direction, at, "direction", issues);
  if (value.labels !== undefined) KGLabels(value.labels, at, "labels", issues);
  if (value.limit !== undefined) integer(value.limit, at, "limit", issues, 1, 200);
  if (value.asOf !== undefined) Timestamp(value.asOf, at, "asOf", issues);
};

export const KGPathMode = (value, path, key, issues) => {
  text(value, path, key, issues);
  choice(value, path, key, issues, values14);
};

export const KGPath = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.nodes === undefined) missing(at, issues, "nodes");
  if (value.edges === undefined) missing(at, issues, "edges");
  if (value.length === undefined) missing(at, issues, "length");
  if (value.nodes !== undefined) list(value.nodes, at, "nodes", issues, KGNode);
  if (value.edges !== undefined) list(value.edges, at, "edges", issues, KGEdge);
  if (value.length !== undefined) integer(value.length, at, "length", issues, 0);
};

export const KGPathList = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.items === undefined) missing(at, issues, "items");
  if (value.truncated === undefined) missing(at, issues, "truncated");
  if (value.items !== undefined) list(value.items, at, "items", issues, KGPath);
  if (value.truncated !== undefined) boolean(value.truncated, at, "truncated", issues);
};

export const MatchPatternBody = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.graphId === undefined) missing(at, issues, "graphId");
  if (value.nodes === undefined) missing(at, issues, "nodes");
  for (const name in value) if (name !== "graphId" && name !== "nodes" && name !== "edges" && name !== "limit" && name !== "asOf") unknown(at, issues, name);
  if (value.graphId !== undefined) Id(value.graphId, at, "graphId", issues);
  if (value.nodes !== undefined) list(value.nodes, at, "nodes", issues, KGNodePattern, 1, 8);
  if (value.edges !== undefined) list(value.edges, at, "edges", issues, KGEdgePattern, undefined, 12);
  if (value.limit !== undefined) integer(value.limit, at, "limit", issues, 1, 1000);
  if (value.asOf !== undefined) Timestamp(value.asOf, at, "asOf", issues);
};

export const KGPatternName = (value, path, key, issues) => {
  text(value, path, key, issues, undefined, undefined, pattern15);
};

export const KGNodePattern = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.as === undefined) missing(at, issues, "as");
  for (const name in value) if (name !== "as" && name !== "labels" && name !== "ids" && name !== "filters") unknown(at, issues, name);
  if (value.as !== undefined) KGPatternName(value.as, at, "as", issues);
  if (value.labels !== undefined) KGLabels(value.labels, at, "labels", issues);
  if (value.ids !== undefined) list(value.ids, at, "ids", issues, KGNodeId, 1, 100);
  if (value.filters !== undefined) Filters(value.filters, at, "filters", issues);
};

export const KGEdgePattern = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.from === undefined) missing(at, issues, "from");
  if (value.to === undefined) missing(at, issues, "to");
  for (const name in value) if (name !== "as" && name !== "from" && name !== "to" && name !== "labels" && name !== "direction") unknown(at, issues, name);
  if (value.as !== undefined) KGPatternName(value.as, at, "as", issues);
  if (value.from !== undefined) KGPatternName(value.from, at, "from", issues);
  if (value.to !== undefined) KGPatternName(value.to, at, "to", issues);
  if (value.labels !== undefined) KGLabels(value.labels, at, "labels", issues);
  if (value.direction !== undefined) KGPatternDirection(value.direction, at, "direction", issues);
};

export const KGPatternDirection = (value, path, key, issues) => {
  text(value, path, key, issues);
  choice(value, path, key, issues, values10);
};

export const KGMatch = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.nodes === undefined) missing(at, issues, "nodes");
  if (value.edges === undefined) missing(at, issues, "edges");
  if (value.nodes !== undefined) check16(value.nodes, at, "nodes", issues);
  if (value.edges !== undefined) check17(value.edges, at, "edges", issues);
};

export const KGMatchList = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.items === undefined) missing(at, issues, "items");
  if (value.truncated === undefined) missing(at, issues, "truncated");
  if (value.items !== undefined) list(value.items, at, "items", issues, KGMatch);
  if (value.truncated !== undefined) boolean(value.truncated, at, "truncated", issues);
};
