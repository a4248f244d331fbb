import { type OperationFunction, type Page, paginate } from "@elqnt/api";
import { type Action, action } from "@elqnt/api/hooks";
import type {
  CreateGraphBody,
  FindDuplicatesBody,
  FindPathsBody,
  GetNeighborsBody,
  GetSubgraphBody,
  IngestDocumentsBody,
  IngestEdgesBody,
  IngestNodesBody,
  IngestTriplesBody,
  KGElementKind,
  MatchPatternBody,
  MergeNodesBody,
  SearchNodesBody,
  TraverseGraphBody,
  UpdateGraphBody,
} from "@elqnt/types/kg";
import {
  createGraph,
  deleteGraph,
  deleteSource,
  findDuplicates,
  findPaths,
  getGraph,
  getGraphStats,
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
} from "../api.ts";

/** A body whose graph is that of the hook, unless it names another. */
export type InGraph<TBody> = Omit<TBody, "graphId"> & { graphId?: string };

/** What a write may say about the version it expects. */
export interface GraphWriteOptions {
  /** Version you read; the write fails with `version_conflict` when the graph is newer. */
  readonly version?: number | undefined;
}

/** An action that reads a list to its end; such lists stay small. */
const listed = <TArguments extends readonly unknown[], TInput extends object, TItem>(
  operation: OperationFunction<TInput, Page<TItem>, string>,
  toInput: (...args: TArguments) => TInput,
): Action<TArguments, TItem[], TItem[]> => ({
  run: (gateway, ...args) => paginate(operation, gateway, { limit: 200, ...toInput(...args) }).toArray(),
  fallback: [],
  writes: [],
});

/** The actions of `useKnowledgeGraph`. A missing graph is refused by the platform, as an error of the hook. */
export function graphActions(own: string | undefined) {
  const graph = (graphId = own) => ({ graphId: graphId as string });
  const inGraph = <TBody extends { graphId: string }>(body: InGraph<TBody>) => ({
    body: { ...graph(), ...body } as unknown as TBody,
  });
  const itemsOf = <TItem>({ items }: { items: TItem[] }): TItem[] => items;
  const done = () => true;

  return {
    listGraphs: listed(listGraphs, () => ({})),
    createGraph: action(createGraph, (body: CreateGraphBody) => ({ body }), null),
    getGraph: action(getGraph, graph, null),
    updateGraph: action(
      updateGraph,
      (body: UpdateGraphBody, options: GraphWriteOptions & { graphId?: string } = {}) => ({
        ...graph(),
        ...options,
        body,
      }),
      null,
    ),
    deleteGraph: action(
      deleteGraph,
      (graphId?: string, { version }: GraphWriteOptions = {}) => ({ ...graph(graphId), version }),
      false,
      done,
    ),
    getStats: action(getGraphStats, graph, null),
    listLabels: listed(listGraphLabels, (kind?: KGElementKind) => ({ ...graph(), kind })),
    getNode: action(getNode, (nodeId: string, graphId?: string) => ({ ...graph(graphId), nodeId }), null),
    search: action(searchNodes, inGraph<SearchNodesBody>, [], itemsOf),
    traverse: action(traverseGraph, inGraph<TraverseGraphBody>, null),
    getNeighbors: action(getNeighbors, inGraph<GetNeighborsBody>, null),
    getSubgraph: action(
      getSubgraph,
      (body: InGraph<GetSubgraphBody> = {}) => inGraph<GetSubgraphBody>(body),
      null,
    ),
    findPaths: action(findPaths, inGraph<FindPathsBody>, [], itemsOf),
    match: action(matchPattern, inGraph<MatchPatternBody>, [], itemsOf),
    ingestNodes: action(ingestNodes, inGraph<IngestNodesBody>, null),
    ingestEdges: action(ingestEdges, inGraph<IngestEdgesBody>, null),
    ingestTriples: action(ingestTriples, inGraph<IngestTriplesBody>, null),
    ingestDocuments: action(ingestDocuments, inGraph<IngestDocumentsBody>, null),
    listSources: listed(listSources, graph),
    deleteSource: action(
      deleteSource,
      (sourceId: string, graphId?: string) => ({ ...graph(graphId), sourceId }),
      null,
    ),
    mergeNodes: action(mergeNodes, inGraph<MergeNodesBody>, null),
    listMerges: listed(listMerges, graph),
    undoMerge: action(
      undoMerge,
      (mergeId: string, graphId?: string) => ({ ...graph(graphId), mergeId }),
      null,
    ),
    findDuplicates: action(
      findDuplicates,
      (body: InGraph<FindDuplicatesBody> = {}) => inGraph<FindDuplicatesBody>(body),
      [],
      itemsOf,
    ),
  };
}
