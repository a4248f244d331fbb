import { MultiDirectedGraph } from "graphology";
import type { GraphElements } from "../elements.ts";
import type { EdgeLook, NodeLook } from "./drawing.ts";
import { indexOf, looksOf, type Shown } from "./looks.ts";
import { type Point, placeBeside } from "./placement.ts";
import { neighboursOf, radialPlaces } from "./radial.ts";

/** What looks different now. */
export interface Changes {
  /** Ids. */
  readonly nodes: readonly string[];
  readonly edges: readonly string[];
  /** How many elements are new. */
  readonly added: number;
  /** How many nodes were hidden before. */
  readonly returned: number;
}

/** Places of nodes that have stood somewhere, also of those that are gone: who comes back finds its place. */
export type Places = Map<string, Point>;

interface GraphMemory {
  /** What it was made for. */
  elements?: GraphElements;
}

/** The graph sigma draws. */
export type DrawnGraph = MultiDirectedGraph<NodeLook, EdgeLook, GraphMemory>;

export const emptyGraph = (): DrawnGraph => new MultiDirectedGraph<NodeLook, EdgeLook, GraphMemory>();

/** A graph of exactly these elements; nodes that stood somewhere stand there again. */
export function makeGraph(shown: Shown, places: Places): DrawnGraph {
  const graph = emptyGraph();
  addMissing(graph, shown, places.size === 0 ? radialPlaces(shown.elements) : places);
  graph.setAttribute("elements", shown.elements);
  return graph;
}

/**
 * Makes a graph show these elements by touching only what differs. What is gone stays in it, hidden, as taking elements
 * out makes sigma compute all others again: a moment of time, or labels switched off, come and go.
 *
 * @returns What changed, or nothing when so much differs that a new graph costs less.
 */
export function updateGraph(graph: DrawnGraph, shown: Shown, places: Places): Changes | undefined {
  const hasOthers = graph.getAttribute("elements") !== shown.elements;
  if (hasOthers && isOther(graph, shown.elements)) return undefined;
  const changes = takeLooks(graph, shown);
  const known = graph.order + graph.size;
  if (hasOthers) addMissing(graph, shown, places);
  graph.setAttribute("elements", shown.elements);
  return { ...changes, added: graph.order + graph.size - known };
}

function takeLooks(graph: DrawnGraph, shown: Shown): Omit<Changes, "added"> {
  const { nodes, edges } = indexOf(shown.elements);
  const { nodeLook, edgeLook } = looksOf(shown);
  const changedNodes: string[] = [];
  const changedEdges = new Set<string>();
  let returned = 0;
  graph.forEachNode((id, look) => {
    const node = nodes.get(id);
    const wasHidden = look.hidden;
    if (take(look, node ? nodeLook(node) : gone)) changedNodes.push(id);
    // An edge goes with its ends.
    if (look.hidden !== wasHidden) for (const edge of graph.edges(id)) changedEdges.add(edge);
    if (wasHidden && !look.hidden) returned += 1;
  });
  graph.forEachEdge((id, look) => {
    const edge = edges.get(id);
    if (take(look, edge ? edgeLook(edge) : gone)) changedEdges.add(id);
  });
  return { nodes: changedNodes, edges: [...changedEdges], returned };
}

const gone = { hidden: true };

/** Whether less than half stays, or an edge has other ends than before. */
function isOther(graph: DrawnGraph, { nodes, edges }: GraphElements): boolean {
  let kept = 0;
  for (const { id } of nodes) if (graph.hasNode(id)) kept += 1;
  for (const { id, sourceId, targetId } of edges) {
    if (!graph.hasEdge(id)) continue;
    if (graph.source(id) !== sourceId || graph.target(id) !== targetId) return true;
    kept += 1;
  }
  return kept * 2 < Math.max(nodes.length + edges.length, graph.order + graph.size);
}

/** Changes a look in place, so that nobody is told element by element. @returns Whether anything differs. */
function take<TLook extends object>(look: TLook, next: Partial<TLook>): boolean {
  let differs = false;
  for (const key in next) {
    if (look[key] === next[key]) continue;
    look[key] = next[key]!;
    differs = true;
  }
  return differs;
}

function addMissing(graph: DrawnGraph, shown: Shown, places: Places): void {
  const { nodes, edges } = shown.elements;
  const added = nodes.filter(({ id }) => !graph.hasNode(id));
  const { nodeLook, edgeLook } = looksOf(shown);
  const isNew = new Set(added.map(({ id }) => id));
  const around = edges.filter(({ sourceId, targetId }) => isNew.has(sourceId) || isNew.has(targetId));
  const neighbours = neighboursOf(around);
  for (const [index, node] of added.entries()) {
    const place = places.get(node.id) ?? placeBeside(graph, neighbours.get(node.id) ?? [], index);
    graph.addNode(node.id, { ...nodeLook(node), x: place.x, y: place.y });
  }
  for (const edge of edges) {
    if (!graph.hasEdge(edge.id)) {
      graph.addDirectedEdgeWithKey(edge.id, edge.sourceId, edge.targetId, edgeLook(edge));
    }
  }
}

/** Remembers where everything stands. */
export function keepPlaces(graph: DrawnGraph, places: Places): void {
  graph.forEachNode((id, { x, y }) => places.set(id, { x, y }));
}
