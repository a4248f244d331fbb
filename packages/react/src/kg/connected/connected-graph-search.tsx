import { useGivenGateway } from "@elqnt/api/hooks";
import { useGraphLabels, useGraphSearch } from "@elqnt/kg/hooks";
import type { SearchMode } from "@elqnt/types/kg";
import { type ReactElement, useState } from "react";
import { GraphSearch, type GraphSearchProps } from "../search/graph-search.tsx";
import type { ConnectedGraphProps } from "./connected-graph-props.ts";

export interface ConnectedGraphSearchProps
  extends ConnectedGraphProps,
    Pick<GraphSearchProps, "onOpen" | "messages" | "className"> {
  /** Default: `hybrid`. */
  mode?: SearchMode | undefined;
  /** Most hits, at most 200. Default: 20. */
  limit?: number | undefined;
  /** RFC 3339 instant; only what held then is found. */
  asOf?: string | undefined;
}

/**
 * A `GraphSearch` that asks the platform.
 *
 * `import { ConnectedGraphSearch } from "@elqnt/react/kg"`
 *
 * @example
 * ```tsx
 * <ConnectedGraphSearch graphId={graphId} onOpen={(node) => navigate(`/nodes/${node.id}`)} />
 * ```
 */
export function ConnectedGraphSearch(props: ConnectedGraphSearchProps): ReactElement {
  const { graphId, mode: first = "hybrid", limit = 20, asOf, ...view } = props;
  const gateway = useGivenGateway(props.gateway);
  const [query, setQuery] = useState("");
  const [mode, setMode] = useState<SearchMode>(first);
  const [label, setLabel] = useState<string>();
  const labels = useGraphLabels({ graphId, kind: "node" }, { gateway });
  const search = useGraphSearch(
    { graphId, query, mode, limit, ...(label !== undefined && { labels: [label] }), ...(asOf && { asOf }) },
    { gateway },
  );
  return (
    <GraphSearch
      {...view}
      query={query}
      onQueryChange={setQuery}
      mode={mode}
      onModeChange={setMode}
      labels={labels.data?.items}
      selectedLabel={label ?? ""}
      onSelectedLabelChange={setLabel}
      hits={search.data?.items}
      loading={search.isFetching}
      problem={search.error ?? labels.error ?? undefined}
      onRetry={() => void Promise.all([search.refetch(), labels.refetch()])}
    />
  );
}
