import forceAtlas2 from "graphology-layout-forceatlas2";
import defaults from "graphology-layout-forceatlas2/defaults";
import helpers from "graphology-layout-forceatlas2/helpers";
import iterate from "graphology-layout-forceatlas2/iterate";
import workerBody from "graphology-layout-forceatlas2/webworker";
import type { DrawnGraph } from "./drawn-graph.ts";
import { type Matrices, matricesOf, takePlaces } from "./matrices.ts";

/** A layout that runs. */
export interface RunningLayout {
  stop(): void;
}

export interface LayoutOptions {
  /** Nodes that keep their place. */
  readonly fixed: ReadonlySet<string>;
  /** Whether this is a moment to show a layout that still moves. */
  readonly isQuiet: () => boolean;
  /** Nodes have moved: draws them. Called seldom enough that drawing leaves time for everything else. */
  readonly onPositions: (moved: readonly string[]) => void;
  readonly onDone: () => void;
}

/** Rounds after which a graph of so many elements stands well; where most stand already, the rest is soon done. */
function roundsFor(elements: number, isPartial: boolean): number {
  const rounds = Math.max(100, Math.min(400, 400_000 / Math.max(1, elements)));
  return Math.round(isPartial ? rounds / 2 : rounds);
}

/** Share of the time that drawing a moving layout may take. */
const DRAWING_SHARE = 0.1;
const LEAST_PAUSE_MS = 60;

/**
 * Lays a drawn graph out with ForceAtlas2, in a worker. What goes there and back are numbers alone, so a round costs the
 * page next to nothing. Where a Content-Security-Policy allows no worker, it works round by round between frames.
 */
export function startLayout(graph: DrawnGraph, options: LayoutOptions): RunningLayout {
  let stop = (): void => {};
  // In a task of its own: what is new is drawn before.
  const timer = setTimeout(() => {
    stop = runLayout(graph, options);
  });
  return {
    stop() {
      clearTimeout(timer);
      stop();
    },
  };
}

function runLayout(graph: DrawnGraph, options: LayoutOptions): () => void {
  // Coarser than the default: half the time per round, and nobody sees the difference.
  const settings = { ...defaults, ...forceAtlas2.inferSettings(graph.order), barnesHutTheta: 1.2 };
  const { matrices, movers } = matricesOf(graph, options.fixed);
  const moved = movers.map(({ id }) => id);
  let left = roundsFor(graph.order + graph.size, options.fixed.size > 0);
  let pauseUntil = 0;

  const draw = (): void => {
    takePlaces(movers, matrices.nodes);
    options.onPositions(moved);
  };
  const show = (): void => {
    const start = performance.now();
    if (start < pauseUntil || !options.isQuiet()) return;
    draw();
    const end = performance.now();
    pauseUntil = end + Math.max(LEAST_PAUSE_MS, (end - start) / DRAWING_SHARE);
  };
  const stopRounds = startRounds(matrices, settings, () => {
    left -= 1;
    if (left > 0) {
      show();
      return true;
    }
    stopRounds();
    draw();
    options.onDone();
    return false;
  });
  return stopRounds;
}

/** Runs rounds while they are wanted. @returns Ends them. */
function startRounds(matrices: Matrices, settings: ForceAtlas2Options, onRound: () => boolean): () => void {
  let isStopped = false;
  const withoutWorker = (): void => {
    if (isStopped) return;
    iterate(settings, matrices.nodes, matrices.edges);
    if (onRound()) requestAnimationFrame(withoutWorker);
  };
  let worker: Worker;
  try {
    worker = helpers.createWorker(workerBody);
  } catch {
    requestAnimationFrame(withoutWorker);
    return () => {
      isStopped = true;
    };
  }
  const ask = (edges?: ArrayBufferLike): void => {
    // The nodes travel; a copy of them stays, or nothing could be drawn meanwhile.
    worker.postMessage({ settings, nodes: matrices.nodes.buffer, edges });
  };
  worker.addEventListener("message", ({ data }: MessageEvent<{ nodes: ArrayBuffer }>) => {
    if (isStopped) return;
    matrices.nodes = new Float32Array(data.nodes);
    if (onRound()) ask();
  });
  worker.addEventListener("error", withoutWorker);
  ask(matrices.edges.buffer);
  return () => {
    isStopped = true;
    worker.terminate();
  };
}
