import { useGivenGateway } from "@elqnt/api/hooks";
import { useGraphLabels, useGraphSearch } from "@elqnt/kg/hooks";
import { useGraphChanges } from "@elqnt/kg/live";
import { type ReactElement, useState } from "react";
import { useControllable } from "../../shared/use-controllable.ts";
import { GraphExplorer, type GraphExplorerProps } from "../explorer/graph-explorer.tsx";
import type { ConnectedGraphProps } from "./connected-graph-props.ts";
import { ConnectedNodeInspector } from "./connected-node-inspector.tsx";
import { useExploredGraph } from "./use-explored-graph.ts";

export interface ConnectedGraphExplorerProps
  extends ConnectedGraphProps,
    Pick<
      GraphExplorerProps,
      "selected" | "onSelectedChange" | "inspector" | "label" | "messages" | "className"
    > {
  /** Most nodes of the overview, at most 5,000. Default: 500. */
  limit?: number | undefined;
  /** Follows the graph: what others change shows within a second. Each tab then holds a connection. Default: `false`. */
  live?: boolean | undefined;
  /** Hides what changes something. */
  readOnly?: boolean | undefined;
}

const OVERVIEW = 500;

/**
 * A `GraphExplorer` that starts with the best connected nodes, expands on demand, finds paths and nodes on the platform,
 * goes back in time, and shows the selected node in a `NodeInspector`.
 *
 * `import { ConnectedGraphExplorer } from "@elqnt/react/kg"`
 *
 * @example
 * ```tsx
 * <ConnectedGraphExplorer graphId={graphId} />
 * ```
 */
export function ConnectedGraphExplorer(props: ConnectedGraphExplorerProps): ReactElement {
  const { graphId, limit = OVERVIEW, live = false, readOnly, inspector, ...view } = props;
  const gateway = useGivenGateway(props.gateway);
  const [selected, select] = useControllable<string | undefined>(
    props.selected,
    undefined,
    props.onSelectedChange,
  );
  const [asOf, setAsOf] = useState<string>();
  const [search, setSearch] = useState("");
  const labels = useGraphLabels({ graphId }, { gateway });
  const changes = useGraphChanges(graphId, { gateway, enabled: live });
  const explored = useExploredGraph({ graphId, gateway, limit, asOf });
  const found = useGraphSearch({ graphId, query: search, mode: "keyword", limit: 12 }, { gateway });
  const close = () => select(undefined);
  const own = selected !== undefined && (
    <ConnectedNodeInspector
      {...{ graphId, gateway, asOf, readOnly }}
      nodeId={selected}
      onOpen={(nodeId) => {
        explored.expand(nodeId);
        select(nodeId);
      }}
      onExpand={explored.expand}
      onClose={close}
    />
  );
  return (
    <GraphExplorer
      {...view}
      subgraph={explored.subgraph}
      problem={explored.problem}
      onRetry={explored.retry}
      selected={selected}
      onSelectedChange={select}
      onExpand={explored.expand}
      onFindPath={explored.findPath}
      path={explored.path}
      found={search.trim() === "" ? undefined : found.data?.items.map(({ node }) => node)}
      onSearchChange={setSearch}
      onJump={({ id }) => explored.expand(id)}
      labelTotals={labels.data?.items}
      timeRange={explored.timeRange}
      asOf={asOf}
      onAsOfChange={setAsOf}
      changes={live ? changes.status : undefined}
      inspector={inspector ?? own}
    />
  );
}
