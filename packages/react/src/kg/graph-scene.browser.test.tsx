import type { KGSubgraph } from "@elqnt/types/kg";
import { MultiDirectedGraph } from "graphology";
import { Profiler } from "react";
import { afterEach, expect, it, vi } from "vitest";
import { userEvent } from "vitest/browser";
import { graphEdge, graphNode, largeGraph, peopleGraph } from "../__fixtures__/graph.ts";
import { show } from "../__fixtures__/show.tsx";
import { type GraphElements, mergeSubgraphs } from "./explorer/elements.ts";
import { GraphExplorer } from "./explorer/graph-explorer.tsx";
import type { Emphasis } from "./explorer/scene/emphasis.ts";

const patient = { timeout: 120_000 };
const none = { nodes: new Set<string>(), edges: new Set<string>() };
const labelsOf = ({ nodes }: GraphElements) => nodes.map(({ label }) => label);
const many = largeGraph(20_000);

let clean = () => {};
afterEach(() => {
  clean();
  clean = () => {};
  vi.restoreAllMocks();
});

async function showScene() {
  const { createScene } = await import("./explorer/scene/scene.ts");
  await show(<div id="scene" className="elqnt elqnt-graph" style={{ blockSize: 500 }} />);
  const container = document.getElementById("scene")!;
  const state = { isRunning: false };
  const onLayout = (isRunning: boolean) => {
    state.isRunning = isRunning;
  };
  const scene = createScene(container, { onSelect: () => {}, onExpand: () => {}, onLayout }, true);
  clean = () => scene.destroy();
  const rested = () => expect.poll(() => state.isRunning, patient).toBe(false);
  return { scene, container, rested };
}

/** An emphasis that counts how many elements are computed: each of them reads once what is selected. */
function counting(selected?: string) {
  const counter = { computed: 0 };
  const emphasis: Emphasis = {
    focused: undefined,
    pathNodes: new Set(),
    pathEdges: new Set(),
    get selected() {
      counter.computed += 1;
      return selected;
    },
  };
  return { counter, emphasis };
}

/** Two frames: what was asked for in the first is drawn in the second. */
async function drawn(): Promise<void> {
  await new Promise(requestAnimationFrame);
  await new Promise(requestAnimationFrame);
}

it("what rests stays where it is when more comes", async () => {
  const nodes = peopleGraph.nodes.slice(0, 9);
  const ids = new Set(nodes.map(({ id }) => id));
  const edges = peopleGraph.edges.filter((edge) => ids.has(edge.sourceId) && ids.has(edge.targetId));
  const { scene, rested } = await showScene();
  scene.setElements({ nodes, edges }, labelsOf(peopleGraph), none);
  await rested();
  const shape = () => distances(nodes.map(({ id }) => scene.placeOf(id)!));
  const before = shape();
  scene.setElements(peopleGraph, labelsOf(peopleGraph), none);
  await rested();
  expect(scene.placeOf("turin")).toBeDefined();
  for (const [index, ratio] of shape().entries()) expect(ratio).toBeCloseTo(before[index]!, 1);
});

/** Distances from the first point, as shares of the one to the second: the same under any zoom. */
function distances([first, ...others]: { x: number; y: number }[]): number[] {
  const all = others.map(({ x, y }) => Math.hypot(x - first!.x, y - first!.y));
  return all.map((distance) => distance / all[0]!);
}

it("a small graph shows every name, and what the edges of the selected node are", async () => {
  const write = vi.spyOn(CanvasRenderingContext2D.prototype, "fillText");
  const { scene, rested } = await showScene();
  scene.setElements(peopleGraph, labelsOf(peopleGraph), none);
  scene.setEmphasis(counting("ada").emphasis);
  await rested();
  await drawn();
  const written = new Set(write.mock.calls.map(([text]) => text));
  for (const { name } of peopleGraph.nodes) expect(written).toContain(name);
  expect(written).toContain("LIVES_IN");
});

it("an edge that moves to another node is drawn there", async () => {
  const { scene, rested } = await showScene();
  scene.setElements(peopleGraph, labelsOf(peopleGraph), none);
  await rested();
  const addEdge = vi.spyOn(MultiDirectedGraph.prototype, "addDirectedEdgeWithKey");
  const [moved, ...others] = peopleGraph.edges;
  const edges = [{ ...moved!, targetId: "turin" }, ...others];
  scene.setElements({ nodes: peopleGraph.nodes, edges }, labelsOf(peopleGraph), none);
  expect(addEdge).toHaveBeenCalledWith(moved!.id, moved!.sourceId, "turin", expect.anything());
});

it("20,000 elements pan and are let go without one of them being computed again", async () => {
  const { scene, container, rested } = await showScene();
  const { counter, emphasis } = counting();
  scene.setEmphasis(emphasis);
  scene.setElements(many, labelsOf(many), none);
  await rested();
  expect(counter.computed).toBeGreaterThanOrEqual(20_000);
  await drawn();
  counter.computed = 0;
  await pan(container, 12);
  await drawn();
  expect(counter.computed).toBe(0);
}, 180_000);

