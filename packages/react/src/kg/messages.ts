import type { SearchMode } from "@elqnt/types/kg";

export interface GraphExplorerMessages {
  label: string;
  loading: string;
  layingOut: string;
  empty: string;
  emptyHint: string;
  counts: (nodes: number, edges: number) => string;
  truncated: string;
  jump: string;
  jumpPlaceholder: string;
  found: (count: number) => string;
  remove: (name: string) => string;
  canvas: (nodes: number, edges: number) => string;
  keys: string;
  zoomIn: string;
  zoomOut: string;
  fit: string;
  list: string;
  listLabel: string;
  more: string;
  connections: (count: number) => string;
  expand: string;
  expandNode: (name: string) => string;
  selected: (name: string, label: string) => string;
  legend: string;
  nodeLabels: string;
  edgeLabels: string;
  showAll: string;
  pathMode: string;
  pathFrom: string;
  pathTo: (from: string) => string;
  pathLooking: (from: string, to: string) => string;
  pathFound: (steps: number) => string;
  pathNone: (from: string, to: string) => string;
  pathLeave: string;
  time: string;
  timeAll: string;
  timeAt: (day: string) => string;
  noCanvas: string;
  changes: Record<"connecting" | "live" | "deleted" | "failed", string>;
}

// Made once: `toLocaleString` makes one each time, which takes milliseconds.
const english = new Intl.NumberFormat("en");
const grouped = (count: number): string => english.format(count);
const counted = (count: number, one: string): string => `${grouped(count)} ${one}${count === 1 ? "" : "s"}`;

export const graphExplorerMessages: GraphExplorerMessages = {
  label: "Graph",
  loading: "Loading graph…",
  layingOut: "Arranging…",
  empty: "Nothing here yet",
  emptyHint: "Nodes appear as soon as something is ingested.",
  counts: (nodes, edges) => `${counted(nodes, "node")}, ${counted(edges, "edge")}`,
  truncated: "Only the best connected part is shown. Search for a node or expand one to see more.",
  jump: "Find a node",
  jumpPlaceholder: "Find a node",
  found: (count) => (count === 0 ? "No node found" : `${count} found`),
  remove: (name) => `Remove ${name}`,
  canvas: (nodes, edges) => `Graph with ${counted(nodes, "node")} and ${counted(edges, "edge")}`,
  keys: "Arrow keys move between nodes, Enter selects, E expands, plus and minus zoom, 0 shows everything.",
  zoomIn: "Zoom in",
  zoomOut: "Zoom out",
  fit: "Show everything",
  list: "List of nodes",
  listLabel: "Visible nodes",
  more: "Show more",
  connections: (count) => (count === 1 ? "1 connection" : `${count} connections`),
  expand: "Expand",
  expandNode: (name) => `Expand ${name}`,
  selected: (name, label) => `${name}, ${label}`,
  legend: "Labels",
  nodeLabels: "Nodes",
  edgeLabels: "Edges",
  showAll: "Show all",
  pathMode: "Find a path",
  pathFrom: "Choose where the path begins.",
  pathTo: (from) => `From ${from}. Choose where it ends.`,
  pathLooking: (from, to) => `Looking for a path from ${from} to ${to}…`,
  pathFound: (steps) => (steps === 1 ? "1 step" : `${steps} steps`),
  pathNone: (from, to) => `No path leads from ${from} to ${to}.`,
  pathLeave: "Leave path",
  time: "As of",
  timeAll: "All times",
  timeAt: (day) => `As of ${day}`,
  noCanvas: "This browser cannot draw the graph. Here are its nodes.",
  changes: {
    connecting: "Connecting…",
    live: "Live",
    deleted: "Deleted meanwhile",
    failed: "Not live",
  },
};

export interface GraphSearchMessages {
  label: string;
  search: string;
  searchPlaceholder: string;
  mode: string;
  modes: Record<SearchMode, string>;
  labels: string;
  anyLabel: string;
  hits: string;
  loading: string;
  found: (count: number) => string;
  empty: string;
  emptyHint: string;
  start: string;
  score: (percent: string) => string;
  words: (terms: string, rank: number) => string;
  meaning: (similarity: string, rank: number) => string;
}

export const graphSearchMessages: GraphSearchMessages = {
  label: "Search the graph",
  search: "Search nodes",
  searchPlaceholder: "Name, words or meaning",
  mode: "Search by",
  modes: { keyword: "Words", vector: "Meaning", hybrid: "Both" },
  labels: "Labels",
  anyLabel: "All labels",
  hits: "Hits",
  loading: "Searching…",
  found: (count) => (count === 1 ? "1 hit" : `${count} hits`),
  empty: "Nothing found",
  emptyHint: "Try other words, another way to search, or more labels.",
  start: "Type to search.",
  score: (percent) => `Score ${percent}`,
  words: (terms, rank) => `Words: ${terms} (no. ${rank})`,
  meaning: (similarity, rank) => `Meaning ${similarity} (no. ${rank})`,
};

