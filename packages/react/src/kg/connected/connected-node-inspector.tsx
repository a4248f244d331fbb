import { useGivenGateway } from "@elqnt/api/hooks";
import {
  useDuplicates,
  useMergeNodes,
  useMerges,
  useNeighbors,
  useNode,
  useUndoMerge,
} from "@elqnt/kg/hooks";
import { type ReactElement, useMemo, useState } from "react";
import { NodeInspector, type NodeInspectorProps } from "../inspector/node-inspector.tsx";
import type { ConnectedGraphProps } from "./connected-graph-props.ts";

export interface ConnectedNodeInspectorProps
  extends ConnectedGraphProps,
    Pick<NodeInspectorProps, "onOpen" | "onExpand" | "onClose" | "messages" | "className"> {
  nodeId: string;
  /** RFC 3339 instant; only connections that held then are listed. */
  asOf?: string | undefined;
  /** Hides what changes something: merging and taking it back. */
  readOnly?: boolean | undefined;
}

const PAGE = 200;

/**
 * A `NodeInspector` that fetches the node with its connections and merges, and merges duplicates.
 *
 * `import { ConnectedNodeInspector } from "@elqnt/react/kg"`
 *
 * @example
 * ```tsx
 * <ConnectedNodeInspector graphId={graphId} nodeId={nodeId} onOpen={setNodeId} />
 * ```
 */
export function ConnectedNodeInspector(props: ConnectedNodeInspectorProps): ReactElement {
  return <Inspector key={props.nodeId} {...props} />;
}

function Inspector(props: ConnectedNodeInspectorProps): ReactElement {
  const { graphId, nodeId, asOf, readOnly = false, ...view } = props;
  const gateway = useGivenGateway(props.gateway);
  const [isLooking, setLooking] = useState(false);
  const node = useNode({ graphId, nodeId }, { gateway });
  const neighbors = useNeighbors({ graphId, nodeId, ...(asOf && { asOf }) }, { gateway });
  const merges = useMerges({ graphId, limit: PAGE }, { gateway });
  // A merged id answers the node it became part of.
  const ownId = node.data?.id ?? nodeId;
  const label = node.data?.label;
  const duplicates = useDuplicates(
    { graphId, limit: PAGE, ...(label !== undefined && { labels: [label] }) },
    { gateway, enabled: isLooking && label !== undefined },
  );
  const merge = useMergeNodes({ gateway });
  const undo = useUndoMerge({ gateway });
  const ownMerges = useMemo(
    () => merges.data?.pages.flatMap(({ items }) => items).filter((each) => each.nodeId === ownId),
    [merges.data, ownId],
  );
  const problem =
    merge.error ?? undo.error ?? node.error ?? neighbors.error ?? merges.error ?? duplicates.error;
  const writes: Partial<NodeInspectorProps> = readOnly
    ? {}
    : {
        onUndoMerge: ({ id }) => undo.mutate({ graphId, mergeId: id }),
        onMerge: (other) => merge.mutate({ body: { graphId, nodeId: ownId, mergedIds: [other] } }),
        onFindDuplicates: () => setLooking(true),
      };
  return (
    <NodeInspector
      {...view}
      {...writes}
      node={node.data}
      problem={problem ?? undefined}
      onRetry={() => void Promise.all([node.refetch(), neighbors.refetch(), merges.refetch()])}
      neighbors={neighbors.data}
      merges={ownMerges}
      merging={merge.isPending || undo.isPending}
      duplicates={isLooking ? duplicates.data?.items : undefined}
      findingDuplicates={isLooking && duplicates.isPending}
    />
  );
}
