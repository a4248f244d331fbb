import type { Gateway } from "@elqnt/api";
import { useGivenGateway } from "@elqnt/api/hooks";
import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useSyncExternalStore } from "react";
import { type GraphChangesState, GraphFollower, notFollowed } from "./graph-follower.ts";
import type { QueryHookOptions } from "./graph-queries.ts";

const followers = new WeakMap<QueryClient, WeakMap<Gateway, Map<string, GraphFollower>>>();

function followerOf(client: QueryClient, gateway: Gateway, graphId: string): GraphFollower {
  const ofClient = followers.get(client) ?? new WeakMap<Gateway, Map<string, GraphFollower>>();
  const ofGateway = ofClient.get(gateway) ?? new Map<string, GraphFollower>();
  const follower = ofGateway.get(graphId) ?? new GraphFollower(client, gateway, graphId);
  followers.set(client, ofClient.set(gateway, ofGateway.set(graphId, follower)));
  return follower;
}

const nobody = () => () => {};

/**
 * Follows the changes of a graph, whoever makes them: answers about the graph that are on screen are fetched again
 * within a second of a change. All who follow a graph share one stream, which goes on after the last change heard when
 * the connection breaks. A browser without HTTP/2 keeps six connections to a host, and each tab that follows holds one.
 * Exported from `@elqnt/kg/live`.
 *
 * @example
 * ```tsx
 * const { status } = useGraphChanges(graphId);
 * const stats = useGraphStats(graphId);
 * <p>{stats.data?.nodeCount} nodes {status === "live" && "(live)"}</p>
 * ```
 *
 * @param options.enabled Does not follow while `false`.
 */
export function useGraphChanges(graphId: string, options: QueryHookOptions = {}): GraphChangesState {
  const gateway = useGivenGateway(options.gateway);
  const client = useQueryClient();
  const follower = options.enabled === false ? undefined : followerOf(client, gateway, graphId);
  return useSyncExternalStore(
    follower?.subscribe ?? nobody,
    follower?.state ?? (() => notFollowed),
    () => notFollowed,
  );
}
