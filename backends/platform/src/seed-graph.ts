import type { KGGraph } from "@elqnt/contracts/kg";
import { kgContract } from "@elqnt/contracts/kg";
import { demoGraph } from "@elqnt/service-kg/seed";
import { type Identity, operationRequest, type Service } from "@elqnt/service-kit";

const { createGraph, ingestNodes, ingestEdges } = kgContract.operations;

/** Fills an organization with a demo graph, as its people would. One that is there already is left alone. */
export async function seedGraph(kg: Service, identity: Identity): Promise<void> {
  const { graph, nodes, edges } = demoGraph();
  const { name, description } = graph;
  const made = await kg.fetch(operationRequest(createGraph, { body: { name, description } }), identity);
  if (!made.ok) return;
  const { id: graphId } = (await made.json()) as KGGraph;
  for (const [sourceId, items] of Map.groupBy(nodes, (item) => item.sourceId)) {
    const body = { graphId, sourceId, nodes: items.map(({ node }) => node) };
    await kg.fetch(operationRequest(ingestNodes, { body }), identity);
  }
  for (const [sourceId, items] of Map.groupBy(edges, (item) => item.sourceId)) {
    const body = { graphId, sourceId, edges: items.map(({ edge }) => edge) };
    await kg.fetch(operationRequest(ingestEdges, { body }), identity);
  }
}
