// Generated from contracts/openapi by "npm run generate". Do not edit.
import * as bodies from "./bodies.gen.js";
import * as parameters from "./parameters.gen.js";

export const validators = {
  ingestNodes: { body: bodies.body_ingestNodes },
  ingestEdges: { body: bodies.body_ingestEdges },
  ingestTriples: { body: bodies.body_ingestTriples },
  ingestStream: { parameters: parameters.parameters_ingestStream },
  ingestDocuments: { body: bodies.body_ingestDocuments },
  listSources: { parameters: parameters.parameters_listSources },
  deleteSource: { parameters: parameters.parameters_deleteSource },
  mergeNodes: { body: bodies.body_mergeNodes },
  listMerges: { parameters: parameters.parameters_listMerges },
  getMerge: { parameters: parameters.parameters_getMerge },
  undoMerge: { parameters: parameters.parameters_undoMerge },
  findDuplicates: { body: bodies.body_findDuplicates },
  listGraphs: { parameters: parameters.parameters_listGraphs },
  createGraph: { body: bodies.body_createGraph },
  getGraph: { parameters: parameters.parameters_getGraph },
  updateGraph: { parameters: parameters.parameters_updateGraph, body: bodies.body_updateGraph },
  deleteGraph: { parameters: parameters.parameters_deleteGraph },
  getGraphStats: { parameters: parameters.parameters_getGraphStats },
  listGraphLabels: { parameters: parameters.parameters_listGraphLabels },
  streamGraphChanges: { parameters: parameters.parameters_streamGraphChanges },
  getNode: { parameters: parameters.parameters_getNode },
  searchNodes: { body: bodies.body_searchNodes },
  traverseGraph: { body: bodies.body_traverseGraph },
  getNeighbors: { body: bodies.body_getNeighbors },
  getSubgraph: { body: bodies.body_getSubgraph },
  findPaths: { body: bodies.body_findPaths },
  matchPattern: { body: bodies.body_matchPattern },
};
