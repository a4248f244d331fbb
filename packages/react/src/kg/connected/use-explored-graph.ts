import { type Gateway, isGatewayError } from "@elqnt/api";
import { usePaths, useSubgraph } from "@elqnt/kg/hooks";
import { getNeighborsQuery } from "@elqnt/kg/queries";
import type { KGSubgraph } from "@elqnt/types/kg";
import { type UseQueryResult, useQueries } from "@tanstack/react-query";
import { useCallback, useMemo, useState } from "react";
import { mergeSubgraphs, type TimeRange, validityRange } from "../explorer/elements.ts";

export interface ExploredGraphOptions {
  graphId: string;
  gateway: Gateway;
  /** Most nodes of the overview. */
  limit: number;
  asOf: string | undefined;
}

/** The overview of a graph with everything that was expanded and the path that was asked for, as one subgraph. */
export function useExploredGraph({ graphId, gateway, limit, asOf }: ExploredGraphOptions) {
  const [expanded, setExpanded] = useState<readonly string[]>([]);
  const [ends, setEnds] = useState<{ from: string; to: string }>();
  const moment = asOf === undefined ? {} : { asOf };
  const always = useSubgraph({ graphId, limit }, { gateway });
  const then = useSubgraph({ graphId, limit, ...moment }, { gateway });
  const expansions = useQueries({
    queries: expanded.map((nodeId) => getNeighborsQuery(gateway, { body: { graphId, nodeId, ...moment } })),
    combine: combined,
  });
  const paths = usePaths(
    { graphId, from: ends?.from ?? "", to: ends?.to ?? "", ...moment },
    { gateway, enabled: ends !== undefined },
  );
  const path = ends && paths.data ? (paths.data.items[0] ?? null) : undefined;
  const subgraph = useMemo(() => {
    if (!then.data) return undefined;
    const onPath = path ? [{ nodes: path.nodes, edges: path.edges, truncated: false }] : [];
    return mergeSubgraphs([then.data, ...expansions.parts, ...onPath]);
  }, [then.data, expansions.parts, path]);
  const timeRange: TimeRange | undefined = useMemo(
    () => (always.data ? validityRange(mergeSubgraphs([always.data, ...expansions.parts])) : undefined),
    [always.data, expansions.parts],
  );
  const expand = useCallback(
    (nodeId: string) => setExpanded((ids) => (ids.includes(nodeId) ? ids : [...ids, nodeId])),
    [],
  );
  return {
    subgraph,
    timeRange,
    path,
    findPath: setEnds,
    expand,
    problem: then.error ?? expansions.error ?? paths.error ?? undefined,
    retry: () => void Promise.all([then.refetch(), paths.isError && paths.refetch(), ...expansions.retry()]),
  };
}

/** Stable while no answer changes, so that nothing is drawn again for nothing. */
function combined(results: readonly UseQueryResult<KGSubgraph>[]) {
  return {
    parts: results.flatMap(({ data, error }) => (data && !(error && isGone(error)) ? data : [])),
    error: results.find(({ error }) => error && !isGone(error))?.error,
    retry: () => results.filter(({ isError }) => isError).map(({ refetch }) => refetch()),
  };
}

/** A node that was expanded may be deleted by somebody else: its part of the graph is then no more. */
const isGone = (error: Error): boolean => isGatewayError(error) && error.code === "node_not_found";
