import type { MultiDirectedGraph } from "graphology";
import forceAtlas2 from "graphology-layout-forceatlas2";
import WorkerLayout from "graphology-layout-forceatlas2/worker";

/** A layout that runs. */
export interface RunningLayout {
  stop(): void;
}

export interface LayoutOptions {
  /** Nodes that keep their place. */
  readonly fixed: ReadonlySet<string>;
  /** New positions are there to be copied: seldom enough that drawing them leaves time for everything else. */
  readonly onPositions: () => void;
  readonly onDone: () => void;
}

/** Rounds after which a graph of this many elements stands well. */
export const roundsFor = (elements: number): number =>
  Math.round(Math.max(100, Math.min(400, 400_000 / Math.max(1, elements))));

/** Share of the time that drawing a moving layout may take. */
const DRAWING_SHARE = 0.25;

/**
 * Lays a graph out with ForceAtlas2, in a worker. Where a Content-Security-Policy allows no worker, it works round by
 * round between frames instead.
 */
export function startLayout(graph: MultiDirectedGraph, options: LayoutOptions): RunningLayout {
  const rounds = roundsFor(graph.order + graph.size);
  // Coarser than the default: half the time per round, and nobody sees the difference.
  const settings = { ...forceAtlas2.inferSettings(graph.order), barnesHutTheta: 1.2 };
  graph.updateEachNodeAttributes((id, attributes) => ({ ...attributes, fixed: options.fixed.has(id) }));
  const layout = new WorkerLayout(graph, { settings });
  let left = rounds;
  let drawnUntil = 0;
  let pauseUntil = 0;

  const tell = (): void => {
    const now = performance.now();
    if (now < pauseUntil) return;
    options.onPositions();
    drawnUntil = performance.now();
    pauseUntil = drawnUntil + (drawnUntil - now) / DRAWING_SHARE;
  };
  const finish = (): void => {
    stop();
    options.onDone();
  };
  const onRound = (): void => {
    left -= 1;
    if (left > 0) tell();
    else finish();
  };
  const stop = (): void => {
    graph.off("eachNodeAttributesUpdated", onRound);
    left = 0;
    layout.stop();
    // Not at once: the supervisor is in the middle of a message when the last round ends.
    queueMicrotask(() => layout.kill());
  };
  const withoutWorker = (): void => {
    if (left <= 0) return;
    layout.stop();
    const round = () => {
      if (left <= 0) return;
      forceAtlas2.assign(graph, { iterations: 1, settings });
      requestAnimationFrame(round);
    };
    requestAnimationFrame(round);
  };

  graph.on("eachNodeAttributesUpdated", onRound);
  try {
    (layout as unknown as { worker: Worker }).worker.addEventListener("error", withoutWorker);
    layout.start();
  } catch {
    withoutWorker();
  }
  return { stop };
}
