import type { Gateway } from "@elqnt/api";
import { useGivenGateway } from "@elqnt/api/hooks";
import type {
  FindDuplicatesBody,
  FindPathsBody,
  GetNeighborsBody,
  GetNodeInput,
  GetSubgraphBody,
  ListGraphLabelsInput,
  ListGraphsInput,
  ListMergesInput,
  ListSourcesInput,
  MatchPatternBody,
  SearchNodesBody,
  TraverseGraphBody,
} from "@elqnt/types/kg";
import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import {
  findDuplicatesQuery,
  findPathsQuery,
  getGraphQuery,
  getGraphStatsQuery,
  getNeighborsQuery,
  getNodeQuery,
  getSubgraphQuery,
  listGraphLabelsQuery,
  listGraphsQuery,
  listMergesInfiniteQuery,
  listSourcesInfiniteQuery,
  matchPatternQuery,
  searchNodesQuery,
  traverseGraphQuery,
} from "../queries.ts";

/** What every query hook takes besides its input. */
export interface QueryHookOptions {
  /** Default: the gateway of the nearest provider. */
  readonly gateway?: Gateway | undefined;
  /** Waits with the request while `false`. */
  readonly enabled?: boolean | undefined;
}

const enabledOf = ({ enabled }: QueryHookOptions) => (enabled === undefined ? {} : { enabled });

/** One page of the graphs of the organization, by name. Exported from `@elqnt/kg/hooks`. */
export function useGraphsQuery(input: ListGraphsInput = {}, options: QueryHookOptions = {}) {
  return useQuery({ ...listGraphsQuery(useGivenGateway(options.gateway), input), ...enabledOf(options) });
}

/** One graph. Exported from `@elqnt/kg/hooks`. */
export function useGraphQuery(graphId: string, options: QueryHookOptions = {}) {
  return useQuery({ ...getGraphQuery(useGivenGateway(options.gateway), { graphId }), ...enabledOf(options) });
}

/** How many nodes, edges and sources a graph holds. Exported from `@elqnt/kg/hooks`. */
export function useGraphStats(graphId: string, options: QueryHookOptions = {}) {
  return useQuery({
    ...getGraphStatsQuery(useGivenGateway(options.gateway), { graphId }),
    ...enabledOf(options),
  });
}

/** The labels of a graph's nodes and edges with their counts, at most 200. Exported from `@elqnt/kg/hooks`. */
export function useGraphLabels(input: ListGraphLabelsInput, options: QueryHookOptions = {}) {
  const gateway = useGivenGateway(options.gateway);
  return useQuery({ ...listGraphLabelsQuery(gateway, { limit: 200, ...input }), ...enabledOf(options) });
}

/** One node. Exported from `@elqnt/kg/hooks`. */
export function useNode(input: GetNodeInput, options: QueryHookOptions = {}) {
  return useQuery({ ...getNodeQuery(useGivenGateway(options.gateway), input), ...enabledOf(options) });
}

/**
 * The nodes that fit a search, best first. Nothing is asked while `query` is blank; while the next search runs the last
 * hits stay on screen. Pass a `query` that has settled, such as the value of `useDeferredValue`. Exported from
 * `@elqnt/kg/hooks`.
 *
 * @example
 * ```tsx
 * const { data, isPlaceholderData, error } = useGraphSearch({ graphId, query: useDeferredValue(text), mode: "hybrid" });
 * ```
 */
export function useGraphSearch(body: SearchNodesBody, options: QueryHookOptions = {}) {
  return useQuery({
    ...searchNodesQuery(useGivenGateway(options.gateway), { body }),
    placeholderData: keepPreviousData,
    enabled: body.query.trim() !== "" && options.enabled !== false,
  });
}

/**
 * What is reached from some nodes; the last answer stays on screen while the next one comes. Exported from
 * `@elqnt/kg/hooks`.
 */
export function useTraverse(body: TraverseGraphBody, options: QueryHookOptions = {}) {
  return useQuery({
    ...traverseGraphQuery(useGivenGateway(options.gateway), { body }),
    placeholderData: keepPreviousData,
    ...enabledOf(options),
  });
}

/** A node, the nodes next to it and the edges to them. Exported from `@elqnt/kg/hooks`. */
export function useNeighbors(body: GetNeighborsBody, options: QueryHookOptions = {}) {
  return useQuery({
    ...getNeighborsQuery(useGivenGateway(options.gateway), { body }),
    ...enabledOf(options),
  });
}

/**
 * Nodes and every edge between them: those named, or the best connected of the graph. The last answer stays on screen
 * while the next one comes. Exported from `@elqnt/kg/hooks`.
 */
export function useSubgraph(body: GetSubgraphBody, options: QueryHookOptions = {}) {
  return useQuery({
    ...getSubgraphQuery(useGivenGateway(options.gateway), { body }),
    placeholderData: keepPreviousData,
    ...enabledOf(options),
  });
}

/** The paths between two nodes, shortest first. Exported from `@elqnt/kg/hooks`. */
export function usePaths(body: FindPathsBody, options: QueryHookOptions = {}) {
  return useQuery({ ...findPathsQuery(useGivenGateway(options.gateway), { body }), ...enabledOf(options) });
}

/** Every place where a pattern occurs. Exported from `@elqnt/kg/hooks`. */
export function useMatch(body: MatchPatternBody, options: QueryHookOptions = {}) {
  return useQuery({
    ...matchPatternQuery(useGivenGateway(options.gateway), { body }),
    ...enabledOf(options),
  });
}

/** Pairs of nodes that may mean the same, most alike first. Exported from `@elqnt/kg/hooks`. */
export function useDuplicates(body: FindDuplicatesBody, options: QueryHookOptions = {}) {
  return useQuery({
    ...findDuplicatesQuery(useGivenGateway(options.gateway), { body }),
    ...enabledOf(options),
  });
}

/** The sources of a graph with what they support, page by page. Exported from `@elqnt/kg/hooks`. */
export function useSources(input: ListSourcesInput, options: QueryHookOptions = {}) {
  const gateway = useGivenGateway(options.gateway);
  return useInfiniteQuery({ ...listSourcesInfiniteQuery(gateway, input), ...enabledOf(options) });
}

/** The merges of a graph, newest first, page by page. Exported from `@elqnt/kg/hooks`. */
export function useMerges(input: ListMergesInput, options: QueryHookOptions = {}) {
  const gateway = useGivenGateway(options.gateway);
  return useInfiniteQuery({ ...listMergesInfiniteQuery(gateway, input), ...enabledOf(options) });
}
