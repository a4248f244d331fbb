/** What one request may cost. Beyond it answers are truncated and say so. */
export const limits = {
  /** Graphs of one organization. */
  graphs: 1_000,
  /** Streams of changes that one organization has open in one process. */
  streams: 2_000,
  /** Edges one traversal or search for paths looks at. */
  walkedEdges: 200_000,
  /** Edges in one answer. */
  answeredEdges: 50_000,
  /** Steps of one enumeration of paths. */
  pathSteps: 200_000,
  /** Partial matches of one pattern at a time. */
  partialMatches: 50_000,
  /** Nodes and edges one pattern looks at. */
  matchWork: 200_000,
  /** Nodes one list of search candidates holds. */
  candidates: 1_000,
  /** The same when filters choose among them. */
  filteredCandidates: 10_000,
  /** Nodes that filters of a subgraph look at. */
  filteredNodes: 20_000,
  /** Nodes among which duplicates are looked for. */
  comparedNodes: 50_000,
  /** Pairs of names that are compared. */
  comparedNames: 1_000_000,
} as const;
