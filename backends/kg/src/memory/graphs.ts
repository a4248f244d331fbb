import { GraphRows } from "./graph-rows.ts";

/** The graphs of all orgs in memory. */
export interface MemoryGraphs {
  /** An empty graph when nothing was written to it. */
  find(org: string, graphId: string): GraphRows;
  make(org: string, graphId: string): GraphRows;
  /** Fills a graph when it is first asked for: a large scenario costs nothing until then. */
  loadLater(org: string, graphId: string, fill: (rows: GraphRows) => void): void;
  drop(org: string, graphId: string): void;
  clear(org: string): void;
}

export function createMemoryGraphs(): MemoryGraphs {
  const orgs = new Map<string, Map<string, GraphRows | (() => GraphRows)>>();
  const graphsOf = (org: string) => {
    const graphs = orgs.get(org) ?? new Map<string, GraphRows | (() => GraphRows)>();
    orgs.set(org, graphs);
    return graphs;
  };
  const known = (org: string, graphId: string): GraphRows | undefined => {
    const graph = orgs.get(org)?.get(graphId);
    if (typeof graph !== "function") return graph;
    const rows = graph();
    graphsOf(org).set(graphId, rows);
    return rows;
  };
  return {
    find: (org, graphId) => known(org, graphId) ?? new GraphRows(),
    make(org, graphId) {
      const rows = known(org, graphId) ?? new GraphRows();
      graphsOf(org).set(graphId, rows);
      return rows;
    },
    loadLater: (org, graphId, fill) =>
      void graphsOf(org).set(graphId, () => {
        const rows = new GraphRows();
        fill(rows);
        return rows;
      }),
    drop: (org, graphId) => void orgs.get(org)?.delete(graphId),
    clear: (org) => void orgs.delete(org),
  };
}
