"use client";

export type { GraphWriteOptions, InGraph } from "./hooks/graph-actions.ts";
export {
  type MutationHookOptions,
  useCreateGraph,
  useDeleteGraph,
  useDeleteSource,
  useMergeNodes,
  useUndoMerge,
  useUpdateGraph,
} from "./hooks/graph-mutations.ts";
export {
  type QueryHookOptions,
  useDuplicates,
  useGraphLabels,
  useGraphQuery,
  useGraphSearch,
  useGraphStats,
  useGraphsQuery,
  useMatch,
  useMerges,
  useNeighbors,
  useNode,
  usePaths,
  useSources,
  useSubgraph,
  useTraverse,
} from "./hooks/graph-queries.ts";
export { type IngestItemProblem, type IngestState, noProgress } from "./hooks/ingest-progress.ts";
export { type Ingest, type IngestOptions, useIngest } from "./hooks/use-ingest.ts";
export {
  type KnowledgeGraph,
  type KnowledgeGraphOptions,
  useKnowledgeGraph,
} from "./hooks/use-knowledge-graph.ts";