export interface NodeInspectorMessages {
  loading: string;
  id: string;
  copyId: string;
  copied: string;
  valid: string;
  validFrom: (day: string) => string;
  validTo: (day: string) => string;
  validBetween: (from: string, to: string) => string;
  updated: string;
  properties: string;
  noProperties: string;
  sources: string;
  neighbors: string;
  noNeighbors: string;
  neighborsCut: string;
  outgoing: string;
  incoming: string;
  more: (count: number) => string;
  expand: string;
  close: string;
  merges: string;
  merged: (count: number, when: string) => string;
  undone: (when: string) => string;
  undo: string;
  findDuplicates: string;
  duplicates: string;
  noDuplicates: string;
  merge: string;
  mergeWith: (name: string) => string;
  alike: (percent: string) => string;
}

export const nodeInspectorMessages: NodeInspectorMessages = {
  loading: "Loading node…",
  id: "Id",
  copyId: "Copy id",
  copied: "Copied",
  valid: "Valid",
  validFrom: (day) => `from ${day}`,
  validTo: (day) => `until ${day}`,
  validBetween: (from, to) => `${from} to ${to}`,
  updated: "Updated",
  properties: "Properties",
  noProperties: "No properties.",
  sources: "Sources",
  neighbors: "Connections",
  noNeighbors: "Not connected to anything.",
  neighborsCut: "There are more connections than can be listed here.",
  outgoing: "to",
  incoming: "from",
  more: (count) => `Show ${count} more`,
  expand: "Expand in graph",
  close: "Close",
  merges: "Merges",
  merged: (count, when) => `${count === 1 ? "1 node" : `${count} nodes`} merged into this, ${when}`,
  undone: (when) => `taken back ${when}`,
  undo: "Undo",
  findDuplicates: "Find duplicates",
  duplicates: "May be the same",
  noDuplicates: "No duplicates found.",
  merge: "Merge",
  mergeWith: (name) => `Merge ${name} into this node`,
  alike: (percent) => `${percent} alike`,
};

export interface IngestPanelMessages {
  label: string;
  drop: string;
  browse: string;
  paste: string;
  pasteHint: string;
  source: string;
  sourceHint: string;
  formats: { lines: string; triples: string };
  columns: { lines: readonly string[]; triples: readonly string[] };
  previewOf: (shown: number, total: number) => string;
  unreadable: (reason: string) => string;
  line: (line: number) => string;
  ingest: string;
  clear: string;
  cancel: string;
  running: (processed: number, total: number | undefined) => string;
  done: string;
  cancelled: string;
  failed: string;
  stored: (count: number) => string;
  unchanged: (count: number) => string;
  wrong: (count: number) => string;
  problems: string;
  moreProblems: (count: number) => string;
  sources: string;
  noSources: string;
  supports: (nodes: number, edges: number) => string;
  deleteSource: (id: string) => string;
  confirmDelete: (id: string) => string;
  confirm: string;
  keep: string;
  more: string;
  loadingSources: string;
}

export const ingestPanelMessages: IngestPanelMessages = {
  label: "Ingest",
  drop: "Drop a file here, or",
  browse: "choose one",
  paste: "Or paste data",
  pasteHint: "NDJSON of nodes and edges, CSV with subject, predicate and object, or JSON.",
  source: "Source",
  sourceHint: "Who says so. Deleting the source later removes exactly this.",
  formats: { lines: "Nodes and edges", triples: "Triples" },
  columns: { lines: ["Kind", "Label", "What"], triples: ["Subject", "Predicate", "Object"] },
  previewOf: (shown, total) => `First ${shown} of ${grouped(total)}`,
  unreadable: (reason) => `This cannot be read: ${reason}`,
  line: (line) => `Line ${line}`,
  ingest: "Ingest",
  clear: "Clear",
  cancel: "Cancel",
  running: (processed, total) =>
    total === undefined
      ? `${counted(processed, "line")} so far`
      : `${grouped(processed)} of ${grouped(total)}`,
  done: "Done",
  cancelled: "Cancelled. What was counted is stored.",
  failed: "Stopped. What was counted is stored.",
  stored: (count) => `${grouped(count)} stored`,
  unchanged: (count) => `${grouped(count)} unchanged`,
  wrong: (count) => `${grouped(count)} not stored`,
  problems: "Not stored",
  moreProblems: (count) => `and ${grouped(count)} more`,
  sources: "Sources",
  noSources: "No sources yet.",
  supports: (nodes, edges) => `${counted(nodes, "node")}, ${counted(edges, "edge")}`,
  deleteSource: (id) => `Delete source ${id}`,
  confirmDelete: (id) => `Delete everything that only ${id} says?`,
  confirm: "Delete",
  keep: "Keep",
  more: "Show more",
  loadingSources: "Loading sources…",
};
