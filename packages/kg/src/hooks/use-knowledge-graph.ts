import type { GatewayOptions } from "@elqnt/api";
import { type Actions, useActions, useGateway } from "@elqnt/api/hooks";
import { useMemo } from "react";
import { graphActions } from "./graph-actions.ts";

/** Which gateway, and which graph where an action names none. */
export type KnowledgeGraphOptions = (GatewayOptions | { baseUrl?: undefined; orgId?: undefined }) & {
  /** Id of the graph the actions work on. Each action can name another. */
  readonly graphId?: string | undefined;
};

/** What {@link useKnowledgeGraph} gives. */
export type KnowledgeGraph = Actions<ReturnType<typeof graphActions>>;

/**
 * Gives imperative actions on graphs: search, traversal, paths, patterns, ingest, sources and merges.
 *
 * Actions never reject: lists resolve to `[]` on failure, reads and writes to `null`, deletes to `false`; `error` says
 * why. They work without any provider; with a `QueryClient` mounted, a write also refreshes every affected query.
 * Exported from `@elqnt/kg/hooks`.
 *
 * @example
 * ```tsx
 * const { search, traverse, ingestTriples, loading, error } = useKnowledgeGraph({ baseUrl, orgId, graphId });
 * const hits = await search({ query: "first programmer" });
 * const subgraph = await traverse({ from: [hits[0].node.id], depth: 2 });
 * ```
 *
 * @param options `baseUrl` and `orgId`; without them, those of the nearest provider. `graphId` of the graph in use.
 */
export function useKnowledgeGraph({ graphId, ...options }: KnowledgeGraphOptions = {}): KnowledgeGraph {
  const definitions = useMemo(() => graphActions(graphId), [graphId]);
  const gateway = useGateway(options.baseUrl === undefined ? undefined : (options as GatewayOptions));
  return useActions(gateway, definitions);
}
