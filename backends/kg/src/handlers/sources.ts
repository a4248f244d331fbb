import type { KgOperations } from "@elqnt/contracts/kg";
import { type Handlers, listPage } from "@elqnt/service-kit";
import { graphNotFound } from "../ledger-problems.ts";
import type { Desk } from "../ports.ts";
import { mergeNotFound, sourceProtected } from "../problems.ts";
import { apiSource } from "../write/claims.ts";
import { deleteSource } from "../write/delete-source.ts";
import type { WritePorts } from "../write/ingest.ts";
import { mergeNodes, undoMerge } from "../write/merge.ts";

type SourceHandlers = Pick<
  Handlers<KgOperations>,
  "listSources" | "deleteSource" | "mergeNodes" | "listMerges" | "getMerge" | "undoMerge"
>;

export function sourceHandlers({ ledger, store }: Desk, ports: WritePorts): SourceHandlers {
  const requireGraph = async (org: string, graphId: string): Promise<void> => {
    if ((await ledger.revision(org, graphId)) === undefined) throw graphNotFound(graphId);
  };

  return {
    listSources: async ({ graphId, limit = 50, cursor }, { org, cursors }) => {
      await requireGraph(org, graphId);
      const page = await listPage({
        limit,
        cursor,
        cursors,
        query: ["listSources", graphId],
        read: (after: string | undefined, count) => store.countSources(org, graphId, { after, limit: count }),
        position: ({ id }) => id,
      });
      return { ...page, items: page.items.map(({ id, ...counts }) => ({ id, graphId, ...counts })) };
    },

    deleteSource: async ({ sourceId, graphId }, { org, write }) => {
      await requireGraph(org, graphId);
      if (sourceId.startsWith("$") && sourceId !== apiSource) throw sourceProtected(sourceId);
      return deleteSource(ports, org, graphId, sourceId, write);
    },

    mergeNodes: ({ body }, { org, write }) => mergeNodes(ports, org, body, write),

    listMerges: async ({ graphId, limit = 50, cursor }, { org, cursors }) => {
      await requireGraph(org, graphId);
      return listPage({
        limit,
        cursor,
        cursors,
        query: ["listMerges", graphId],
        read: (before: string | undefined, count) =>
          ledger.listMerges(org, graphId, { before, limit: count }),
        position: ({ id }) => id,
      });
    },

    getMerge: async ({ mergeId, graphId }, { org }) => {
      await requireGraph(org, graphId);
      const merge = await ledger.getMerge(org, graphId, mergeId);
      if (!merge) throw mergeNotFound(mergeId);
      return merge;
    },

    undoMerge: ({ mergeId, graphId }, { org, write }) => undoMerge(ports, org, graphId, mergeId, write),
  };
}
