import { NodeInspector } from "@elqnt/react/kg";
import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, fn, userEvent, within } from "storybook/test";
import {
  ada,
  graphDuplicates,
  graphEdge,
  graphMerges,
  graphNode,
  largeGraph,
  peopleGraph,
  problems,
} from "../react/fixtures.ts";

const neighbors = {
  nodes: peopleGraph.nodes,
  edges: peopleGraph.edges.filter(({ sourceId, targetId }) => sourceId === "ada" || targetId === "ada"),
  truncated: false,
};

const meta = {
  title: "kg/NodeInspector",
  component: NodeInspector,
  args: {
    node: ada,
    neighbors,
    merges: graphMerges,
    onOpen: fn(),
    onExpand: fn(),
    onClose: fn(),
    onUndoMerge: fn(),
    onFindDuplicates: fn(),
    onMerge: fn(),
  },
  decorators: [
    (Story) => (
      <div style={{ maxInlineSize: 360 }}>
        <Story />
      </div>
    ),
  ],
} satisfies Meta<typeof NodeInspector>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Typical: Story = {
  play: async ({ canvasElement, args }) => {
    const canvas = within(canvasElement);
    await userEvent.click(canvas.getByRole("button", { name: "Charles Babbage" }));
    await expect(args.onOpen).toHaveBeenCalledWith("babbage");
    await userEvent.click(canvas.getByRole("button", { name: "Undo" }));
    await expect(args.onUndoMerge).toHaveBeenCalledWith(graphMerges[0]);
    await userEvent.click(canvas.getByRole("button", { name: "Find duplicates" }));
    await expect(args.onFindDuplicates).toHaveBeenCalled();
  },
};

/** Two names that are alike. A merge can be taken back, so nobody is asked twice. */
export const Duplicates: Story = {
  args: { duplicates: graphDuplicates },
  play: async ({ canvasElement, args }) => {
    const canvas = within(canvasElement);
    await userEvent.click(canvas.getByRole("button", { name: "Merge Ada Lovelace King into this node" }));
    await expect(args.onMerge).toHaveBeenCalledWith("ada-king");
  },
};

export const NoDuplicates: Story = { args: { duplicates: [] } };

export const Loading: Story = { args: { node: undefined, neighbors: undefined, merges: undefined } };

export const Empty: Story = {
  args: {
    node: graphNode("alone", "Person", "Somebody"),
    neighbors: { nodes: [], edges: [], truncated: false },
    merges: [],
  },
};

export const Failed: Story = { args: { node: undefined, problem: problems.notFound } };

export const Refused: Story = { args: { problem: problems.conflict } };

const long = "A name that somebody made far longer than any label on a screen can be ".repeat(3);

/** Properties are other people's text: nothing is markup, only safe addresses are links. */
export const LongText: Story = {
  args: {
    node: graphNode("long", "An_extremely_long_label_of_a_node_that_nobody_shortened_at_all", long, {
      description: long.repeat(4),
      sources: ["a-source-with-a-name-that-does-not-end.and-a-document-in-it.0197b2d3-9c10"],
      properties: {
        link: "javascript:alert(1)",
        markup: "<img src=x onerror=alert(1)>",
        aPropertyWithAnExtremelyLongNameThatNobodyShortened: long,
        nested: { deep: { deeper: Array.from({ length: 20 }, (_, index) => index) } },
      },
    }),
    neighbors: {
      nodes: [graphNode("b", "Person", long)],
      edges: [graphEdge("long", "HAS_A_RELATIONSHIP_THAT_TAKES_LONG_TO_SAY", "b")],
      truncated: false,
    },
  },
};

const hub = largeGraph(900);

/** A node with hundreds of connections, listed ten at a time. */
export const Many: Story = {
  args: {
    node: hub.nodes[0],
    neighbors: {
      nodes: hub.nodes,
      edges: hub.nodes.slice(1).map(({ id }) => graphEdge("n0", "KNOWS", id)),
      truncated: true,
    },
    merges: [],
  },
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await userEvent.click(canvas.getByRole("button", { name: "Show 10 more" }));
    await expect(canvasElement.querySelectorAll(".elqnt-node-neighbor")).toHaveLength(20);
  },
};

export const Dark: Story = { args: { duplicates: graphDuplicates }, parameters: { theme: "dark" } };
