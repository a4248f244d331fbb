import { useGivenGateway } from "@elqnt/api/hooks";
import { useDeleteSource, useIngest, useSources } from "@elqnt/kg/hooks";
import { type ReactElement, useMemo } from "react";
import { IngestPanel, type IngestPanelProps } from "../ingest/ingest-panel.tsx";
import type { ConnectedGraphProps } from "./connected-graph-props.ts";

export interface ConnectedIngestPanelProps
  extends ConnectedGraphProps,
    Pick<IngestPanelProps, "messages" | "className"> {}

/**
 * An `IngestPanel` that sends what it is given, and lists and deletes the sources of the graph.
 *
 * `import { ConnectedIngestPanel } from "@elqnt/react/kg"`
 *
 * @example
 * ```tsx
 * <ConnectedIngestPanel graphId={graphId} />
 * ```
 */
export function ConnectedIngestPanel({ graphId, ...props }: ConnectedIngestPanelProps): ReactElement {
  const gateway = useGivenGateway(props.gateway);
  const ingest = useIngest(graphId, { gateway });
  const sources = useSources({ graphId }, { gateway });
  const deletion = useDeleteSource({ gateway });
  const items = useMemo(() => sources.data?.pages.flatMap((page) => page.items), [sources.data]);
  return (
    <IngestPanel
      messages={props.messages}
      className={props.className}
      progress={ingest.progress}
      problem={ingest.error ?? undefined}
      onCancel={ingest.cancel}
      onIngest={(input, sourceId) => {
        if (input.kind === "lines") void ingest.ingestStream(input.body, { sourceId });
        else void ingest.ingestTriples(input.triples, { sourceId });
      }}
      sources={items}
      sourcesProblem={deletion.error ?? sources.error ?? undefined}
      onRetrySources={() => void sources.refetch()}
      onMoreSources={sources.hasNextPage ? () => void sources.fetchNextPage() : undefined}
      onDeleteSource={(sourceId) => deletion.mutate({ graphId, sourceId })}
      deletingSource={deletion.isPending ? deletion.variables.sourceId : undefined}
    />
  );
}
