import { another, graphOf, insisting, refuse } from "./kg-fixture.ts";
import { mutantsOf } from "./mutant.ts";
import { answering, asking, claimsIn, handling, type Json, refusing, signAs, succeeding } from "./rewrite.ts";

export const sourceMutants = mutantsOf("sources", {
  "description-stays": [
    "a description stays although the latest source has none",
    "sources/several",
    (reference) => {
      const said = new Map<string, string>();
      return handling(["ingestNodes", "getNode"], async (asked, send) => {
        for (const { id, description } of asked.json?.nodes ?? [])
          if (description) said.set(`${graphOf(asked)}/${id}`, description);
        const answered = await send(asked);
        if (asked.operationId === "getNode" && answered.status === 200)
          answered.json.description = said.get(`${graphOf(asked)}/${answered.json.id}`);
        return answered;
      })(reference);
    },
  ],
  "replaces-the-others": [
    "what a source says replaces what the others said",
    "sources/several",
    (reference) => {
      const said = new Map<string, Json>();
      return handling(["ingestNodes", "getNode"], async (asked, send) => {
        for (const { id, properties } of asked.json?.nodes ?? [])
          said.set(`${graphOf(asked)}/${id}`, properties);
        const answered = await send(asked);
        if (asked.operationId === "getNode" && answered.status === 200)
          answered.json.properties = said.get(`${graphOf(asked)}/${answered.json.id}`) ?? {};
        return answered;
      })(reference);
    },
  ],
  "order-of-appearance": [
    "sources are listed in another order",
    "sources/list",
    succeeding(["listSources"], ({ json }) => json.items.reverse()),
  ],
  "edges-uncounted": [
    "sources do not count their edges",
    "sources/list",
    succeeding(["listSources"], ({ json }) => {
      for (const source of json.items) source.edgeCount = 0;
    }),
  ],
  "takes-all": [
    "deleting a source deletes what others say of its nodes",
    "sources/delete",
    handling(["deleteSource"], async (asked, send) => {
      const list = await send(another(asked, `ingest/sources?graphId=${graphOf(asked)}`));
      const answered = await send(asked);
      for (const { id } of answered.status === 200 ? list.json.items : []) {
        const url = new URL(
          `/api/v1/kg/ingest/sources/${encodeURIComponent(id)}?graphId=${graphOf(asked)}`,
          asked.url,
        );
        await send({ ...asked, url });
      }
      return answered;
    }),
  ],
  miscounts: [
    "kept nodes are not counted",
    "sources/delete",
    succeeding(["deleteSource"], ({ json }) => {
      json.keptNodes = 0;
    }),
  ],
  "unknown-deleted": [
    "deleting an unknown source succeeds",
    "sources/unknown",
    refusing(["source_not_found"], (answered) => {
      answered.status = 200;
      answered.json = { sourceId: "x", deletedNodes: 0, deletedEdges: 0, keptNodes: 0, keptEdges: 0 };
    }),
  ],
  "gone-for-good": [
    "a deleted source is not heard again",
    "sources/again",
    (reference) => {
      const deleted = new Set<string>();
      return handling(["deleteSource", "ingestNodes"], async (asked, send) => {
        const source = asked.json?.sourceId ?? decodeURIComponent(asked.url.pathname.split("/").at(-1)!);
        const key = `${graphOf(asked)}/${source}`;
        if (asked.operationId === "deleteSource") deleted.add(key);
        else if (deleted.has(key)) {
          const answered = await send(another(asked, `graphs/${graphOf(asked)}`));
          return { ...answered, json: { upserted: asked.json.nodes.length, unchanged: 0, problems: [] } };
        }
        return send(asked);
      })(reference);
    },
  ],
  "mirror-unprotected": [
    "what the platform says can be withdrawn",
    "sources/platform",
    refusing(["source_protected"], (answered) => {
      refuse(answered, "source_not_found");
    }),
  ],
  "written-as-the-platform": [
    "anybody may write as the platform",
    "sources/platform",
    insisting(["ingestNodes"], "validation_failed", ({ json }) => {
      json.sourceId = json.sourceId?.replace("$", "x");
    }),
  ],
});

