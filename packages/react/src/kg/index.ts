"use client";

export { type GraphElements, mergeSubgraphs, type TimeRange, validityRange } from "./explorer/elements.ts";
export { GraphExplorer, type GraphExplorerProps } from "./explorer/graph-explorer.tsx";
export * from "./messages.ts";
