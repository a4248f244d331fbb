import type { KGGraph, KgOperations } from "@elqnt/contracts/kg";
import { type Handlers, listPage, newId } from "@elqnt/service-kit";
import { graphConflict, graphNotFound } from "../ledger-problems.ts";
import { limits } from "../limits.ts";
import type { Desk } from "../ports.ts";
import { graphProtected, invalid, nodeNotFound } from "../problems.ts";
import type { LabelCount } from "../store.ts";

type GraphHandlers = Pick<
  Handlers<KgOperations>,
  | "listGraphs"
  | "createGraph"
  | "getGraph"
  | "updateGraph"
  | "deleteGraph"
  | "getGraphStats"
  | "listGraphLabels"
  | "streamGraphChanges"
  | "getNode"
>;

/** Name of the graph that mirrors an organization's entities. */
export const entitiesGraphName = "entities";

export function graphHandlers({ ledger, store, readers, changes, now, log }: Desk): GraphHandlers {
  const requireGraph = async (org: string, graphId: string, version?: number): Promise<KGGraph> => {
    const graph = await ledger.getGraph(org, graphId);
    if (!graph) throw graphNotFound(graphId);
    if (version !== undefined && version !== graph.version) throw graphConflict(graph);
    return graph;
  };

  return {
    listGraphs: ({ limit = 50, cursor }, { org, cursors }) =>
      listPage({
        limit,
        cursor,
        cursors,
        query: ["listGraphs"],
        read: (after: string | undefined, count) => ledger.listGraphs(org, { after, limit: count }),
        position: ({ name }) => name,
      }),

    createGraph: ({ body }, { org, actor, write }) => {
      requireFreeName(body.name);
      const at = now();
      const graph: KGGraph = {
        id: newId(),
        ...body,
        kind: "custom",
        version: 1,
        createdAt: at,
        createdBy: actor.userId,
        updatedAt: at,
      };
      return ledger.insertGraph(org, graph, limits.graphs, write);
    },

    getGraph: ({ graphId }, { org }) => requireGraph(org, graphId),

    updateGraph: async ({ graphId, version, body }, { org, write }) => {
      const current = await requireGraph(org, graphId, version);
      const { name = current.name, description = current.description } = body;
      if (name !== current.name) {
        if (current.kind === "entities") throw graphProtected(current.name, "rename");
        requireFreeName(name);
      }
      const { description: _, ...kept } = current;
      const next: KGGraph = {
        ...kept,
        name,
        ...(description === null || description === undefined ? {} : { description }),
        version: current.version + 1,
        updatedAt: now(),
      };
      return ledger.updateGraph(org, current, next, write);
    },

    deleteGraph: async ({ graphId, version }, { org, write }) => {
      const graph = await requireGraph(org, graphId, version);
      if (graph.kind === "entities") throw graphProtected(graph.name, "delete");
      await ledger.deleteGraph(org, graph, write);
      await store.deleteGraph(org, graphId).catch((error: unknown) => {
        log({ level: "error", message: "Failed to remove the rows of a deleted graph.", graphId, error });
      });
    },

    getGraphStats: async ({ graphId }, { org }) => {
      await requireGraph(org, graphId);
      return { graphId, ...(await store.countGraph(org, graphId)) };
    },

    listGraphLabels: async ({ graphId, limit = 50, cursor, kind }, { org, cursors }) => {
      await requireGraph(org, graphId);
      return listPage({
        limit,
        cursor,
        cursors,
        query: ["listGraphLabels", graphId, kind ?? null],
        read: (after: Pick<LabelCount, "kind" | "label"> | undefined, count) =>
          store.countLabels(org, graphId, { kind, after, limit: count }),
        position: ({ kind, label }) => ({ kind, label }),
      });
    },

    streamGraphChanges: ({ graphId }, { org, headers }) =>
      changes.follow(org, graphId, revisionOf(headers.get("last-event-id"))),

    getNode: async ({ graphId, nodeId, includeEmbedding = false }, { org }) => {
      const reader = await readers.open(org, graphId);
      const node = (await reader.resolve([nodeId])).get(nodeId);
      if (!node) throw nodeNotFound(nodeId);
      if (!includeEmbedding) return node;
      const embedding = (await store.readEmbeddings(org, graphId, [node.id])).get(node.id);
      return embedding ? { ...node, embedding: [...embedding] } : node;
    },
  };
}

/** What is no revision is one that the caller has not seen, so that the stream begins with the present one. */
const revisionOf = (lastEventId: string | null): number | undefined =>
  lastEventId !== null && /^\d{1,15}$/.test(lastEventId) ? Number(lastEventId) : undefined;

function requireFreeName(name: string): void {
  if (name !== entitiesGraphName) return;
  const message = "is kept for the graph that mirrors the organization's entities";
  throw invalid(`Failed to name a graph "${name}": it ${message}.`, {
    pointer: "/name",
    code: "reserved",
    message,
  });
}
