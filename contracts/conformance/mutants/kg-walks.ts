import { another, graphOf, insisting } from "./kg-fixture.ts";
import { mutantsOf } from "./mutant.ts";
import { asking, handling, type Json, refusing, succeeding } from "./rewrite.ts";

const walks = ["traverseGraph", "getNeighbors"];

const without = (operations: string[], ...names: string[]) =>
  asking(operations, ({ json }) => {
    for (const name of names) if (json) delete json[name];
  });

/** Answers every edge between the nodes of an answer. */
const induced = handling(["traverseGraph"], async (asked, send) => {
  const { asOf } = asked.json;
  const answered = await send(asked);
  if (answered.status !== 200) return answered;
  const nodeIds = answered.json.nodes.map(({ id }: Json) => id);
  const whole = await send(
    another(asked, "query/subgraph", {
      graphId: graphOf(asked),
      nodeIds,
      limit: 5000,
      ...(asOf ? { asOf } : {}),
    }),
  );
  answered.json.edges = whole.json.edges;
  return answered;
});

const neverTruncated = (operation: string) =>
  succeeding([operation], ({ json }) => {
    json.truncated = false;
  });

export const traversalMutants = mutantsOf("traverse", {
  "one-hop-more": [
    "depth counts from 0",
    "traverse/depth",
    asking(["traverseGraph"], ({ json }) => {
      if (json?.depth < 10) json.depth += 1;
    }),
  ],
  "all-edges-between": ["edges that were not walked are answered too", "traverse/direction", induced],
  "by-id-alone": [
    "nodes come by id, however far",
    "traverse/depth",
    succeeding(["traverseGraph"], ({ json }) =>
      json.nodes.sort((left: Json, right: Json) => (left.id < right.id ? -1 : 1)),
    ),
  ],
  "direction-ignored": ["direction is not looked at", "traverse/direction", without(walks, "direction")],
  "direction-turned": [
    "in and out are mixed up",
    "traverse/direction",
    asking(["traverseGraph"], ({ json }) => {
      const turned: Record<string, string> = { in: "out", out: "in" };
      if (json?.direction) json.direction = turned[json.direction] ?? json.direction;
    }),
  ],
  "labels-ignored": [
    "labels do not restrict a traversal",
    "traverse/labels",
    without(["traverseGraph"], "labels"),
  ],
  "filters-ignored": [
    "filters do not restrict a traversal",
    "traverse/filters",
    without(["traverseGraph"], "filters"),
  ],
  "filters-hide": [
    "nodes that do not fit are walked through",
    "traverse/filters",
    handling(["traverseGraph"], async (asked, send) => {
      const { filters, from, ...rest } = asked.json;
      const answered = await send({ ...asked, json: { ...rest, from } });
      if (!filters || answered.status !== 200) return answered;
      const nodeIds = answered.json.nodes.map(({ id }: Json) => id);
      const fitting = await send(
        another(asked, "query/subgraph", { graphId: graphOf(asked), nodeIds, filters }),
      );
      const kept = new Set([...from, ...fitting.json.nodes.map(({ id }: Json) => id)]);
      answered.json.nodes = answered.json.nodes.filter(({ id }: Json) => kept.has(id));
      answered.json.edges = answered.json.edges.filter(
        ({ sourceId, targetId }: Json) => kept.has(sourceId) && kept.has(targetId),
      );
      return answered;
    }),
  ],
  "never-truncated": ["truncated is always false", "traverse/limit", neverTruncated("traverseGraph")],
  "loose-ends": [
    "edges to nodes beyond the limit are answered",
    "traverse/limit",
    handling(["traverseGraph"], async (asked, send) => {
      const { limit, ...rest } = asked.json;
      const answered = await send(asked);
      const whole = await send(another(asked, "query/traverse", rest));
      if (limit && answered.status === 200) answered.json.edges = whole.json.edges;
      return answered;
    }),
  ],
  "unknown-left-out": [
    "a start that is not there is left out",
    "traverse/unknown",
    insisting(["traverseGraph"], "node_not_found", ({ json }) => {
      json.from = json.from.filter((id: string) => id !== "nobody");
    }),
  ],
  "unknown-nameless": [
    "a start that is not there is not named",
    "traverse/unknown",
    refusing(["node_not_found"], ({ json }) => {
      delete json.errors;
    }),
  ],
  "neighbors-undirected": [
    "direction of neighbors is not looked at",
    "traverse/neighbors",
    without(["getNeighbors"], "direction"),
  ],
  "random-induced": ["edges that were not walked are answered too", "traverse/random", induced],
});

