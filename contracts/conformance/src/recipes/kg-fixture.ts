import type {
  KGEdgeInput,
  KGGraph,
  KGGraphStats,
  KGIngestResult,
  KGMerge,
  KGNode,
  KGNodeInput,
  KGSubgraph,
} from "@elqnt/contracts/kg";
import { ensure, expectEqual } from "../engine/expect.ts";
import type { Org } from "../engine/org.ts";
import { show } from "../engine/violation.ts";
import type { World } from "../engine/world.ts";
import { bodyOf } from "./recipe.ts";

const makeGraph = async (org: Org, name: string): Promise<KGGraph> =>
  bodyOf(
    await org.admin.call("createGraph", { body: { name: `${name} ${org.canary}`, description: org.canary } }),
    201,
  );

/** Has a graph deleted after the case: organizations may not have many. */
export const removeGraphAfterwards = (world: World, org: Org, graphId: string): void =>
  world.afterwards(() => org.admin.call("deleteGraph", { graphId }));

/** An empty graph for a case that counts, lists or changes what others would see. */
export async function newGraph(world: World, org: Org): Promise<KGGraph> {
  const graph = await makeGraph(org, world.unique("graph"));
  removeGraphAfterwards(world, org, graph.id);
  return graph;
}

/** A graph that several cases of the run share; `fill` puts into it what they expect there. */
export const sharedGraph = (
  world: World,
  org: Org,
  key: string,
  fill: (graphId: string) => Promise<unknown> = async () => undefined,
): Promise<KGGraph> =>
  world.shared(`graph/${key}/${org.id}`, async () => {
    const graph = await makeGraph(org, `x-${key}`);
    await fill(graph.id);
    return graph;
  });

/** A node of a graph that only its organization can name. */
export const idIn = (org: Org, name: string): string => `${name}-${org.canary}`;

/** Sends nodes and expects each of them to be stored. */
export async function putNodes(
  org: Org,
  graphId: string,
  nodes: readonly KGNodeInput[],
  sourceId?: string,
): Promise<KGIngestResult> {
  const body = { graphId, nodes, ...(sourceId ? { sourceId } : {}) };
  return taken(bodyOf(await org.admin.call("ingestNodes", { body }), 200));
}

/** Sends edges and expects each of them to be stored. */
export async function putEdges(
  org: Org,
  graphId: string,
  edges: readonly KGEdgeInput[],
  sourceId?: string,
): Promise<KGIngestResult> {
  const body = { graphId, edges, ...(sourceId ? { sourceId } : {}) };
  return taken(bodyOf(await org.admin.call("ingestEdges", { body }), 200));
}

function taken(result: KGIngestResult): KGIngestResult {
  ensure(result.problems.length === 0, "no problems while preparing", show(result.problems));
  return result;
}

/** A node with nothing but what it needs. */
export const node = (id: string, more: Partial<KGNodeInput> = {}): KGNodeInput => ({
  id,
  label: "Thing",
  name: id,
  ...more,
});

/** An edge whose id says where it leads: `a>b`, written `a~b`. */
export const edge = (sourceId: string, targetId: string, more: Partial<KGEdgeInput> = {}): KGEdgeInput => ({
  id: `${sourceId}~${targetId}`,
  sourceId,
  targetId,
  label: "KNOWS",
  ...more,
});

/** Reads a node that must be there. */
export const readNode = async (org: Org, graphId: string, nodeId: string): Promise<KGNode> =>
  bodyOf(await org.admin.call("getNode", { graphId, nodeId }), 200);

/** Nodes and the edges between them, or the whole of a small graph. */
export const readSubgraph = async (
  org: Org,
  graphId: string,
  body: Record<string, unknown> = {},
): Promise<KGSubgraph> =>
  bodyOf(await org.admin.call("getSubgraph", { body: { graphId, limit: 5000, ...body } }), 200);

export const readStats = async (org: Org, graphId: string): Promise<KGGraphStats> =>
  bodyOf(await org.admin.call("getGraphStats", { graphId }), 200);

/** Merges nodes and expects that it works. */
export const merge = async (
  org: Org,
  graphId: string,
  nodeId: string,
  mergedIds: readonly string[],
): Promise<KGMerge> =>
  bodyOf(await org.admin.call("mergeNodes", { body: { graphId, nodeId, mergedIds } }), 201);

/** What queries answer of an element, without what every write changes. */
export const idsOf = (items: readonly { id: string }[]): string[] => items.map(({ id }) => id);

/** Whether the nodes and edges of an answer are these, in this order. */
export function expectElements(
  observed: KGSubgraph,
  nodes: readonly string[],
  edges: readonly string[],
  what: string,
): void {
  expectEqual(idsOf(observed.nodes), nodes, `${what}: the nodes`);
  expectEqual(idsOf(observed.edges), edges, `${what}: the edges`);
}
