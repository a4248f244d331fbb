import { MultiDirectedGraph } from "graphology";
import Sigma from "sigma";
import type { GraphElements, HiddenLabels } from "../elements.ts";
import {
  type EdgeLook,
  type Emphasis,
  edgeDisplay,
  hoverDrawing,
  type NodeLook,
  nodeDisplay,
} from "./drawing.ts";
import {
  copyForLayout,
  type DrawnGraph,
  keepPlaces,
  type Places,
  takePlaces,
  updateGraph,
} from "./drawn-graph.ts";
import { type RunningLayout, startLayout } from "./layout.ts";
import { type Palette, readPalette } from "./palette.ts";
import { nextInDirection, type Point } from "./placement.ts";

/** What a reader does on the canvas. */
export interface SceneEvents {
  readonly onSelect: (nodeId: string | undefined) => void;
  readonly onExpand: (nodeId: string) => void;
  /** The layout has begun (`true`) or ended. */
  readonly onLayout: (isRunning: boolean) => void;
}

/** The drawn graph: made of elements, moved by a reader. */
export interface Scene {
  setElements(elements: GraphElements, labels: readonly string[], hidden: HiddenLabels): void;
  setEmphasis(emphasis: Emphasis): void;
  /** Reads the colours of the theme again. */
  restyle(): void;
  zoom(direction: "in" | "out"): void;
  /** Shows everything. */
  fit(): void;
  /** Brings a node into the middle. */
  goTo(nodeId: string): void;
  /** The node next to `nodeId` in a direction, or the one nearest to the middle. */
  next(nodeId: string | undefined, direction: Point): string | undefined;
  /** Where a node is on the canvas, in CSS pixels from its corner. */
  placeOf(nodeId: string): Point | undefined;
  destroy(): void;
}

const MANY = 4_000;
const nothing: Emphasis = {
  selected: undefined,
  focused: undefined,
  pathNodes: new Set(),
  pathEdges: new Set(),
};

/**
 * Draws a graph into `container` with WebGL. Throws where there is none.
 *
 * @param isCalm Whether the reader asked for no motion: then nothing glides and a layout shows only when it is done.
 */
export function createScene(container: HTMLElement, events: SceneEvents, isCalm: boolean): Scene {
  const graph: DrawnGraph = new MultiDirectedGraph<NodeLook, EdgeLook>();
  let palette = readPalette(container);
  let emphasis = nothing;
  let layout: RunningLayout | undefined;
  // Where nodes came to rest.
  const places: Places = new Map();
  const sigma = new Sigma<NodeLook, EdgeLook>(graph, container, {
    ...settingsOf(palette, isCalm),
    defaultDrawNodeHover: hoverDrawing(() => palette),
    nodeReducer: (id, look) => nodeDisplay(id, look, emphasis, palette),
    edgeReducer: (id, look) => edgeDisplay(id, look, emphasis, palette, graph as MultiDirectedGraph),
  });
  const camera = sigma.getCamera();
  const glide = { duration: isCalm ? 0 : 250 };

  const stopLayout = (): void => {
    layout?.stop();
    layout = undefined;
  };
  const layOut = (): void => {
    const copy = copyForLayout(graph);
    const draw = () => {
      takePlaces(graph, copy);
      sigma.refresh();
    };
    events.onLayout(true);
    layout = startLayout(copy, {
      fixed: settled(graph, places),
      onPositions: isCalm ? () => {} : draw,
      onDone: () => {
        layout = undefined;
        draw();
        keepPlaces(graph, places);
        events.onLayout(false);
      },
    });
  };
  listen(sigma, events);

  return {
    setElements(elements, labels, hidden) {
      const isRunning = layout !== undefined;
      stopLayout();
      const hasNew = updateGraph(graph, elements, labels, hidden, places);
      const isLarge = graph.order + graph.size > MANY;
      sigma.setSettings({
        hideEdgesOnMove: isLarge,
        hideLabelsOnMove: isLarge,
        defaultEdgeType: isLarge ? "line" : "arrow",
        renderEdgeLabels: !isLarge,
      });
      if (hasNew) layOut();
      else if (isRunning) events.onLayout(false);
      sigma.refresh();
    },
    setEmphasis(next) {
      emphasis = next;
      sigma.refresh({ skipIndexation: true });
    },
    restyle() {
      palette = readPalette(container);
      sigma.setSettings(styleOf(palette));
      sigma.refresh({ skipIndexation: true });
    },
    zoom: (direction) =>
      void (direction === "in" ? camera.animatedZoom(glide) : camera.animatedUnzoom(glide)),
    fit: () => void camera.animatedReset(glide),
    goTo(nodeId) {
      const place = sigma.getNodeDisplayData(nodeId);
      if (place) void camera.animate({ x: place.x, y: place.y, ratio: Math.min(camera.ratio, 0.5) }, glide);
    },
    next(nodeId, direction) {
      const points = shownPoints(sigma, graph);
      const from = nodeId === undefined ? undefined : sigma.getNodeDisplayData(nodeId);
      if (from) return nextInDirection(points, from, direction);
      return nearest(points, camera);
    },
    placeOf(nodeId) {
      const place = sigma.getNodeDisplayData(nodeId);
      return place && sigma.framedGraphToViewport(place);
    },
    destroy() {
      stopLayout();
      // Or the end of a drag, which comes a moment later, would draw what is gone.
      sigma.setSetting("hideEdgesOnMove", false);
      sigma.kill();
    },
  };
}

