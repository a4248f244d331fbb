import { graphOf, insisting } from "./kg-fixture.ts";
import { mutantsOf } from "./mutant.ts";
import { asking, handling, type Json, succeeding } from "./rewrite.ts";

const without = (operation: string, ...names: string[]) =>
  asking([operation], ({ json }) => {
    for (const name of names) if (json) delete json[name];
  });

const mapHits = (change: (hit: Json) => void) =>
  succeeding(["searchNodes"], ({ json }) => {
    for (const hit of json.items) change(hit);
  });

export const duplicateMutants = mutantsOf("duplicates", {
  "another-measure": [
    "names are compared by another measure",
    "duplicates/scores",
    succeeding(["findDuplicates"], ({ json }) => {
      for (const pair of json.items) pair.score **= 1.1;
    }),
  ],
  "worst-first": [
    "pairs come worst first",
    "duplicates/scores",
    succeeding(["findDuplicates"], ({ json }) => json.items.reverse()),
  ],
  "threshold-ignored": [
    "the threshold is not looked at",
    "duplicates/scores",
    without("findDuplicates", "threshold"),
  ],
  "never-truncated": [
    "truncated is always false",
    "duplicates/limit",
    succeeding(["findDuplicates"], ({ json }) => {
      json.truncated = false;
    }),
  ],
  "labels-ignored": [
    "labels do not narrow the pairs",
    "duplicates/labels",
    without("findDuplicates", "labels"),
  ],
});

export const graphSearchMutants = mutantsOf("graph-search", {
  "case-matters": [
    "words are found in their own case only",
    "graph-search/keyword",
    asking(["searchNodes"], ({ json }) => {
      if (json?.mode === "keyword") json.query = json.query?.replaceAll(/\b[A-Z]{2,}\b/g, "");
    }),
  ],
  "every-word": [
    "a node must hold every word",
    "graph-search/keyword",
    handling(["searchNodes"], async (asked, send) => {
      const words = asked.json?.query?.split(" ").length;
      const answered = await send(asked);
      if (answered.status === 200)
        answered.json.items = answered.json.items.filter(
          ({ explanation }: Json) => (explanation.keyword?.terms.length ?? words) === words,
        );
      return answered;
    }),
  ],
  "by-id": [
    "hits come by id",
    "graph-search/keyword",
    succeeding(["searchNodes"], ({ json }) =>
      json.items.sort((left: Json, right: Json) => (left.node.id < right.node.id ? -1 : 1)),
    ),
  ],
  "labels-ignored": [
    "labels do not narrow a search",
    "graph-search/narrowed",
    without("searchNodes", "labels"),
  ],
  "filters-ignored": [
    "filters do not narrow a search",
    "graph-search/narrowed",
    without("searchNodes", "filters"),
  ],
  "validity-ignored": [
    "asOf does not narrow a search",
    "graph-search/narrowed",
    without("searchNodes", "asOf"),
  ],
  "threshold-ignored": [
    "threshold does not narrow a search",
    "graph-search/narrowed",
    without("searchNodes", "threshold"),
  ],
  "limit-first": [
    "the limit is taken before filters are",
    "graph-search/narrowed",
    handling(["searchNodes"], async (asked, send) => {
      const { limit = 20 } = asked.json;
      const answered = await send({ ...asked, json: { ...asked.json, limit: 200 } });
      if (answered.status === 200 && asked.json.filters)
        answered.json.items = answered.json.items.slice(0, 1);
      else if (answered.status === 200) answered.json.items = answered.json.items.slice(0, limit);
      return answered;
    }),
  ],
  "filters-forgiven": [
    "a filter that is no filter is not looked at",
    "graph-search/invalid",
    insisting(["searchNodes"], "filter_invalid", ({ json }) => {
      delete json.filters;
    }),
  ],
  "vectors-ignored": [
    "embeddings that were sent are not kept",
    "graph-search/vector",
    asking(["ingestNodes"], ({ json }) => {
      for (const node of json?.nodes ?? []) delete node.embedding;
    }),
  ],
  "negative-scores": [
    "the opposite of the query scores as much",
    "graph-search/vector",
    asking(["ingestNodes"], ({ json }) => {
      for (const node of json?.nodes ?? [])
        if (node.id === "turned") node.embedding = node.embedding.map((value: number) => -value);
    }),
  ],
  "embedding-always": [
    "the embedding is always answered",
    "graph-search/vector",
    asking(["getNode"], ({ url }) => url.searchParams.set("includeEmbedding", "true")),
  ],
  "one-list": [
    "hybrid is keyword search",
    "graph-search/hybrid",
    asking(["searchNodes"], ({ json }) => {
      if ((json?.mode ?? "hybrid") === "hybrid") json.mode = "keyword";
    }),
  ],
  "keyword-by-default": [
    "keyword is the default",
    "graph-search/hybrid",
    asking(["searchNodes"], ({ json }) => {
      if (json) json.mode ??= "keyword";
    }),
  ],
  unscaled: [
    "fused scores are not scaled",
    "graph-search/hybrid",
    mapHits((hit) => {
      if (hit.explanation.keyword && hit.explanation.vector) hit.score /= 2;
    }),
  ],
  unexplained: [
    "hits do not say where they stood",
    "graph-search/hybrid",
    mapHits((hit) => {
      if (hit.explanation.keyword && hit.explanation.vector) delete hit.explanation.vector;
    }),
  ],
});

