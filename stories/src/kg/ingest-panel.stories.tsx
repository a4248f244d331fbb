import { IngestPanel } from "@elqnt/react/kg";
import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, fn, userEvent, waitFor, within } from "storybook/test";
import { graphSources, problems } from "../react/fixtures.ts";

const counts = { processed: 1_200, upserted: 1_150, unchanged: 48, failed: 2 };
const lineProblems = [6, 811].map((index) => ({ index, problem: problems.validation }));

const meta = {
  title: "kg/IngestPanel",
  component: IngestPanel,
  args: { onIngest: fn(), onCancel: fn(), onDeleteSource: fn(), sources: graphSources },
  decorators: [
    (Story) => (
      <div style={{ maxInlineSize: 560 }}>
        <Story />
      </div>
    ),
  ],
} satisfies Meta<typeof IngestPanel>;

export default meta;
type Story = StoryObj<typeof meta>;

const csv =
  "subject,predicate,object,since\nAda Lovelace,works at,Engine Ltd,1842\nAda Lovelace,lives in,London,\n";

/** What is pasted is read and shown before anything is sent. */
export const Typical: Story = {
  play: async ({ canvasElement, args }) => {
    const canvas = within(canvasElement);
    await userEvent.click(canvas.getByRole("textbox", { name: "Or paste data" }));
    await userEvent.paste(csv);
    await waitFor(() => expect(canvas.getByRole("table", { name: /Triples/ })).toBeVisible(), {
      timeout: 10_000,
    });
    await userEvent.type(canvas.getByRole("textbox", { name: "Source" }), "notes");
    await userEvent.click(canvas.getByRole("button", { name: "Ingest" }));
    await expect(args.onIngest).toHaveBeenCalledWith(
      {
        kind: "triples",
        triples: [
          {
            subject: "Ada Lovelace",
            predicate: "works at",
            object: "Engine Ltd",
            properties: { since: "1842" },
          },
          { subject: "Ada Lovelace", predicate: "lives in", object: "London" },
        ],
      },
      "notes",
    );
  },
};

export const Unreadable: Story = {
  play: async ({ canvasElement, args }) => {
    const canvas = within(canvasElement);
    await userEvent.click(canvas.getByRole("textbox", { name: "Or paste data" }));
    await userEvent.paste('{"type":"node","node":{"id":"ada"}}\n{"type":');
    await expect(await canvas.findByText("This cannot be read: line 2 is not JSON")).toBeVisible();
    await userEvent.click(canvas.getByRole("button", { name: "Ingest" }));
    await expect(args.onIngest).not.toHaveBeenCalled();
  },
};

export const Running: Story = {
  args: { progress: { status: "running", total: 5_000, ...counts, problems: lineProblems } },
  play: async ({ canvasElement, args }) => {
    await userEvent.click(within(canvasElement).getByRole("button", { name: "Cancel" }));
    await expect(args.onCancel).toHaveBeenCalled();
  },
};

/** Of a stream nobody knows how long it is. */
export const Streaming: Story = { args: { progress: { status: "running", ...counts, problems: [] } } };

export const Done: Story = {
  args: { progress: { status: "done", total: 1_200, ...counts, problems: lineProblems } },
};

export const Cancelled: Story = {
  args: { progress: { status: "cancelled", total: 5_000, ...counts, problems: [] } },
};

export const Failed: Story = {
  args: { progress: { status: "failed", total: 5_000, ...counts, problems: [] }, problem: problems.network },
};

export const Loading: Story = { args: { sources: undefined } };

export const Empty: Story = { args: { sources: [] } };

export const SourcesFailed: Story = {
  args: { sources: undefined, sourcesProblem: problems.server, onRetrySources: fn() },
};

/** Deleting asks once more: what only this source said is gone then. */
export const DeleteSource: Story = {
  play: async ({ canvasElement, args }) => {
    const canvas = within(canvasElement);
    await userEvent.click(canvas.getByRole("button", { name: "Delete source crm" }));
    await expect(canvas.getByText("Delete everything that only crm says?")).toBeVisible();
    await userEvent.click(canvas.getByRole("button", { name: "Delete" }));
    await expect(args.onDeleteSource).toHaveBeenCalledWith("crm");
  },
};

const long =
  "a-source-with-a-name-that-does-not-end.and-a-document-in-it.0197b2d3-9c10-7b79-b2bf-710f6def0001";

export const LongText: Story = {
  args: {
    sources: [{ ...graphSources[1]!, id: long }],
    progress: {
      status: "done",
      ...counts,
      problems: [
        { index: 3, problem: { ...problems.server, detail: "A reason that goes on and on. ".repeat(12) } },
      ],
    },
  },
};

export const Many: Story = {
  args: {
    sources: Array.from({ length: 60 }, (_, index) => ({ ...graphSources[1]!, id: `source-${index}` })),
    onMoreSources: fn(),
    progress: {
      status: "done",
      ...counts,
      failed: 4_000,
      problems: Array.from({ length: 1_000 }, (_, index) => ({ index, problem: problems.validation })),
    },
  },
};

export const Dark: Story = {
  args: { progress: { status: "running", total: 5_000, ...counts, problems: lineProblems } },
  parameters: { theme: "dark" },
};