export const subgraphMutants = mutantsOf("subgraph", {
  "by-id": [
    "the overview takes nodes by id",
    "subgraph/overview",
    succeeding(["getSubgraph"], ({ json }, asked) => {
      if (!asked.json?.nodeIds) json.nodes.sort((left: Json, right: Json) => (left.id < right.id ? -1 : 1));
    }),
  ],
  "as-asked": [
    "nodes come in the order of the ids",
    "subgraph/ids",
    handling(["getSubgraph"], async (asked, send) => {
      const order: string[] | undefined = asked.json?.nodeIds;
      const answered = await send(asked);
      if (order && answered.status === 200)
        answered.json.nodes.sort(
          (left: Json, right: Json) => order.indexOf(left.id) - order.indexOf(right.id),
        );
      return answered;
    }),
  ],
  "narrowed-without-ids": [
    "labels do not narrow nodes that were named",
    "subgraph/narrowed",
    asking(["getSubgraph"], ({ json }) => {
      if (json?.nodeIds) delete json.labels;
    }),
  ],
  "filters-ignored": [
    "filters do not narrow the overview",
    "subgraph/narrowed",
    without(["getSubgraph"], "filters"),
  ],
});

const earlier = (text: string): string => new Date(Date.parse(text) - 1).toISOString();
const timed = ["traverseGraph", "getNeighbors", "getSubgraph", "findPaths", "matchPattern"];

export const asOfMutants = mutantsOf("as-of", {
  ...Object.fromEntries(
    timed.map((operationId) => [
      `ignored-${operationId.toLowerCase()}`,
      [`${operationId} does not look at asOf`, "as-of/elements", without([operationId], "asOf")],
    ]),
  ),
  "end-included": [
    "what ends at an instant still counts then",
    "as-of/elements",
    asking(timed, ({ json }) => {
      if (json?.asOf) json.asOf = earlier(json.asOf);
    }),
  ],
  "starts-anywhere": [
    "a start need not count at asOf",
    "as-of/unknown",
    insisting(timed, "node_not_found", ({ json }) => {
      delete json.asOf;
    }),
  ],
});

export const graphPathMutants = mutantsOf("graph-paths", {
  "one-of-many": [
    "one shortest path is answered",
    "paths/shortest",
    succeeding(["findPaths"], ({ json }, asked) => {
      if (asked.json?.mode !== "all") json.items = json.items.slice(0, 1);
    }),
  ],
  "shortest-only": ["all paths are the shortest", "paths/all", without(["findPaths"], "mode")],
  "depth-ignored": ["maxDepth is not looked at", "paths/all", without(["findPaths"], "maxDepth")],
  "direction-ignored": [
    "direction is not looked at",
    "paths/restricted",
    without(["findPaths"], "direction"),
  ],
  "labels-ignored": ["labels do not restrict paths", "paths/restricted", without(["findPaths"], "labels")],
  "not-to-itself": [
    "there is no path from a node to itself",
    "paths/self",
    succeeding(["findPaths"], ({ json }) => {
      json.items = json.items.filter(({ length }: Json) => length > 0);
    }),
  ],
  "never-truncated": ["truncated is always false", "paths/limit", neverTruncated("findPaths")],
  "whatever-comes": [
    "of too many paths any are answered",
    "paths/work",
    succeeding(["findPaths"], ({ json }) => {
      if (json.truncated) json.items.reverse();
    }),
  ],
  "another-order": [
    "paths of one length come in another order",
    "paths/random",
    succeeding(["findPaths"], ({ json }) =>
      json.items.sort(
        (left: Json, right: Json) =>
          left.length - right.length || (left.edges[0]?.id < right.edges[0]?.id ? 1 : -1),
      ),
    ),
  ],
});
