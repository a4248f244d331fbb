import type { KGEdgeInput, KGNodeInput } from "@elqnt/contracts/kg";
import type { World } from "../../engine/world.ts";
import { createRandom, type Random } from "../../random.ts";
import { putEdges, putNodes, sharedGraph } from "../../recipes/kg-fixture.ts";

/** A graph to ask questions about; the answers are computed from the same elements. */
export interface RandomGraph {
  readonly graphId: string;
  readonly nodes: readonly KGNodeInput[];
  readonly edges: readonly (KGEdgeInput & { id: string })[];
}

export const nodeLabels = ["Person", "Company", "Place"] as const;
export const edgeLabels = ["KNOWS", "WORKS_AT", "NEAR"] as const;
/** Instants at which some of the elements count and some do not. */
export const instants = [
  "2021-01-01T00:00:00.000Z",
  "2023-06-01T00:00:00.000Z",
  "2025-01-01T00:00:00.000Z",
] as const;

const nodeCount = 36;
const edgeCount = 84;

function validity(random: Random): { validFrom?: string; validTo?: string } {
  if (random.boolean(0.8)) return {};
  const [validFrom, validTo] = random.pick([instants.slice(0, 2), instants.slice(1, 3)]) as [string, string];
  return random.pick([{ validFrom }, { validTo }, { validFrom, validTo }]);
}

const makeNode = (random: Random, at: number): KGNodeInput => ({
  id: `${random.pick(["a", "B", "c", "9"])}${random.text(2)}${at}`,
  label: random.pick(nodeLabels),
  name: `node ${at}`,
  properties: { weight: random.integer(0, 9) },
  ...validity(random),
});

const makeEdge = (
  random: Random,
  nodes: readonly KGNodeInput[],
  at: number,
): KGEdgeInput & { id: string } => ({
  id: `e${random.text(3)}${at}`,
  sourceId: random.pick(nodes).id,
  targetId: random.pick(nodes).id,
  label: random.pick(edgeLabels),
  ...validity(random),
});

/** The random graph of the run: made once in the organization under test, from the seed. */
export const randomGraph = (world: World): Promise<RandomGraph> =>
  world.shared("random-graph", async () => {
    const random = createRandom(world.seed, "random-graph");
    const nodes = Array.from({ length: nodeCount }, (_, at) => makeNode(random, at));
    const edges = Array.from({ length: edgeCount }, (_, at) => makeEdge(random, nodes, at));
    const { id: graphId } = await sharedGraph(world, world.a, "random");
    await putNodes(world.a, graphId, nodes);
    await putEdges(world.a, graphId, edges);
    return { graphId, nodes, edges };
  });
