import { MultiDirectedGraph } from "graphology";
import { tonesOf } from "../../tones.ts";
import { degreesOf, type GraphElements, type HiddenLabels } from "../elements.ts";
import type { EdgeLook, NodeLook } from "./drawing.ts";
import { type Point, placeBeside } from "./placement.ts";
import { neighboursOf, radialPlaces } from "./radial.ts";

/** The graph sigma draws. */
export type DrawnGraph = MultiDirectedGraph<NodeLook, EdgeLook>;

const MAX_LABEL = 42;

const shortened = (name: string): string =>
  name.length > MAX_LABEL ? `${name.slice(0, MAX_LABEL - 1).trimEnd()}…` : name;

/** Large graphs take small dots, or they would hide each other. */
const sizeOf = (degree: number, order: number): number =>
  order > 2_000 ? Math.min(9, 1.2 + Math.sqrt(degree) * 0.6) : Math.min(16, 5 + Math.sqrt(degree) * 1.3);

/** Places of nodes that have stood somewhere, also of those that are gone: who comes back finds its place. */
export type Places = Map<string, Point>;

/**
 * Makes `graph` hold exactly these elements. Nodes with a place take it; new ones start beside a neighbour.
 *
 * @returns Whether there are nodes that never had a place.
 */
export function updateGraph(
  graph: DrawnGraph,
  elements: GraphElements,
  labels: readonly string[],
  hidden: HiddenLabels,
  places: Places,
): boolean {
  dropMissing(graph, elements);
  const added = addNodes(graph, elements, labels, hidden, places);
  addEdges(graph, elements, hidden);
  return added > 0;
}

function dropMissing(graph: DrawnGraph, { nodes, edges }: GraphElements): void {
  if (graph.order === 0) return;
  const nodeIds = new Set(nodes.map(({ id }) => id));
  const edgeIds = new Set(edges.map(({ id }) => id));
  for (const id of graph.edges()) if (!edgeIds.has(id)) graph.dropEdge(id);
  for (const id of graph.nodes()) if (!nodeIds.has(id)) graph.dropNode(id);
}

function addNodes(
  graph: DrawnGraph,
  { nodes, edges }: GraphElements,
  labels: readonly string[],
  hidden: HiddenLabels,
  places: Places,
): number {
  const tones = tonesOf(labels);
  const degrees = degreesOf(edges);
  const first = places.size === 0 ? radialPlaces({ nodes, edges }) : places;
  const neighbours = neighboursOf(edges);
  let added = 0;
  for (const { id, name, label } of nodes) {
    const look = {
      label: shortened(name),
      tone: tones.get(label) ?? 0,
      size: sizeOf(degrees.get(id) ?? 0, nodes.length),
      hidden: hidden.nodes.has(label),
    };
    if (graph.hasNode(id)) graph.mergeNodeAttributes(id, look);
    else {
      const place = first.get(id) ?? placeBeside(graph, neighbours.get(id) ?? [], added);
      graph.addNode(id, { ...look, x: place.x, y: place.y });
    }
    if (!places.has(id)) added += 1;
  }
  return added;
}

function addEdges(graph: DrawnGraph, { edges }: GraphElements, hidden: HiddenLabels): void {
  for (const { id, sourceId, targetId, label } of edges) {
    const look = { label, hidden: hidden.edges.has(label) };
    if (graph.hasEdge(id)) graph.mergeEdgeAttributes(id, look);
    else graph.addDirectedEdgeWithKey(id, sourceId, targetId, look);
  }
}

/** A graph to lay out with the places of another, so that drawing follows at its own pace. */
export function copyForLayout(graph: DrawnGraph): MultiDirectedGraph {
  const copy = new MultiDirectedGraph();
  graph.forEachNode((id, { x, y, size }) => copy.addNode(id, { x, y, size }));
  graph.forEachDirectedEdge((id, _, source, target) => copy.addDirectedEdgeWithKey(id, source, target));
  return copy;
}

/** Remembers where everything stands. */
export function keepPlaces(graph: DrawnGraph, places: Places): void {
  graph.forEachNode((id, { x, y }) => places.set(id, { x, y }));
}

/** Takes the places over, without telling anybody: one redraw follows. */
export function takePlaces(graph: DrawnGraph, from: MultiDirectedGraph): void {
  graph.forEachNode((id, look) => {
    if (!from.hasNode(id)) return;
    const { x, y } = from.getNodeAttributes(id) as { x: number; y: number };
    look.x = x;
    look.y = y;
  });
}
