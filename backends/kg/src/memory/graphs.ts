import { GraphRows } from "./graph-rows.ts";

/** The graphs of all orgs in memory. */
export interface MemoryGraphs {
  /** An empty graph when nothing was written to it. */
  find(org: string, graphId: string): GraphRows;
  make(org: string, graphId: string): GraphRows;
  drop(org: string, graphId: string): void;
  clear(org: string): void;
}

export function createMemoryGraphs(): MemoryGraphs {
  const orgs = new Map<string, Map<string, GraphRows>>();
  return {
    find: (org, graphId) => orgs.get(org)?.get(graphId) ?? new GraphRows(),
    make(org, graphId) {
      const graphs = orgs.get(org) ?? new Map<string, GraphRows>();
      orgs.set(org, graphs);
      const rows = graphs.get(graphId) ?? new GraphRows();
      graphs.set(graphId, rows);
      return rows;
    },
    drop: (org, graphId) => void orgs.get(org)?.delete(graphId),
    clear: (org) => void orgs.delete(org),
  };
}