/** What is at rest stays there, unless most of the graph is new. */
function settled(graph: DrawnGraph, places: Places): ReadonlySet<string> {
  const resting = graph.nodes().filter((id) => places.has(id));
  return new Set(resting.length * 3 > graph.order ? resting : []);
}

function styleOf(palette: Palette) {
  return {
    labelFont: palette.font,
    labelColor: { color: palette.text },
    edgeLabelFont: palette.font,
    edgeLabelColor: { color: palette.text },
    defaultEdgeColor: palette.edge,
  };
}

function settingsOf(palette: Palette, isCalm: boolean) {
  return {
    ...styleOf(palette),
    allowInvalidContainer: true,
    labelSize: 12,
    labelWeight: "500",
    labelDensity: 0.7,
    labelRenderedSizeThreshold: 5,
    edgeLabelSize: 10,
    stagePadding: 40,
    minCameraRatio: 0.02,
    maxCameraRatio: 4,
    zIndex: true,
    ...(isCalm && { inertiaDuration: 0, zoomDuration: 1, doubleClickZoomingDuration: 1 }),
  };
}

function listen(sigma: Sigma<NodeLook, EdgeLook>, { onSelect, onExpand }: SceneEvents): void {
  const container = sigma.getContainer();
  const point = (cursor: string) => () => {
    container.style.cursor = cursor;
  };
  sigma.on("enterNode", point("pointer"));
  sigma.on("leaveNode", point(""));
  sigma.on("clickNode", ({ node }) => onSelect(node));
  sigma.on("clickStage", () => onSelect(undefined));
  sigma.on("doubleClickNode", ({ node, preventSigmaDefault }) => {
    preventSigmaDefault();
    onExpand(node);
  });
}

/** In the coordinates of the camera, where `y` grows upwards. */
function* shownPoints(
  sigma: Sigma<NodeLook, EdgeLook>,
  graph: DrawnGraph,
): Generator<readonly [string, Point]> {
  for (const id of graph.nodes()) {
    const data = sigma.getNodeDisplayData(id);
    if (data && !data.hidden) yield [id, data];
  }
}

function nearest(points: Iterable<readonly [string, Point]>, { x, y }: Point): string | undefined {
  let best: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const [id, point] of points) {
    const distance = Math.hypot(point.x - x, point.y - y);
    if (distance < least) [best, least] = [id, distance];
  }
  return best;
}
