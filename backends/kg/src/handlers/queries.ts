import type { KGNode, KGSubgraph, KgOperations } from "@elqnt/contracts/kg";
import { type Handlers, ProblemError } from "@elqnt/service-kit";
import { asOfInstant, isValidAt } from "../elements/time.ts";
import { limits } from "../limits.ts";
import { matchPattern } from "../match/match.ts";
import { readPattern } from "../match/pattern.ts";
import type { Desk } from "../ports.ts";
import { nodeNotFound } from "../problems.ts";
import { findDuplicates } from "../search/find-duplicates.ts";
import { nodeFilter } from "../search/node-filter.ts";
import { search } from "../search/search.ts";
import { bestConnected } from "../traversal/best-connected.ts";
import { findPaths } from "../traversal/paths.ts";
import { type GraphReader, toEdge } from "../traversal/reader.ts";
import { traverse } from "../traversal/traverse.ts";

type QueryHandlers = Pick<
  Handlers<KgOperations>,
  | "searchNodes"
  | "traverseGraph"
  | "getNeighbors"
  | "getSubgraph"
  | "findPaths"
  | "matchPattern"
  | "findDuplicates"
>;

export function queryHandlers({ readers, embeddings, log }: Desk): QueryHandlers {
  return {
    searchNodes: async ({ body }, { org, signal }) => {
      const { graphId, query, mode = "hybrid", labels, filters, limit = 20, threshold = 0 } = body;
      const fits = nodeFilter(filters);
      const selection = { labels, asOf: asOfInstant(body.asOf) };
      const reader = await readers.open(org, graphId);
      const vector = () =>
        embeddings.ofText(org, query, signal).catch((error: unknown) => {
          log({ level: "warn", message: "Failed to embed a query.", error });
          if (mode === "hybrid") return undefined;
          throw new ProblemError("service_unavailable", {
            detail:
              "Failed to search by meaning: the embedder cannot be reached. Search by keyword, or repeat later.",
            retryAfter: 5,
            cause: error,
          });
        });
      return { items: await search(reader, { query, mode, selection, fits, limit, threshold, vector }) };
    },

    traverseGraph: async ({ body }, { org }) => {
      const { graphId, from, direction = "both", labels, depth = 1, filters, limit = 500 } = body;
      const fits = nodeFilter(filters);
      const asOf = asOfInstant(body.asOf);
      const reader = await readers.open(org, graphId);
      const pointed = from.map((id, at) => [id, `/from/${at}`] as const);
      const starts = await requireNodes(reader, pointed, asOf);
      return traverse(reader, { starts, walk: { direction, labels, asOf }, depth, limit, fits });
    },

    getNeighbors: async ({ body }, { org }) => {
      const { graphId, nodeId, direction = "both", labels, limit = 500 } = body;
      const asOf = asOfInstant(body.asOf);
      const reader = await readers.open(org, graphId);
      const starts = await requireNodes(reader, [[nodeId, "/nodeId"]], asOf);
      return traverse(reader, { starts, walk: { direction, labels, asOf }, depth: 1, limit });
    },

    getSubgraph: async ({ body }, { org }) => {
      const { graphId, nodeIds, labels, filters, limit = 500 } = body;
      const filter = nodeFilter(filters);
      const wanted = labels && new Set(labels);
      const fits = (node: KGNode) => (wanted?.has(node.label) ?? true) && (filter?.(node) ?? true);
      const asOf = asOfInstant(body.asOf);
      const reader = await readers.open(org, graphId);
      if (!nodeIds) {
        const best = await bestConnected(reader, { labels, asOf }, filter, limit);
        return between(reader, best.nodes, asOf, best.truncated);
      }
      const found = [...new Set((await reader.resolve(nodeIds, asOf)).values())].filter(fits);
      const nodes = found.sort((left, right) => (left.id < right.id ? -1 : 1));
      return between(reader, nodes.slice(0, limit), asOf, nodes.length > limit);
    },

    findPaths: async ({ body }, { org }) => {
      const { graphId, mode = "shortest", direction = "both", labels, maxDepth = 5, limit = 20 } = body;
      const asOf = asOfInstant(body.asOf);
      const reader = await readers.open(org, graphId);
      const [from, to] = await requireNodes(
        reader,
        [
          [body.from, "/from"],
          [body.to, "/to"],
        ],
        asOf,
      );
      const walk = { direction, labels, asOf };
      const { paths, truncated } = await findPaths(reader.topology, {
        from: from!.id,
        to: to!.id,
        mode,
        walk,
        maxDepth,
        limit,
      });
      const [nodes, edges] = await Promise.all([
        reader.nodes([...new Set(paths.flatMap(({ nodeIds }) => nodeIds))]),
        reader.edges([...new Set(paths.flatMap(({ edgeIds }) => edgeIds))]),
      ]);
      const items = paths.flatMap(({ nodeIds, edgeIds }) => {
        const path = {
          nodes: nodeIds.flatMap((id) => nodes.get(id) ?? []),
          edges: edgeIds.flatMap((id) => edges.get(id) ?? []),
          length: edgeIds.length,
        };
        return path.nodes.length === nodeIds.length && path.edges.length === edgeIds.length ? path : [];
      });
      return { items, truncated };
    },

    matchPattern: async ({ body }, { org }) => {
      const pattern = readPattern(body);
      const asOf = asOfInstant(body.asOf);
      const reader = await readers.open(org, body.graphId);
      return matchPattern(reader, pattern, body.limit ?? 100, asOf);
    },

    findDuplicates: async ({ body }, { org, signal }) => {
      const { graphId, labels, threshold = 0.6, limit = 50 } = body;
      return findDuplicates(await readers.open(org, graphId), { labels, threshold, limit, signal });
    },
  };
}

/** The nodes that ids stand for, in their order. Throws `node_not_found` for those that are unknown or not valid. */
async function requireNodes(
  reader: GraphReader,
  wanted: readonly (readonly [id: string, pointer: string])[],
  asOf: string | undefined,
): Promise<KGNode[]> {
  const found = await reader.resolve([...new Set(wanted.map(([id]) => id))], asOf);
  return wanted.map(([id, pointer]) => {
    const node = found.get(id);
    if (!node) throw nodeNotFound(id, pointer);
    return node;
  });
}

/** Nodes in their order and every edge between them. */
async function between(
  reader: GraphReader,
  nodes: readonly KGNode[],
  asOf: string | undefined,
  truncated: boolean,
): Promise<KGSubgraph> {
  const { store, org, graphId } = reader;
  const ids = nodes.filter((node) => isValidAt(node, asOf)).map(({ id }) => id);
  const most = limits.answeredEdges;
  const rows = ids.length === 0 ? [] : await store.edgesBetween(org, graphId, ids, asOf, most + 1);
  const edges = rows.slice(0, most).map((row) => toEdge(row, graphId));
  return { nodes: [...nodes], edges, truncated: truncated || rows.length > most };
}
