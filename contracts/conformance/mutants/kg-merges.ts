import { another, graphOf, refuse } from "./kg-fixture.ts";
import { mutantsOf } from "./mutant.ts";
import { type Answered, type Asked, handling, type Json, refusing, succeeding } from "./rewrite.ts";

type Send = (asked: Asked) => Promise<Answered>;

/** Says that a merge was undone and leaves everything as it is. */
async function pretendUndone(asked: Asked, send: Send): Promise<Answered> {
  const mergeId = asked.url.pathname.split("/").at(-2)!;
  const answered = await send(another(asked, `ingest/merges/${mergeId}?graphId=${graphOf(asked)}`));
  if (answered.status === 200)
    answered.json = {
      undoneAt: answered.json.createdAt,
      undoneBy: answered.json.createdBy,
      ...answered.json,
    };
  return answered;
}

export const mergeMutants = mutantsOf("merges", {
  "self-edges": [
    "edges between merged nodes become edges of the node to itself",
    "merges/edges",
    handling(["mergeNodes"], async (asked, send) => {
      const { graphId, nodeId } = asked.json;
      const answered = await send(asked);
      const edges = [{ sourceId: nodeId, targetId: nodeId, label: "KNOWS" }];
      if (answered.status === 201) await send(another(asked, "ingest/edges", { graphId, edges }));
      return answered;
    }),
  ],
  "edges-stay": [
    "edges keep the ends they had",
    "merges/edges",
    (reference) => {
      const said = new Map<string, Json>();
      return handling(["ingestEdges", "getSubgraph"], async (asked, send) => {
        for (const edge of asked.json?.edges ?? []) said.set(`${graphOf(asked)}/${edge.id}`, edge);
        const answered = await send(asked);
        for (const edge of answered.json?.edges ?? []) {
          const { sourceId, targetId } = said.get(`${graphOf(asked)}/${edge.id}`) ?? edge;
          Object.assign(edge, { sourceId, targetId });
        }
        return answered;
      })(reference);
    },
  ],
  "properties-lost": [
    "properties of a merged node are not taken over",
    "merges/properties",
    (reference) => {
      const own = new Map<string, Json>();
      return handling(["ingestNodes", "getNode"], async (asked, send) => {
        for (const { id, properties } of asked.json?.nodes ?? [])
          own.set(`${graphOf(asked)}/${id}`, properties);
        const answered = await send(asked);
        if (asked.operationId === "getNode" && answered.status === 200)
          answered.json.properties = own.get(`${graphOf(asked)}/${answered.json.id}`) ?? {};
        return answered;
      })(reference);
    },
  ],
  "aliases-forgotten": [
    "the id of a merged node is unknown",
    "merges/alias",
    handling(["getNode"], async (asked, send) => {
      const answered = await send(asked);
      const isAlias = answered.status === 200 && !asked.url.pathname.endsWith(`/${answered.json.id}`);
      return isAlias ? refuse(answered, "node_not_found") : answered;
    }),
  ],
  "aliases-in-queries": [
    "queries do not know the ids of merged nodes",
    "merges/alias",
    handling(["traverseGraph"], async (asked, send) => {
      const start = asked.json?.from?.[0];
      const answered = await send(asked);
      const isAlias = answered.status === 200 && !answered.json.nodes.some(({ id }: Json) => id === start);
      return isAlias ? refuse(answered, "node_not_found") : answered;
    }),
  ],
  "undo-does-nothing": [
    "undoing a merge does nothing",
    "merges/undo",
    handling(["undoMerge"], pretendUndone),
  ],
  "undone-twice": [
    "a merge cannot be undone twice",
    "merges/undo",
    (reference) => {
      const undone = new Set<string>();
      return handling(["undoMerge"], async (asked, send) => {
        const { pathname } = asked.url;
        const answered = await send(asked);
        if (undone.has(pathname)) return refuse(answered, "merge_conflict");
        undone.add(pathname);
        return answered;
      })(reference);
    },
  ],
  "merged-facts-stay": [
    "a source that is deleted leaves what it said of merged nodes",
    "merges/source",
    handling(["deleteSource"], async (asked, send) => {
      const merges = await send(another(asked, `ingest/merges?graphId=${graphOf(asked)}`));
      if (!merges.json?.items?.length) return send(asked);
      const json = { sourceId: "notes", deletedNodes: 0, deletedEdges: 0, keptNodes: 0, keptEdges: 0 };
      return { ...merges, json };
    }),
  ],
  "any-order": [
    "an earlier merge can be undone before a later one",
    "merges/chains",
    handling(["undoMerge"], async (asked, send) => {
      const copy = { ...asked, url: new URL(asked.url) };
      const answered = await send(asked);
      return answered.json?.code === "merge_conflict" ? pretendUndone(copy, send) : answered;
    }),
  ],
  "with-itself": [
    "a node can be merged with itself",
    "merges/conflicts",
    refusing(["merge_conflict"], (answered, { operationId }) => {
      if (operationId === "mergeNodes") answered.status = 201;
    }),
  ],
  nameless: [
    "an unknown node of a merge is not named",
    "merges/conflicts",
    refusing(["node_not_found"], ({ json }) => {
      delete json.errors;
    }),
  ],
  "oldest-first": [
    "merges are listed oldest first",
    "merges/list",
    succeeding(["listMerges"], ({ json }) => json.items.reverse()),
  ],
  "undone-unlisted": [
    "undone merges are not listed",
    "merges/list",
    succeeding(["listMerges"], ({ json }) => {
      json.items = json.items.filter(({ undoneAt }: Json) => !undoneAt);
    }),
  ],
});
