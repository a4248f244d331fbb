"use client";

export type { GraphChangesState } from "./live/graph-follower.ts";
export { useGraphChanges } from "./live/use-graph-changes.ts";
