import { another, graphOf, refuse } from "./kg-fixture.ts";
import { mutantsOf } from "./mutant.ts";
import { answering, asking, claimsIn, handling, type Json, pretending, succeeding } from "./rewrite.ts";

export const graphMutants = mutantsOf("graphs", {
  "another-creator": [
    "createdBy of a graph is the service",
    "graphs/create",
    succeeding(["createGraph"], ({ json }) => {
      json.createdBy = "kg-service";
    }),
  ],
  "names-not-unique": [
    "two graphs may have one name",
    "graphs/names",
    handling(["createGraph"], async (asked, send) => {
      const { name } = asked.json;
      const first = await send({ ...asked, json: { ...asked.json } });
      if (first.json?.code !== "graph_exists") return first;
      const second = await send({
        ...asked,
        json: { ...asked.json, name: `${name} ${crypto.randomUUID()}` },
      });
      if (second.json) second.json.name = name;
      return second;
    }),
  ],
  "renaming-not-checked": [
    "a graph may be renamed to the name of another",
    "graphs/names",
    handling(["updateGraph"], async (asked, send) => {
      const answered = await send(asked);
      if (answered.json?.code === "graph_exists")
        Object.assign(answered, { status: 200, json: { ...asked.json } });
      return answered;
    }),
  ],
  "names-across-orgs": [
    "a name is taken for every organization",
    "graphs/names",
    (reference) => {
      const owners = new Map<string, string>();
      return answering(["createGraph"], (answered, asked) => {
        const { org_id: org } = claimsIn(asked) ?? {};
        if (answered.status !== 201) return;
        const owner = owners.get(answered.json.name) ?? org;
        owners.set(answered.json.name, owner);
        if (owner !== org) refuse(answered, "graph_exists");
      })(reference);
    },
  ],
  "mirror-name-free": [
    "anybody may have a graph named entities",
    "graphs/reserved-name",
    asking(["createGraph"], ({ json }) => {
      if (json?.name === "entities") json.name = `entities ${crypto.randomUUID()}`;
    }),
  ],
  "null-ignored": [
    "null does not remove a description",
    "graphs/update",
    succeeding(["updateGraph"], ({ json }, asked) => {
      if (asked.json?.description === null) json.description = "still here";
    }),
  ],
  "patch-replaces": [
    "a patch without a description removes it",
    "graphs/update",
    asking(["updateGraph"], ({ json }) => {
      if (json && !("description" in json)) json.description = null;
    }),
  ],
  "order-of-a-locale": [
    "graphs are listed in the order of a dictionary",
    "graphs/order",
    succeeding(["listGraphs"], ({ json }) =>
      json.items.sort((left: Json, right: Json) => left.name.localeCompare(right.name, "en")),
    ),
  ],
  "deleted-later": ["deleting a graph does nothing", "graphs/delete", handling(["deleteGraph"], pretending)],
  "elements-stay": [
    "nodes of a deleted graph are still read",
    "graphs/delete",
    (reference) => {
      const nodes = new Map<string, Json>();
      return handling([], async (asked, send) => {
        const { href } = asked.url;
        if (asked.operationId === "ingestNodes")
          for (const node of asked.json?.nodes ?? []) nodes.set(`${graphOf(asked)}/nodes/${node.id}`, node);
        const answered = await send(asked);
        if (asked.operationId !== "getNode" || answered.json?.code !== "graph_not_found") return answered;
        const known = [...nodes].find(([path]) => href.endsWith(path))?.[1];
        return known ? { ...answered, status: 200, json: known } : answered;
      })(reference);
    },
  ],
  "merged-counted": [
    "merged nodes are still counted",
    "graphs/counts",
    (reference) => {
      const merged = new Map<string, number>();
      return succeeding(["mergeNodes", "getGraphStats"], ({ json }, asked) => {
        const count = merged.get(json.graphId) ?? 0;
        if (asked.operationId === "mergeNodes") merged.set(json.graphId, count + json.mergedIds.length);
        else json.nodeCount += count;
      })(reference);
    },
  ],
  "kind-ignored": [
    "kind does not narrow the labels",
    "graphs/counts",
    asking(["listGraphLabels"], ({ url }) => url.searchParams.delete("kind")),
  ],
  "labels-by-count": [
    "labels come most frequent first",
    "graphs/counts",
    succeeding(["listGraphLabels"], ({ json }) =>
      json.items.sort((left: Json, right: Json) => right.count - left.count),
    ),
  ],
});

/** Reads a graph as its owner would. */
export const graphPath = (graphId: string): string => `graphs/${graphId}`;

export const mirrorMutants = mutantsOf("mirror", {
  "another-name": [
    "the graph of records has another name",
    "mirror/records",
    succeeding(["listGraphs"], ({ json }) => {
      for (const graph of json.items) if (graph.kind === "entities") graph.name = "records";
    }),
  ],
  "deletions-missed": [
    "deleted records stay in the graph",
    "mirror/records",
    (reference) => {
      const nodes = new Map<string, Json>();
      return handling(["getNode"], async (asked, send) => {
        const answered = await send(asked);
        if (answered.status === 200) nodes.set(asked.url.pathname, answered.json);
        const known = answered.json?.code === "node_not_found" && nodes.get(asked.url.pathname);
        return known ? { ...answered, status: 200, json: known } : answered;
      })(reference);
    },
  ],
  "relationships-missed": [
    "relationships are no edges",
    "mirror/relationships",
    succeeding(["getNeighbors"], ({ json }) => {
      json.edges = json.edges.filter(({ sources }: Json) => !sources.includes("$entities"));
    }),
  ],
  "relations-turned": [
    "relation fields make edges the other way round",
    "mirror/relations",
    succeeding(["getNeighbors"], ({ json }) => {
      for (const edge of json.edges) [edge.sourceId, edge.targetId] = [edge.targetId, edge.sourceId];
    }),
  ],
  deletable: [
    "the graph of records can be deleted",
    "mirror/protected",
    handling(["deleteGraph"], async (asked, send) => {
      const answered = await send(asked);
      return answered.json?.code === "graph_protected" ? pretending() : answered;
    }),
  ],
  renamable: [
    "the graph of records can be renamed",
    "mirror/protected",
    handling(["updateGraph"], async (asked, send) => {
      const answered = await send(asked);
      if (answered.json?.code !== "graph_protected") return answered;
      const graph = await send(another(asked, graphPath(graphOf(asked))));
      return { ...graph, json: { ...graph.json, ...asked.json, version: graph.json.version + 1 } };
    }),
  ],
  exclusive: [
    "the graph of records takes nothing else",
    "mirror/own",
    handling(["ingestNodes"], async (asked, send) => {
      const graph = await send(another(asked, graphPath(graphOf(asked))));
      return graph.json?.kind === "entities" ? refuse(graph, "forbidden") : send(asked);
    }),
  ],
});
