import { GraphExplorer, type GraphExplorerProps, mergeSubgraphs, validityRange } from "@elqnt/react/kg";
import type { KGPath, KGSubgraph } from "@elqnt/types/kg";
import type { Meta, StoryObj } from "@storybook/react-vite";
import { type ReactElement, useState } from "react";
import { expect, fn, userEvent, waitFor, within } from "storybook/test";
import { graphEdge, graphNode, largeGraph, peopleGraph, problems } from "../react/fixtures.ts";
import { writtenCode } from "../written-code.ts";

const meta = {
  title: "kg/GraphExplorer",
  component: GraphExplorer,
  args: { subgraph: peopleGraph, onSelectedChange: fn(), onExpand: fn() },
} satisfies Meta<typeof GraphExplorer>;

export default meta;
type Story = StoryObj<typeof meta>;

/** For slow machines: a deadline, not a delay. */
const patient = { timeout: 10_000 };
const drawn = (canvasElement: HTMLElement) =>
  waitFor(() => expect(canvasElement.querySelector("canvas")).not.toBeNull(), patient);

/** Click selects, double click expands, labels switch parts off. */
export const Typical: Story = {
  play: async ({ canvasElement, args }) => {
    const canvas = within(canvasElement);
    await drawn(canvasElement);
    await userEvent.click(canvas.getByRole("checkbox", { name: /Place/ }));
    await expect(await canvas.findByText("10 nodes, 11 edges")).toBeVisible();
    await userEvent.click(canvas.getByRole("button", { name: "Show all" }));
    await userEvent.click(canvas.getByRole("button", { name: "List of nodes" }));
    await userEvent.click(canvas.getByRole("button", { name: /^Ada Lovelace/ }));
    await expect(args.onSelectedChange).toHaveBeenCalledWith("ada");
  },
};

export const Selected: Story = { args: { selected: "ada" } };

/** A path between two nodes; here it is found among the nodes that are shown. */
function WithPath(props: GraphExplorerProps): ReactElement {
  const [ends, setEnds] = useState<{ from: string; to: string }>();
  const path = ends && (ends.to === "engine" ? adaToEngine : null);
  return <GraphExplorer {...props} onFindPath={setEnds} path={path} />;
}

const adaToEngine: KGPath = {
  nodes: ["ada", "babbage", "engine"].map((id) => peopleGraph.nodes.find((node) => node.id === id)!),
  edges: ["ada-KNOWS-babbage", "babbage-DESIGNED-engine"].map(
    (id) => peopleGraph.edges.find((edge) => edge.id === id)!,
  ),
  length: 2,
};

export const Path: Story = {
  render: (args) => <WithPath {...args} />,
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await drawn(canvasElement);
    await userEvent.click(canvas.getByRole("button", { name: "Find a path" }));
    await userEvent.click(canvas.getByRole("button", { name: "List of nodes" }));
    await userEvent.click(canvas.getByRole("button", { name: /^Ada Lovelace/ }));
    await userEvent.click(canvas.getByRole("button", { name: /^Analytical Engine/ }));
    await expect(await canvas.findByText("2 steps")).toBeVisible();
    await expect(canvas.getByText(/DESIGNED/, { selector: ".elqnt-muted" })).toBeVisible();
    await userEvent.click(canvas.getByRole("button", { name: "List of nodes" }));
  },
};

/** What held on a day; the slider spans the first and the last day anything began or ended. */
function InTime(props: GraphExplorerProps): ReactElement {
  const [asOf, setAsOf] = useState<string | undefined>("1841-06-01T00:00:00.000Z");
  return (
    <GraphExplorer
      {...props}
      subgraph={asOf ? heldAt(peopleGraph, asOf) : peopleGraph}
      timeRange={validityRange(peopleGraph)}
      asOf={asOf}
      onAsOfChange={setAsOf}
    />
  );
}

function heldAt({ nodes, edges }: KGSubgraph, asOf: string): KGSubgraph {
  const held = ({ validFrom = "", validTo = "9999" }) => validFrom <= asOf && asOf < validTo;
  return mergeSubgraphs([{ nodes: nodes.filter(held), edges: edges.filter(held), truncated: false }]);
}

export const TimeTravel: Story = {
  render: (args) => <InTime {...args} />,
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await drawn(canvasElement);
    await expect(canvas.getByText("12 nodes, 13 edges")).toBeVisible();
    await userEvent.click(canvas.getByRole("button", { name: "All times" }));
    await expect(await canvas.findByText("12 nodes, 15 edges")).toBeVisible();
  },
};

export const Loading: Story = { args: { subgraph: undefined } };

export const Empty: Story = { args: { subgraph: { nodes: [], edges: [], truncated: false } } };

export const Failed: Story = { args: { subgraph: undefined, problem: problems.server, onRetry: fn() } };

/** What was loaded stays when something fails later. */
export const FailedLater: Story = { args: { problem: problems.unavailable, onRetry: fn() } };

const long =
  "A name that somebody made far longer than any label on a screen can be, and then some more of it";

export const LongText: Story = {
  args: {
    subgraph: {
      nodes: [
        graphNode("a", "An_extremely_long_label_of_a_node_that_nobody_shortened", long),
        graphNode("b", "Person", `${long}, twice. ${long}`),
        graphNode("c", "Person", "אדה לאבלייס"),
      ],
      edges: [graphEdge("a", "HAS_A_RELATIONSHIP_THAT_TAKES_LONG_TO_SAY", "b"), graphEdge("c", "KNOWS", "a")],
      truncated: true,
    },
    selected: "a",
  },
};

const many = largeGraph(20_000);

/** 20,000 elements: laid out in a worker, drawn with WebGL. */
export const Many: Story = {
  args: { subgraph: many },
  parameters: writtenCode,
  play: async ({ canvasElement }) => {
    await drawn(canvasElement);
  },
};

export const Dark: Story = { args: { selected: "ada" }, parameters: { theme: "dark" } };
