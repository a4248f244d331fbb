"use client";

export type { GraphChangesState } from "./hooks/graph-follower.ts";
export { useGraphChanges } from "./hooks/use-graph-changes.ts";
