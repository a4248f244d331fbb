"use client";

export {
  ConnectedGraphExplorer,
  type ConnectedGraphExplorerProps,
} from "./connected/connected-graph-explorer.tsx";
export type { ConnectedGraphProps } from "./connected/connected-graph-props.ts";
export { ConnectedGraphSearch, type ConnectedGraphSearchProps } from "./connected/connected-graph-search.tsx";
export { ConnectedIngestPanel, type ConnectedIngestPanelProps } from "./connected/connected-ingest-panel.tsx";
export {
  ConnectedNodeInspector,
  type ConnectedNodeInspectorProps,
} from "./connected/connected-node-inspector.tsx";

export { type GraphElements, mergeSubgraphs, type TimeRange, validityRange } from "./explorer/elements.ts";
export { GraphExplorer, type GraphExplorerProps } from "./explorer/graph-explorer.tsx";
export { IngestPanel, type IngestPanelProps } from "./ingest/ingest-panel.tsx";
export { type IngestInput, type ReadInput, readFile, readText } from "./ingest/read-input.ts";
export { UnreadableInput } from "./ingest/unreadable-input.ts";
export { NodeInspector, type NodeInspectorProps } from "./inspector/node-inspector.tsx";
export * from "./messages.ts";
export { GraphSearch, type GraphSearchProps } from "./search/graph-search.tsx";
