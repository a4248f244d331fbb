import { describe, expect, it, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { graphNode, largeGraph, peopleGraph } from "../__fixtures__/graph.ts";
import { problems } from "../__fixtures__/problems.ts";
import { expectAccessible, show } from "../__fixtures__/show.tsx";
import type { GraphElements } from "./explorer/elements.ts";
import { GraphExplorer } from "./explorer/graph-explorer.tsx";

const patient = { timeout: 20_000 };
const canvas = () => document.querySelector<HTMLElement>(".elqnt-graph-canvas")!;
const drawn = () =>
  expect.poll(() => canvas()?.querySelectorAll("canvas").length, patient).toBeGreaterThan(3);
const rested = () => expect.poll(() => document.querySelector(".elqnt-graph-busy"), patient).toBeNull();

it("draws; arrow keys walk, Enter selects, E expands, and each step is said", async () => {
  const onSelectedChange = vi.fn();
  const onExpand = vi.fn();
  await show(
    <GraphExplorer subgraph={peopleGraph} onSelectedChange={onSelectedChange} onExpand={onExpand} />,
  );
  await drawn();
  await rested();
  canvas().focus();
  await userEvent.keyboard("{ArrowRight}");
  const spoken = () => document.querySelector("[aria-live=polite]")?.textContent ?? "";
  await expect.poll(spoken).toMatch(/, (Person|Machine|Work|Place)$/);
  const [name] = spoken().split(", ");
  await userEvent.keyboard("{Enter}e");
  const { id } = peopleGraph.nodes.find((node) => node.name === name)!;
  expect(onSelectedChange).toHaveBeenLastCalledWith(id);
  expect(onExpand).toHaveBeenLastCalledWith(id);
  await userEvent.keyboard("{Escape}");
  expect(onSelectedChange).toHaveBeenLastCalledWith(undefined);
});

it("a node in the middle answers the pointer: click selects, double click expands", async () => {
  const onSelectedChange = vi.fn();
  const onExpand = vi.fn();
  const one = { nodes: [graphNode("ada", "Person", "Ada")], edges: [], truncated: false };
  await show(<GraphExplorer subgraph={one} onSelectedChange={onSelectedChange} onExpand={onExpand} />);
  await drawn();
  await page.elementLocator(canvas()).click();
  await expect.poll(() => onSelectedChange.mock.lastCall).toEqual(["ada"]);
  await page.elementLocator(canvas()).dblClick();
  await expect.poll(() => onExpand.mock.lastCall).toEqual(["ada"]);
});

it("labels switch parts off, and the list says what is visible", async () => {
  await show(<GraphExplorer subgraph={peopleGraph} />);
  await page.getByRole("button", { name: "List of nodes" }).click();
  const list = page.getByRole("list", { name: "Visible nodes" });
  await expect.element(list.getByRole("button", { name: /^London/ })).toBeVisible();
  await page.getByRole("checkbox", { name: /^Place/ }).click();
  await expect.element(list.getByRole("button", { name: /^London/ })).not.toBeInTheDocument();
  await expect.element(page.getByText("10 nodes, 11 edges")).toBeVisible();
});

it("the search box jumps to a node by name", async () => {
  const onJump = vi.fn();
  await show(<GraphExplorer subgraph={peopleGraph} onJump={onJump} />);
  await page.getByRole("combobox", { name: "Find a node" }).fill("turi");
  await userEvent.keyboard("{Enter}");
  expect(onJump).toHaveBeenCalledWith(peopleGraph.nodes.find(({ id }) => id === "turin"));
});

it("without WebGL the nodes are there as a list", async () => {
  const getContext = vi.spyOn(HTMLCanvasElement.prototype, "getContext").mockReturnValue(null);
  await show(<GraphExplorer subgraph={peopleGraph} />);
  await expect.element(page.getByText(/cannot draw the graph/)).toBeVisible();
  await expect.element(page.getByRole("button", { name: /^Ada Lovelace/ })).toBeVisible();
  getContext.mockRestore();
});

const none = { nodes: new Set<string>(), edges: new Set<string>() };
const labelsOf = ({ nodes }: GraphElements) => nodes.map(({ label }) => label);

async function showScene() {
  const { createScene } = await import("./explorer/scene/scene.ts");
  await show(<div id="scene" className="elqnt elqnt-graph" style={{ blockSize: 500 }} />);
  const container = document.getElementById("scene")!;
  const state = { isRunning: false };
  const onLayout = (isRunning: boolean) => {
    state.isRunning = isRunning;
  };
  const scene = createScene(container, { onSelect: () => {}, onExpand: () => {}, onLayout }, true);
  return { scene, container, state };
}

it("what rests stays where it is when more comes", async () => {
  const nodes = peopleGraph.nodes.slice(0, 9);
  const ids = new Set(nodes.map(({ id }) => id));
  const edges = peopleGraph.edges.filter((edge) => ids.has(edge.sourceId) && ids.has(edge.targetId));
  const { scene, state } = await showScene();
  scene.setElements({ nodes, edges }, labelsOf(peopleGraph), none);
  await expect.poll(() => state.isRunning, patient).toBe(false);
  const shape = () => distances(nodes.map(({ id }) => scene.placeOf(id)!));
  const before = shape();
  scene.setElements(peopleGraph, labelsOf(peopleGraph), none);
  await expect.poll(() => state.isRunning, patient).toBe(false);
  expect(scene.placeOf("turin")).toBeDefined();
  for (const [index, ratio] of shape().entries()) expect(ratio).toBeCloseTo(before[index]!, 1);
  scene.destroy();
});

/** Distances from the first point, as shares of the one to the second: the same under any zoom. */
function distances([first, ...others]: { x: number; y: number }[]): number[] {
  const all = others.map(({ x, y }) => Math.hypot(x - first!.x, y - first!.y));
  return all.map((distance) => distance / all[0]!);
}

it("20,000 elements pan without one of them being computed again", async () => {
  const many = largeGraph(20_000);
  const { scene, container, state } = await showScene();
  let computed = 0;
  const emphasis = {
    focused: undefined,
    pathNodes: new Set<string>(),
    pathEdges: new Set<string>(),
    get selected() {
      computed += 1;
      return undefined;
    },
  };
  scene.setElements(many, labelsOf(many), none);
  scene.setEmphasis(emphasis);
  await expect.poll(() => state.isRunning, { timeout: 120_000 }).toBe(false);
  expect(computed).toBeGreaterThanOrEqual(20_000);
  await new Promise(requestAnimationFrame);
  computed = 0;
  const { milliseconds, longest } = await pan(container, 20);
  console.info(`panning 20,000 elements: 20 frames in ${milliseconds} ms, longest ${longest} ms`);
  expect(computed).toBe(0);
  scene.destroy();
}, 180_000);

/** Drags the canvas for some frames and tells how long they took. */
async function pan(element: HTMLElement, frames: number) {
  const layer = element.querySelector(".sigma-mouse")!;
  const { left, top } = layer.getBoundingClientRect();
  const at = (step: number) => ({
    clientX: left + 200 + step * 4,
    clientY: top + 200 + step * 2,
    bubbles: true,
  });
  layer.dispatchEvent(new MouseEvent("mousedown", { ...at(0), button: 0 }));
  const start = performance.now();
  let last = start;
  let longest = 0;
  for (let step = 1; step <= frames; step += 1) {
    document.dispatchEvent(new MouseEvent("mousemove", at(step)));
    await new Promise(requestAnimationFrame);
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  }
  // Still held: letting go draws the edges again.
  return { milliseconds: Math.round(last - start), longest: Math.round(longest) };
}

describe("accessibility", () => {
  for (const theme of ["light", "dark"] as const) {
    it(`selected, with the list, ${theme}`, async () => {
      await show(<GraphExplorer subgraph={peopleGraph} selected="ada" onFindPath={() => {}} />, { theme });
      await page.getByRole("button", { name: "List of nodes" }).click();
      await expectAccessible();
    });
    it(`narrow, with time, ${theme}`, async () => {
      const range = { from: Date.UTC(1815), to: Date.UTC(1852) };
      await show(<GraphExplorer subgraph={peopleGraph} timeRange={range} onAsOfChange={() => {}} />, {
        theme,
        width: 380,
      });
      expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(380);
      await expectAccessible();
    });
    it(`failed, ${theme}`, async () => {
      await show(<GraphExplorer subgraph={undefined} problem={problems.server} onRetry={() => {}} />, {
        theme,
      });
      await expectAccessible();
    });
  }
});
