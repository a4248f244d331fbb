import Sigma from "sigma";
import type { GraphElements, HiddenLabels } from "../elements.ts";
import { type EdgeLook, edgeDisplay, type NodeLook, nodeDisplay } from "./drawing.ts";
import {
  type DrawnGraph,
  emptyGraph,
  keepPlaces,
  makeGraph,
  type Places,
  updateGraph,
} from "./drawn-graph.ts";
import { changedBy, type Emphasis, noEmphasis } from "./emphasis.ts";
import { type RunningLayout, startLayout } from "./layout.ts";
import { hoverDrawing, nameDrawing, nameRoom } from "./names.ts";
import { readPalette } from "./palette.ts";
import { nextInDirection, type Point } from "./placement.ts";
import { redrawOf } from "./redraw.ts";
import { settingsFor, settingsOf, styleOf } from "./settings.ts";

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

/** How long a reader must have left the graph alone before a moving layout is drawn. */
const QUIET_MS = 150;

/**
 * Draws a graph into `container` with WebGL. Throws where there is none.
 *
 * @param isCalm Whether the reader asked for no motion: then nothing glides and a layout shows only when it is done.
 */
export function createScene(container: HTMLElement, events: SceneEvents, isCalm: boolean): Scene {
  let graph: DrawnGraph = emptyGraph();
  let palette = readPalette(container);
  let emphasis = noEmphasis;
  let layout: RunningLayout | undefined;
  let movedAt = 0;
  // Where nodes came to rest.
  const places: Places = new Map();
  const names = nameRoom();
  const sigma = new Sigma<NodeLook, EdgeLook>(graph, container, {
    ...settingsOf(palette, isCalm),
    defaultDrawNodeLabel: nameDrawing(() => palette, names),
    defaultDrawNodeHover: hoverDrawing(() => palette),
    nodeReducer: (id, look) => nodeDisplay(id, look, emphasis, palette),
    edgeReducer: (id, look) => edgeDisplay(id, look, emphasis, palette, graph),
  });
  sigma.on("beforeRender", names.clear);
  const camera = sigma.getCamera();
  const glide = { duration: isCalm ? 0 : 250 };
  camera.on("updated", () => {
    movedAt = performance.now();
  });

  const redraw = redrawOf(sigma);
  const stopLayout = (): void => {
    layout?.stop();
    layout = undefined;
  };
  const layOut = (): void => {
    events.onLayout(true);
    layout = startLayout(graph, {
      fixed: settled(graph, places),
      isQuiet: () => !isCalm && performance.now() - movedAt > QUIET_MS,
      onPositions: redraw.places,
      onDone: () => {
        layout = undefined;
        keepPlaces(graph, places);
        events.onLayout(false);
      },
    });
  };
  // Sigma looks at its container when it draws, and by itself when the window changes only.
  const resizes = new ResizeObserver(() => sigma.scheduleRender());
  resizes.observe(container);
  const forgetDrags = drawOnlyAfterDrags(sigma);
  listen(sigma, events);

  return {
    setElements(elements, labels, hidden) {
      const isRunning = layout !== undefined;
      stopLayout();
      const shown = { elements, labels, hidden };
      const changes = updateGraph(graph, shown, places);
      if (!changes) {
        redraw.forget();
        graph = makeGraph(shown, places);
      }
      adapt(sigma, graph.order + graph.size);
      if (changes) redraw.looks(changes);
      else sigma.setGraph(graph);
      if (graph.someNode((id) => !places.has(id))) layOut();
      else if (isRunning) events.onLayout(false);
    },
    setEmphasis(next) {
      const changes = changedBy(graph, emphasis, next);
      emphasis = next;
      redraw.looks(changes);
    },
    restyle() {
      const next = readPalette(container);
      if (JSON.stringify(next) === JSON.stringify(palette)) return;
      palette = next;
      sigma.setSettings(styleOf(palette));
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
      redraw.forget();
      resizes.disconnect();
      forgetDrags();
      // Or the end of a drag, which comes a moment later, would draw what is gone.
      sigma.getMouseCaptor().draggedEvents = 0;
      sigma.kill();
    },
  };
}

/** What is at rest stays there, unless most of the graph is new. */
function settled(graph: DrawnGraph, places: Places): ReadonlySet<string> {
  const resting = graph.nodes().filter((id) => places.has(id));
  return new Set(resting.length * 3 > graph.order ? resting : []);
}

/** Settings make sigma compute everything again, so they are set when they differ only. */
function adapt(sigma: Sigma<NodeLook, EdgeLook>, elements: number): void {
  const settings = settingsFor(elements);
  const current = sigma.getSettings();
  const differs = Object.entries(settings).some(
    ([name, value]) => current[name as keyof typeof current] !== value,
  );
  if (differs) sigma.setSettings(settings);
}

/** To show its edges again, sigma computes everything anew when a drag ends; drawing what it knows is enough. */
function drawOnlyAfterDrags(sigma: Sigma<NodeLook, EdgeLook>): () => void {
  const captor = sigma.getMouseCaptor();
  const container = sigma.getContainer();
  const onClick = () => {
    if (captor.draggedEvents === 0) return;
    captor.draggedEvents = 0;
    sigma.scheduleRender();
  };
  container.addEventListener("click", onClick);
  return () => container.removeEventListener("click", onClick);
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
