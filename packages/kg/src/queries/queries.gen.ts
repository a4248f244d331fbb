// Generated from contracts/openapi/kg.yaml by "npm run generate". Do not edit.

import type { Gateway } from "@elqnt/api";
import { infiniteQueryOptions, mutationOptions, queryOptions, type MutationAdditions } from "@elqnt/api/queries";
import type {
  CreateGraphInput,
  DeleteGraphInput,
  DeleteSourceInput,
  FindDuplicatesInput,
  FindPathsInput,
  GetGraphInput,
  GetGraphStatsInput,
  GetMergeInput,
  GetNeighborsInput,
  GetNodeInput,
  GetSubgraphInput,
  IngestDocumentsInput,
  IngestEdgesInput,
  IngestNodesInput,
  IngestTriplesInput,
  KGGraph,
  KGIngestResult,
  KGMerge,
  KGSourceDeletion,
  ListGraphLabelsInput,
  ListGraphsInput,
  ListMergesInput,
  ListSourcesInput,
  MatchPatternInput,
  MergeNodesInput,
  SearchNodesInput,
  TraverseGraphInput,
  UndoMergeInput,
  UpdateGraphInput,
} from "@elqnt/types/kg";
import {
  createGraph,
  deleteGraph,
  deleteSource,
  findDuplicates,
  findPaths,
  getGraph,
  getGraphStats,
  getMerge,
  getNeighbors,
  getNode,
  getSubgraph,
  ingestDocuments,
  ingestEdges,
  ingestNodes,
  ingestTriples,
  listGraphLabels,
  listGraphs,
  listMerges,
  listSources,
  matchPattern,
  mergeNodes,
  searchNodes,
  traverseGraph,
  undoMerge,
  updateGraph,
} from "../api/operations.gen.ts";

/** Mutation options of `ingestNodes`. */
export const ingestNodesMutation = (gateway: Gateway, additions?: MutationAdditions<IngestNodesInput, KGIngestResult>) => mutationOptions(ingestNodes, gateway, additions);

/** Mutation options of `ingestEdges`. */
export const ingestEdgesMutation = (gateway: Gateway, additions?: MutationAdditions<IngestEdgesInput, KGIngestResult>) => mutationOptions(ingestEdges, gateway, additions);

/** Mutation options of `ingestTriples`. */
export const ingestTriplesMutation = (gateway: Gateway, additions?: MutationAdditions<IngestTriplesInput, KGIngestResult>) => mutationOptions(ingestTriples, gateway, additions);

/** Mutation options of `ingestDocuments`. */
export const ingestDocumentsMutation = (gateway: Gateway, additions?: MutationAdditions<IngestDocumentsInput, KGIngestResult>) => mutationOptions(ingestDocuments, gateway, additions);

/** Query options of `listSources`. */
export const listSourcesQuery = (gateway: Gateway, input: ListSourcesInput) => queryOptions(listSources, gateway, input);

/** Infinite query options, one page per cursor, of `listSources`. */
export const listSourcesInfiniteQuery = (gateway: Gateway, input: ListSourcesInput) => infiniteQueryOptions(listSources, gateway, input);

/** Mutation options of `deleteSource`. */
export const deleteSourceMutation = (gateway: Gateway, additions?: MutationAdditions<DeleteSourceInput, KGSourceDeletion>) => mutationOptions(deleteSource, gateway, additions);

/** Mutation options of `mergeNodes`. */
export const mergeNodesMutation = (gateway: Gateway, additions?: MutationAdditions<MergeNodesInput, KGMerge>) => mutationOptions(mergeNodes, gateway, additions);

/** Query options of `listMerges`. */
export const listMergesQuery = (gateway: Gateway, input: ListMergesInput) => queryOptions(listMerges, gateway, input);

/** Infinite query options, one page per cursor, of `listMerges`. */
export const listMergesInfiniteQuery = (gateway: Gateway, input: ListMergesInput) => infiniteQueryOptions(listMerges, gateway, input);

/** Query options of `getMerge`. */
export const getMergeQuery = (gateway: Gateway, input: GetMergeInput) => queryOptions(getMerge, gateway, input);

/** Mutation options of `undoMerge`. */
export const undoMergeMutation = (gateway: Gateway, additions?: MutationAdditions<UndoMergeInput, KGMerge>) => mutationOptions(undoMerge, gateway, additions);

/** Query options of `findDuplicates`. */
export const findDuplicatesQuery = (gateway: Gateway, input: FindDuplicatesInput) => queryOptions(findDuplicates, gateway, input);

/** Query options of `listGraphs`. */
export const listGraphsQuery = (gateway: Gateway, input: ListGraphsInput = {}) => queryOptions(listGraphs, gateway, input);

/** Infinite query options, one page per cursor, of `listGraphs`. */
export const listGraphsInfiniteQuery = (gateway: Gateway, input: ListGraphsInput = {}) => infiniteQueryOptions(listGraphs, gateway, input);

/** Mutation options of `createGraph`. */
export const createGraphMutation = (gateway: Gateway, additions?: MutationAdditions<CreateGraphInput, KGGraph>) => mutationOptions(createGraph, gateway, additions);

/** Query options of `getGraph`. */
export const getGraphQuery = (gateway: Gateway, input: GetGraphInput) => queryOptions(getGraph, gateway, input);

/** Mutation options of `updateGraph`. */
export const updateGraphMutation = (gateway: Gateway, additions?: MutationAdditions<UpdateGraphInput, KGGraph>) => mutationOptions(updateGraph, gateway, additions);

/** Mutation options of `deleteGraph`. */
export const deleteGraphMutation = (gateway: Gateway, additions?: MutationAdditions<DeleteGraphInput, void>) => mutationOptions(deleteGraph, gateway, additions);

/** Query options of `getGraphStats`. */
export const getGraphStatsQuery = (gateway: Gateway, input: GetGraphStatsInput) => queryOptions(getGraphStats, gateway, input);

/** Query options of `listGraphLabels`. */
export const listGraphLabelsQuery = (gateway: Gateway, input: ListGraphLabelsInput) => queryOptions(listGraphLabels, gateway, input);

/** Infinite query options, one page per cursor, of `listGraphLabels`. */
export const listGraphLabelsInfiniteQuery = (gateway: Gateway, input: ListGraphLabelsInput) => infiniteQueryOptions(listGraphLabels, gateway, input);

/** Query options of `getNode`. */
export const getNodeQuery = (gateway: Gateway, input: GetNodeInput) => queryOptions(getNode, gateway, input);

/** Query options of `searchNodes`. */
export const searchNodesQuery = (gateway: Gateway, input: SearchNodesInput) => queryOptions(searchNodes, gateway, input);

/** Query options of `traverseGraph`. */
export const traverseGraphQuery = (gateway: Gateway, input: TraverseGraphInput) => queryOptions(traverseGraph, gateway, input);

/** Query options of `getNeighbors`. */
export const getNeighborsQuery = (gateway: Gateway, input: GetNeighborsInput) => queryOptions(getNeighbors, gateway, input);

/** Query options of `getSubgraph`. */
export const getSubgraphQuery = (gateway: Gateway, input: GetSubgraphInput) => queryOptions(getSubgraph, gateway, input);

/** Query options of `findPaths`. */
export const findPathsQuery = (gateway: Gateway, input: FindPathsInput) => queryOptions(findPaths, gateway, input);

/** Query options of `matchPattern`. */
export const matchPatternQuery = (gateway: Gateway, input: MatchPatternInput) => queryOptions(matchPattern, gateway, input);
