import type Sigma from "sigma";
import type { EdgeLook, NodeLook } from "./drawing.ts";
import type { Changes } from "./drawn-graph.ts";

/** Draws again what changed, and no more of the rest than sigma needs. */
export interface Redraw {
  /** These look different, where they were. */
  looks(changes: Changes): void;
  /** These nodes look as before, somewhere else. */
  places(moved: readonly string[]): void;
  /** Forgets what waits to be drawn: the graph is another one, or gone. */
  forget(): void;
}

/** A graph of so many elements is indexed at once. */
const FEW = 4_000;
/** As many elements as are computed well within a frame. */
const SLICE = 2_500;

/**
 * Sigma can compute changed elements alone, or index all of them as well, which takes tens of milliseconds with 20,000.
 * The index says where elements are in its buffers, which of them lie above others, and which labels there are to draw.
 */
export function redrawOf(sigma: Sigma<NodeLook, EdgeLook>): Redraw {
  let isIndexed = true;
  let hasAllLabels = true;
  let nodes: string[] = [];
  let edges: string[] = [];
  let frame: number | undefined;
  const size = () => sigma.getGraph().order + sigma.getGraph().size;
  sigma.on("afterProcess", () => {
    isIndexed = true;
    hasAllLabels = !sigma.getGraph().someNode((_id, { hidden }) => hidden);
  });

  const drawSlice = (): void => {
    const partialGraph = { nodes: nodes.splice(0, SLICE), edges: edges.splice(0, nodes.length ? 0 : SLICE) };
    sigma.refresh({ partialGraph, skipIndexation: true, schedule: true });
    frame = nodes.length + edges.length > 0 ? requestAnimationFrame(drawSlice) : undefined;
  };
  const looks = (changes: Changes): void => {
    if (changes.added > 0) isIndexed = false;
    const count = changes.nodes.length + changes.edges.length + changes.added;
    if (count === 0) return;
    if (!isIndexed || size() <= FEW || (changes.returned > 0 && !hasAllLabels)) {
      const partialGraph = { nodes: [...changes.nodes], edges: [...changes.edges] };
      sigma.refresh({ partialGraph, schedule: true });
      return;
    }
    nodes = nodes.concat(changes.nodes);
    edges = edges.concat(changes.edges);
    if (frame === undefined) drawSlice();
  };
  const places = (moved: readonly string[]): void => {
    const isFew = moved.length < 1_000;
    if (!isFew || !isIndexed || size() <= FEW) sigma.refresh({ partialGraph: {} });
    else looks({ ...unchanged, nodes: moved, edges: moved.flatMap((id) => sigma.getGraph().edges(id)) });
  };
  return {
    looks,
    places,
    forget() {
      if (frame !== undefined) cancelAnimationFrame(frame);
      frame = undefined;
      nodes = [];
      edges = [];
    },
  };
}

const unchanged: Changes = { nodes: [], edges: [], added: 0, returned: 0 };