/** Nodes of a request by which it could be about a graph that others own. */
const startOf = ({ json }: { json: Json }): string | undefined => json?.from?.[0] ?? json?.nodeId;

export const graphIsolationMutants = mutantsOf("graph-isolation", {
  ...Object.fromEntries(
    ["getGraph", "searchNodes", "getSubgraph", "ingestNodes", "listSources", "deleteGraph"].map(
      (operationId) => [
        `foreign-${operationId.toLowerCase()}`,
        [
          `${operationId} takes the graph of another organization`,
          `isolation/foreign-graph:${operationId}`,
          (reference) => {
            const owners = new Map<string, Json>();
            return handling([], async (asked, send) => {
              const claims = claimsIn(asked);
              const copy = { ...asked, json: structuredClone(asked.json) };
              const answered = await send(asked);
              if (asked.operationId === "createGraph" && answered.status === 201)
                owners.set(answered.json.id, claims);
              const owner = owners.get(graphOf(copy));
              if (asked.operationId !== operationId || answered.status !== 404 || !owner) return answered;
              await signAs(copy, owner);
              return send(copy);
            })(reference);
          },
        ],
      ],
    ),
  ),
  "existence-told": [
    "a graph of another organization is forbidden, an unknown one not found",
    "isolation/foreign-graph:traverseGraph",
    (reference) => {
      const known = new Set<string>();
      return answering([], (answered, asked) => {
        if (asked.operationId === "createGraph" && answered.status === 201) known.add(answered.json.id);
        if (answered.json?.code === "graph_not_found" && known.has(graphOf(asked)))
          refuse(answered, "forbidden");
      })(reference);
    },
  ],
  "nodes-of-all": [
    "a node is found in whatever graph it is",
    "isolation/foreign-nodes",
    (reference) => {
      const homes = new Map<string, { claims: Json; graphId: string }>();
      return handling([], async (asked, send) => {
        const claims = claimsIn(asked);
        if (asked.operationId === "ingestNodes")
          for (const { id } of asked.json?.nodes ?? []) homes.set(id, { claims, graphId: graphOf(asked) });
        const copy = { ...asked, json: structuredClone(asked.json) };
        const answered = await send(asked);
        const home = homes.get(startOf(copy) ?? "");
        if (answered.json?.code !== "node_not_found" || !home) return answered;
        copy.json.graphId = home.graphId;
        await signAs(copy, home.claims);
        return send(copy);
      })(reference);
    },
  ],
  "sources-of-all-graphs": [
    "deleting a source deletes it in every graph",
    "isolation/same-ids",
    (reference) => {
      const graphs = new Set<string>();
      return handling(["ingestNodes", "deleteSource"], async (asked, send) => {
        if (asked.operationId === "ingestNodes") graphs.add(graphOf(asked));
        const answered = await send(asked);
        if (asked.operationId === "deleteSource")
          for (const graphId of graphs) {
            const url = new URL(asked.url);
            url.searchParams.set("graphId", graphId);
            await send({ ...asked, url });
          }
        return answered;
      })(reference);
    },
  ],
  "cursors-of-all-graphs": [
    "a cursor of another graph starts from the beginning",
    "isolation/graph-cursor:listSources",
    insisting(["listSources"], "cursor_invalid", ({ url }) => url.searchParams.delete("cursor")),
  ],
  "merge-key-per-graph": [
    "an idempotency key is taken for each graph anew",
    "isolation/merge-key",
    asking(["mergeNodes"], (asked) => {
      const key = asked.headers.get("idempotency-key");
      if (key) asked.headers.set("idempotency-key", `${key}-${graphOf(asked)}`);
    }),
  ],
});
