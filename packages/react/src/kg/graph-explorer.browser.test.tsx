import { describe, expect, it, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { graphNode, peopleGraph } from "../__fixtures__/graph.ts";
import { problems } from "../__fixtures__/problems.ts";
import { expectAccessible, show } from "../__fixtures__/show.tsx";
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
