import { GraphSearch } from "@elqnt/react/kg";
import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, fn, userEvent, waitFor, within } from "storybook/test";
import { graphHits, graphNode, problems } from "../react/fixtures.ts";

const labels = ["Machine", "Person", "Place", "Work"].map((label) => ({
  kind: "node" as const,
  label,
  count: 3,
}));

const meta = {
  title: "kg/GraphSearch",
  component: GraphSearch,
  args: {
    query: "first program",
    hits: graphHits,
    labels,
    onQueryChange: fn(),
    onModeChange: fn(),
    onSelectedLabelChange: fn(),
    onOpen: fn(),
  },
} satisfies Meta<typeof GraphSearch>;

export default meta;
type Story = StoryObj<typeof meta>;

/** Each hit says which words it holds and how near its meaning is; arrows and Enter go through them. */
export const Typical: Story = {
  play: async ({ canvasElement, args }) => {
    const canvas = within(canvasElement);
    await expect(canvas.getByText("Words: ada, program (no. 1) · Meaning 0.81 (no. 2)")).toBeVisible();
    await userEvent.click(canvas.getByRole("searchbox"));
    await userEvent.keyboard("{ArrowDown}{ArrowDown}{Enter}");
    await expect(args.onOpen).toHaveBeenCalledWith(graphHits[1]!.node);
    await userEvent.click(canvas.getByText("Meaning", { selector: ".elqnt-segment span" }));
    await expect(args.onModeChange).toHaveBeenCalledWith("vector");
    await userEvent.selectOptions(canvas.getByRole("combobox", { name: "Labels" }), "Work");
    await expect(args.onSelectedLabelChange).toHaveBeenCalledWith("Work");
    await userEvent.clear(canvas.getByRole("searchbox"));
    await userEvent.type(canvas.getByRole("searchbox"), "engine{Enter}");
    await waitFor(() => expect(args.onQueryChange).toHaveBeenLastCalledWith("engine"));
  },
};

export const Start: Story = { args: { query: "", hits: undefined } };

export const Loading: Story = { args: { hits: undefined, loading: true } };

export const Empty: Story = { args: { hits: [] } };

export const Failed: Story = { args: { hits: undefined, problem: problems.server, onRetry: fn() } };

/** The last hits stay while something fails. */
export const FailedLater: Story = { args: { problem: problems.rateLimited, onRetry: fn() } };

export const LongText: Story = {
  args: {
    hits: [
      {
        node: graphNode(
          "a",
          "A_label_that_is_as_long_as_labels_can_be_in_a_graph_of_people",
          "A name ".repeat(30),
          {
            description: "A description that goes on and on. ".repeat(20),
          },
        ),
        score: 0.5,
        explanation: {
          keyword: { rank: 1, score: 0.5, terms: ["donaudampfschifffahrtsgesellschaft".repeat(4)] },
        },
      },
    ],
  },
};

export const Many: Story = {
  args: {
    hits: Array.from({ length: 100 }, (_, index) => ({
      node: graphNode(`n${index}`, "Person", `Person ${index}`),
      score: 1 - index / 100,
      explanation: { keyword: { rank: index + 1, score: 1 - index / 100, terms: ["person"] } },
    })),
  },
};

export const Dark: Story = { parameters: { theme: "dark" } };