export const matchMutants = mutantsOf("match", {
  "another-order": [
    "matches come in another order",
    "match/bound",
    succeeding(["matchPattern"], ({ json }) => json.items.reverse()),
  ],
  "never-truncated": [
    "truncated is always false",
    "match/bound",
    succeeding(["matchPattern"], ({ json }) => {
      json.truncated = false;
    }),
  ],
  "one-node-twice": [
    "two names may bind one node",
    "match/different",
    succeeding(["matchPattern"], ({ json }) => {
      const [first] = json.items;
      if (first?.nodes.p && first.nodes.q && first.nodes.c)
        json.items.push({ ...first, nodes: { ...first.nodes, q: first.nodes.p } });
    }),
  ],
  "one-edge-twice": [
    "two names may bind one edge",
    "match/different",
    succeeding(["matchPattern"], ({ json }) => {
      const [first] = json.items;
      if (first?.edges.x && first.edges.y)
        json.items.unshift({ ...first, edges: { x: first.edges.x, y: first.edges.x } });
    }),
  ],
  "unnamed-told": [
    "matches that differ in an unnamed edge alone are answered each",
    "match/unnamed",
    handling(["matchPattern"], async (asked, send) => {
      const hidden: string[] = [];
      for (const [at, edge] of (asked.json?.edges ?? []).entries()) {
        if (edge.as) continue;
        edge.as = `hidden${at}`;
        hidden.push(edge.as);
      }
      const answered = await send(asked);
      for (const { edges } of answered.json?.items ?? []) for (const name of hidden) delete edges[name];
      return answered;
    }),
  ],
  "ids-ignored": [
    "ids do not narrow a pattern",
    "match/narrowed",
    asking(["matchPattern"], ({ json }) => {
      for (const node of json?.nodes ?? []) delete node.ids;
    }),
  ],
  "direction-ignored": [
    "edges of a pattern are taken in both directions",
    "match/narrowed",
    asking(["matchPattern"], ({ json }) => {
      for (const edge of json?.edges ?? []) edge.direction = "both";
    }),
  ],
  "apart-allowed": [
    "a pattern may be in pieces",
    "match/pattern",
    insisting(["matchPattern"], "validation_failed", (asked) => {
      asked.json = { graphId: graphOf(asked), nodes: asked.json.nodes.slice(0, 1) };
    }),
  ],
});
