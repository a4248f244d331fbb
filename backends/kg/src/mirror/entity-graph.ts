import { nameId, ProblemError, type WriteContext } from "@elqnt/service-kit";
import { LRUCache } from "lru-cache";
import type { KgLedger } from "../ledger.ts";

const name = "entities";

/** The id of the graph of an organization's entities: the same in every process, so that two never make two. */
export const entityGraphId = (org: string): string => nameId(name, org);

/** Makes the graph of an organization's entities when there is none. */
export function entityGraphs(
  ledger: KgLedger,
  now: () => string,
): (org: string, write: WriteContext) => Promise<void> {
  const known = new LRUCache<string, true>({ max: 10_000 });

  return async function make(org, write) {
    const id = entityGraphId(org);
    if (!known.has(org) && !(await ledger.getGraph(org, id))) await create(org, id, write);
    known.set(org, true);
  };

  /** A graph that somebody named so keeps its name: then this one is `entities 2`, or what is free. */
  async function create(org: string, id: string, write: WriteContext): Promise<void> {
    const at = now();
    const graph = { id, kind: "entities" as const, version: 1, createdAt: at, updatedAt: at };
    for (let count = 1; ; count++) {
      const free = count === 1 ? name : `${name} ${count}`;
      const made = { ...graph, name: free, createdBy: write.actor.userId };
      try {
        await ledger.insertGraph(org, made, Number.MAX_SAFE_INTEGER, write);
        return;
      } catch (error) {
        if (!(error instanceof ProblemError) || error.code !== "graph_exists") throw error;
        if (await ledger.getGraph(org, id)) return;
      }
    }
  }
}