it("of 20,000 elements, what a selection, a label, a time or an expansion touches is computed, and no more", async () => {
  const { scene, rested } = await showScene();
  scene.setElements(many, labelsOf(many), none);
  await rested();
  await drawn();
  const add = vi.spyOn(MultiDirectedGraph.prototype, "addNode");
  const drop = vi.spyOn(MultiDirectedGraph.prototype, "dropEdge");

  const hub = "n0";
  const touching = many.edges.filter(({ sourceId, targetId }) => sourceId === hub || targetId === hub).length;
  const { counter, emphasis } = counting(hub);
  scene.setEmphasis(emphasis);
  await drawn();
  expect(counter.computed).toBeGreaterThan(touching);
  expect(counter.computed).toBeLessThan(touching + 20);

  counter.computed = 0;
  const persons = many.nodes.filter(({ label }) => label === "Person").length;
  scene.setElements(many, labelsOf(many), { nodes: new Set(["Person"]), edges: new Set() });
  await expect.poll(() => counter.computed, patient).toBeGreaterThan(persons);
  expect(counter.computed).toBeLessThan(12_000);
  scene.setElements(many, labelsOf(many), none);

  const earlier = { ...many, edges: many.edges.slice(0, -2_000) };
  scene.setElements(earlier, labelsOf(many), none);
  scene.setElements(many, labelsOf(many), none);
  expect(drop).not.toHaveBeenCalled();
  expect(add).not.toHaveBeenCalled();

  scene.setElements(mergeSubgraphs([many, neighbours(hub, 50)]), labelsOf(many), none);
  expect(add).toHaveBeenCalledTimes(50);
  await rested();
}, 180_000);

function neighbours(hub: string, count: number): KGSubgraph {
  const nodes = Array.from({ length: count }, (_, index) =>
    graphNode(`new${index}`, "Person", `New ${index}`),
  );
  return { nodes, edges: nodes.map(({ id }) => graphEdge(hub, "KNOWS", id)), truncated: false };
}

it("hovering renders nothing in React, and selecting makes no new drawing", async () => {
  const onRender = vi.fn();
  const laidOut = watchLayout();
  const onSelectedChange = vi.fn();
  await show(
    <Profiler id="explorer" onRender={onRender}>
      <GraphExplorer subgraph={peopleGraph} onSelectedChange={onSelectedChange} />
    </Profiler>,
  );
  const canvas = () => document.querySelector<HTMLElement>(".elqnt-graph-canvas .sigma-mouse");
  await expect.poll(canvas, patient).not.toBeNull();
  await laidOut;
  const layer = canvas()!;
  onRender.mockClear();
  const { left, top } = layer.getBoundingClientRect();
  for (let step = 0; step < 40; step += 1) {
    const at = { clientX: left + step * 12, clientY: top + step * 6, bubbles: true };
    layer.dispatchEvent(new MouseEvent("mousemove", at));
  }
  await drawn();
  expect(onRender).not.toHaveBeenCalled();

  const add = vi.spyOn(MultiDirectedGraph.prototype, "addNode");
  document.querySelector<HTMLElement>(".elqnt-graph-canvas")!.focus();
  await userEvent.keyboard("{ArrowRight}{Enter}");
  expect(onSelectedChange).toHaveBeenCalledOnce();
  await drawn();
  expect(canvas()).toBe(layer);
  expect(add).not.toHaveBeenCalled();
});

/** Settles when the page has said that it arranges, and has stopped to say so. */
function watchLayout(): Promise<void> {
  let hasBegun = false;
  return new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      const isRunning = document.querySelector(".elqnt-graph-busy") !== null;
      hasBegun ||= isRunning;
      if (isRunning || !hasBegun) return;
      observer.disconnect();
      resolve();
    });
    observer.observe(document.body, { childList: true, subtree: true });
  });
}

/** Drags the canvas for some frames and lets go. */
async function pan(element: HTMLElement, frames: number): Promise<void> {
  const layer = element.querySelector(".sigma-mouse")!;
  const { left, top } = layer.getBoundingClientRect();
  const at = (step: number) => ({
    clientX: left + 200 + step * 4,
    clientY: top + 200 + step * 2,
    bubbles: true,
  });
  layer.dispatchEvent(new MouseEvent("mousedown", { ...at(0), button: 0 }));
  for (let step = 1; step <= frames; step += 1) {
    document.dispatchEvent(new MouseEvent("mousemove", at(step)));
    await new Promise(requestAnimationFrame);
  }
  layer.dispatchEvent(new MouseEvent("mouseup", at(frames)));
  layer.dispatchEvent(new MouseEvent("click", at(frames)));
}
